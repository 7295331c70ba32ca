"""The lists that REST answers of publications."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import MessageCard
from rooms.publications.cards import PublicationCard, ShareCard


class RankingRule(Shape, frozen=True, kw_only=True):
    """The whole of the rule by which the ranked feed is ordered, in hours gained on the date."""

    group_hours: int
    reaction_hours: int
    most_reaction_hours: int


class Feed(Shape, frozen=True, kw_only=True):
    """A page of a feed; ``room`` is the room that it is, whose stream tells what becomes of it."""

    results: list[PublicationCard]
    next: str | None
    position: dict[str, int]
    room: str
    ranking: RankingRule
    abilities: dict[str, bool]


class PublicationList(Shape, frozen=True, kw_only=True):
    results: list[PublicationCard]
    next: str | None
    position: dict[str, int]


class OnePublicationCard(PublicationCard, frozen=True, kw_only=True):
    position: dict[str, int]


class CommentPage(Shape, frozen=True, kw_only=True):
    """Comments, newest first; ``next`` goes older."""

    results: list[MessageCard]
    next: str | None
    position: dict[str, int]


class ShareList(Shape, frozen=True, kw_only=True):
    results: list[ShareCard]
    next: str | None


class ShareOutcome(Shape, frozen=True, kw_only=True):
    """What became of sharing in one room: ``shared``, ``already``, or why it was ``refused``."""

    room: str
    outcome: str
    detail: str | None = None


class ShareOutcomes(Shape, frozen=True, kw_only=True):
    results: list[ShareOutcome]
    shares_count: int
