"""The lists that projects' addresses answer."""

from chatcore.foundation.shapes import Shape
from rooms.spaces.cards import (
    DocumentCard,
    EntranceCard,
    MilestoneCard,
    MyProjectCard,
    ParticipantCard,
)


class ProjectList(Shape, frozen=True, kw_only=True):
    results: list[MyProjectCard]
    next: str | None
    position: dict[str, int]


class ParticipantList(Shape, frozen=True, kw_only=True):
    results: list[ParticipantCard]
    next: str | None


class EntranceList(Shape, frozen=True, kw_only=True):
    results: list[EntranceCard]
    next: str | None


class MilestoneList(Shape, frozen=True, kw_only=True):
    results: list[MilestoneCard]
    next: str | None


class DocumentList(Shape, frozen=True, kw_only=True):
    results: list[DocumentCard]
    next: str | None
