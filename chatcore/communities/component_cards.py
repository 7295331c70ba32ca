"""The shapes of components on the wire."""

from chatcore.communities.cards import ImportedCard, RefusedLineCard
from chatcore.communities.models import Component
from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.shapes import Shape


class ComponentCard(Shape, frozen=True, kw_only=True):
    """``people_count`` counts those of the component itself: with those below, it is the reader's to add."""

    id: str
    community: str
    dimension: str
    parent: str | None
    name: str
    position: int
    people_count: int
    archived_at: str | None


class ComponentImportCard(Shape, frozen=True, kw_only=True):
    """What a list did or, without ``batch``, would do; ``status`` and ``before`` are ids of components."""

    batch: str | None
    lines: int
    accepted: list[ImportedCard]
    refused: list[RefusedLineCard]


class ComponentArchivedCard(Shape, frozen=True, kw_only=True):
    """By what the archiving can be taken back."""

    batch: str | None


def component_card(component: Component, people_count: int) -> ComponentCard:
    return ComponentCard(
        id=str(component.id),
        community=str(component.community_id),
        dimension=component.dimension,
        parent=str(component.parent_id) if component.parent_id else None,
        name=component.name,
        position=component.position,
        people_count=people_count,
        archived_at=wire_or_none(component.archived_at),
    )
