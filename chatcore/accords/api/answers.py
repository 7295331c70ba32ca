"""What the addresses of requests answer."""

from chatcore.accords.cards import MyAccordCard
from chatcore.foundation.shapes import Shape


class AccordList(Shape, frozen=True, kw_only=True):
    """``position`` is that of the reader's own stream, on which requests are told."""

    results: list[MyAccordCard]
    next: str | None
    position: dict[str, int]


class DelayCard(Shape, frozen=True, kw_only=True):
    """In how many working days requests of a community are to be answered."""

    days: int
