"""The lists that REST answers of what is being written."""

from chatcore.foundation.shapes import Shape
from rooms.writing.cards import MyDraftCard, PlannedCard, RecurringCard, SnippetCard


class DraftList(Shape, frozen=True, kw_only=True):
    results: list[MyDraftCard]
    next: str | None


class PlannedList(Shape, frozen=True, kw_only=True):
    """What waits and what failed."""

    results: list[PlannedCard]
    next: str | None


class RecurringList(Shape, frozen=True, kw_only=True):
    results: list[RecurringCard]
    next: str | None


class SnippetList(Shape, frozen=True, kw_only=True):
    results: list[SnippetCard]
    next: str | None


class Moments(Shape, frozen=True, kw_only=True):
    """When it would come next."""

    moments: list[str]
