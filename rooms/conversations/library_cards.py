"""The shapes of a room's library: its files and its links, each with the message that brought it."""

from chatcore.files.cards import AttachmentCard
from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import AuthorCard


class RoomFileCard(AttachmentCard, frozen=True, kw_only=True):
    message: str
    seq: int
    author: AuthorCard
    posted_at: str


class SharedLinkCard(Shape, frozen=True, kw_only=True):
    url: str
    label: str
    message: str
    seq: int
    author: AuthorCard
    posted_at: str


class RoomFileList(Shape, frozen=True, kw_only=True):
    results: list[RoomFileCard]
    next: str | None


class LinkList(Shape, frozen=True, kw_only=True):
    """Links, those of the newest message first; a page has those of at most ``limit`` messages."""

    results: list[SharedLinkCard]
    next: str | None
