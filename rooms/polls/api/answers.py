"""The lists that REST answers of polls."""

from chatcore.foundation.shapes import Shape
from rooms.polls.cards import PollCard, VoterCard


class PollList(Shape, frozen=True, kw_only=True):
    results: list[PollCard]
    next: str | None
    position: dict[str, int]


class OnePollCard(PollCard, frozen=True, kw_only=True):
    position: dict[str, int]


class VoterPage(Shape, frozen=True, kw_only=True):
    results: list[VoterCard]
    next: str | None
