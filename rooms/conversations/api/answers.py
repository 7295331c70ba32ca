"""The lists that REST answers."""

from msgspec import UNSET, UnsetType

from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard
from rooms.conversations.cards import (
    CrowdCard,
    MemberCard,
    MessageCard,
    MyRoomCard,
    MyTopicCard,
    ReactorCard,
    RoomCard,
    TopicCard,
)
from rooms.conversations.inbox_cards import TalkCard
from rooms.conversations.quoted_cards import QuotedCard, VersionCard
from rooms.conversations.search_cards import FoundCard, KeptCard, OperatorCard, SavedCard
from rooms.conversations.section_cards import SectionCard


class RoomList(Shape, frozen=True, kw_only=True):
    """Rooms; with those that one has joined, the sections that one keeps them in."""

    results: list[MyRoomCard]
    next: str | None
    position: dict[str, int]
    sections: list[SectionCard] | UnsetType = UNSET


class SectionList(Shape, frozen=True, kw_only=True):
    results: list[SectionCard]
    next: str | None
    position: dict[str, int]


class TopicList(Shape, frozen=True, kw_only=True):
    results: list[MyTopicCard]
    next: str | None
    position: dict[str, int]


class CrowdList(Shape, frozen=True, kw_only=True):
    results: list[CrowdCard]


class ReactorList(Shape, frozen=True, kw_only=True):
    results: list[ReactorCard]
    next: str | None


class MovedMessages(Shape, frozen=True, kw_only=True):
    """Which messages were moved, in their order, and where they are now."""

    messages: list[str]
    room: str
    topic: TopicCard | None


class TalkList(Shape, frozen=True, kw_only=True):
    """Conversations, those last talked in first: a hundred at most; ``more`` are left out, and ``next`` has them.

    ``since`` is how far back the recent ones go; null: to the first word. ``next`` goes further.
    """

    results: list[TalkCard]
    more: int
    position: dict[str, int]
    next: str | None = None
    since: str | None = None


class ReadRooms(Shape, frozen=True, kw_only=True):
    """In how many rooms something was unread."""

    rooms: int


class MessagePage(Shape, frozen=True, kw_only=True):
    """Messages, newest first; ``next`` goes older, ``previous`` newer."""

    results: list[MessageCard]
    next: str | None
    previous: str | None
    position: dict[str, int]


class MemberList(Shape, frozen=True, kw_only=True):
    results: list[MemberCard]
    next: str | None


class Preview(Shape, frozen=True, kw_only=True):
    """``reach`` is how many people the text would call; ``asks``: so many that its author confirms it first."""

    html: str
    reach: int
    asks: bool


class SearchPage(Shape, frozen=True, kw_only=True):
    """What was found, with the rooms and thèmes that it is in; ``next`` goes on."""

    results: list[FoundCard]
    rooms: list[RoomCard]
    topics: list[TopicCard]
    next: str | None


class TopicSuggestion(Shape, frozen=True, kw_only=True):
    topic: TopicCard
    room_name: str


class Suggestions(Shape, frozen=True, kw_only=True):
    people: list[PersonCard]
    rooms: list[RoomCard]
    topics: list[TopicSuggestion]
    operators: list[OperatorCard]


class PinList(Shape, frozen=True, kw_only=True):
    """What a room has pinned, the newest pin first: a hundred at most."""

    results: list[KeptCard]
    position: dict[str, int]


class SavedList(Shape, frozen=True, kw_only=True):
    """What one has saved, the newest first, with the rooms that it is in."""

    results: list[SavedCard]
    rooms: list[RoomCard]
    next: str | None


class VersionList(Shape, frozen=True, kw_only=True):
    """What a message said, the newest first."""

    results: list[VersionCard]
    next: str | None


class QuotedList(Shape, frozen=True, kw_only=True):
    results: list[QuotedCard]
    next: str | None
