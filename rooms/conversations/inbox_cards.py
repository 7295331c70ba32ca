"""What the inbox and the list of recent conversations show, and what a sub-thread is."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import AuthorCard, MessageCard, TopicCard


class TalkCard(Shape, frozen=True, kw_only=True):
    """A room, or one of its thèmes, with what the reader has not read there and the last thing said.

    ``seq`` and ``message`` are those of the last message; ``first_unread`` is the position of the first unread
    one, ``first_message`` its id.
    """

    room: str
    topic: TopicCard | None
    choice: str
    unread: int
    mentions: int
    first_unread: int | None
    first_message: str | None
    message: str
    seq: int
    author: AuthorCard
    excerpt: str
    posted_at: str


class SubThreadCard(Shape, frozen=True, kw_only=True):
    """A message, what it answers (if that is there to be read), the answers to it and the answers to those."""

    above: MessageCard | None
    message: MessageCard
    answers: list[MessageCard]
    position: dict[str, int]
