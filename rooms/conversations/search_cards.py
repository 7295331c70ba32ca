"""What a search answers, and what is kept at hand: found messages, pins, saved messages."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import AuthorCard, CardReference, MessageCard, RoomCard, TopicCard


class StretchCard(Shape, frozen=True, kw_only=True):
    """A part of an excerpt; ``found`` is what was looked for."""

    text: str
    found: bool


class NeighbourCard(Shape, frozen=True, kw_only=True):
    """The message before or after one that was found, shortened."""

    id: str
    author: AuthorCard
    text: str
    posted_at: str


class FoundCard(Shape, frozen=True, kw_only=True):
    message: MessageCard
    excerpt: list[StretchCard]
    before: NeighbourCard | None
    after: NeighbourCard | None


class OperatorCard(Shape, frozen=True, kw_only=True):
    """An operator as it is typed in the reader's language, with the values that it takes where they are few."""

    typed: str
    says: str
    values: list[str]


class MessagePlace(Shape, frozen=True, kw_only=True):
    """Where a message is now; in a feed, ``card`` names the publication that it is, or comments."""

    message: str
    room: RoomCard
    topic: TopicCard | None
    seq: int
    card: CardReference | None


class KeptCard(Shape, frozen=True, kw_only=True):
    """A message that a room has pinned."""

    message: MessageCard
    pinned_by: AuthorCard
    pinned_at: str


class SavedCard(Shape, frozen=True, kw_only=True):
    """A message that the reader has saved."""

    message: MessageCard
    note: str
    saved_at: str
    remind_at: str | None
    reminded_at: str | None


class MySavedCard(Shape, frozen=True, kw_only=True):
    """What the reader keeps a message with; null: they do not keep it."""

    saved: SavedCard | None
