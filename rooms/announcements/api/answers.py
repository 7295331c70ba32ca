"""The lists that REST answers of announcements."""

from chatcore.foundation.shapes import Shape
from rooms.announcements.cards import (
    AnnouncementCard,
    CountsCard,
    HomeAnnouncementCard,
    ReaderCard,
)


class AnnouncementList(Shape, frozen=True, kw_only=True):
    results: list[AnnouncementCard]
    next: str | None
    position: dict[str, int]


class HomeAnnouncementList(Shape, frozen=True, kw_only=True):
    results: list[HomeAnnouncementCard]
    next: str | None
    position: dict[str, int]


class ReaderList(Shape, frozen=True, kw_only=True):
    """People by name; ``counts`` are those of everybody."""

    results: list[ReaderCard]
    next: str | None
    counts: CountsCard


class ReceiptCard(Shape, frozen=True, kw_only=True):
    read_at: str


class RemindedCard(Shape, frozen=True, kw_only=True):
    """How many are told once more."""

    people: int
