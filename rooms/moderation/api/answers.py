"""The lists and small answers that REST gives of moderation."""

from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard
from rooms.moderation.cards import (
    AvoidedCard,
    CaseCard,
    FilterWordCard,
    HeldCard,
    MyReportCard,
    StatementCard,
    TimeOutCard,
)


class ToldCommunity(Shape, frozen=True, kw_only=True):
    id: str
    name: str


class Reporting(Shape, frozen=True, kw_only=True):
    """Before reporting: who can be told, for which reasons."""

    communities: list[ToldCommunity]
    reasons: list[str]


class CaseList(Shape, frozen=True, kw_only=True):
    """``waiting`` is how many wait for the reader, whatever is filtered."""

    results: list[CaseCard]
    next: str | None
    waiting: int
    moderators: list[PersonCard]


class MyReportList(Shape, frozen=True, kw_only=True):
    results: list[MyReportCard]
    next: str | None


class StatementList(Shape, frozen=True, kw_only=True):
    results: list[StatementCard]
    next: str | None


class FilterWordList(Shape, frozen=True, kw_only=True):
    results: list[FilterWordCard]
    next: str | None
    most: int


class TrialAnswer(Shape, frozen=True, kw_only=True):
    effect: str | None
    said: str | None


class TimeOutList(Shape, frozen=True, kw_only=True):
    results: list[TimeOutCard]
    next: str | None


class HeldList(Shape, frozen=True, kw_only=True):
    results: list[HeldCard]
    next: str | None


class AvoidedList(Shape, frozen=True, kw_only=True):
    results: list[AvoidedCard]
    next: str | None
    position: dict[str, int]
