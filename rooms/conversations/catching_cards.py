"""The shapes of what somebody missed."""

from chatcore.foundation.shapes import Shape
from chatcore.notices.cards import ToldCard
from rooms.conversations.inbox_cards import TalkCard


class LineCard(Shape, frozen=True, kw_only=True):
    """Something that happened, and the way there: ``kind`` is decision, poll or receipt."""

    kind: str
    id: str
    title: str
    text: str
    place: str
    at: str
    path: str


class CatchUpCard(Shape, frozen=True, kw_only=True):
    """What somebody missed, by rules: unread conversations are wherever they began, the lines since ``since``.

    ``topics`` are unread conversations that concern them: named there, followed, or written in; ``others`` counts
    the unread conversations that are in none of the lists.
    """

    since: str
    addressed: list[ToldCard]
    topics: list[TalkCard]
    announcements: list[TalkCard]
    direct: list[TalkCard]
    lines: list[LineCard]
    others: int
    position: dict[str, int]
