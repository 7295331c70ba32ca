"""The lists that REST answers."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import MemberCard, MessageCard, MyRoomCard, MyTopicCard


class RoomList(Shape, frozen=True, kw_only=True):
    results: list[MyRoomCard]
    next: str | None
    position: dict[str, int]


class TopicList(Shape, frozen=True, kw_only=True):
    results: list[MyTopicCard]
    next: str | None
    position: dict[str, int]


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
