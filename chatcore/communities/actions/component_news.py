"""What the community is told of its components, in the transaction of the change."""

from collections.abc import Collection, Sequence

from chatcore.communities.component_events import (
    ComponentChanged,
    ComponentCreated,
    ComponentRemoved,
)
from chatcore.communities.models import Community, Component
from chatcore.communities.selectors.components import cards_of
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person


def tell_created(component: Component, *, by: Person) -> None:
    (card,) = cards_of([component])
    _tell(component.community, [ComponentCreated(component=card)], by)


def tell_changed(
    community: Community, components: Collection[Component], *, by: Person | None
) -> None:
    """Tell what ``components`` of ``community`` are now; of the archived, nothing."""
    living = {one.id: one for one in components if one.archived_at is None}
    cards = cards_of(list(living.values())) if living else []
    _tell(community, [ComponentChanged(component=card) for card in cards], by)


def tell_removed(component: Component, *, by: Person) -> None:
    _tell(component.community, [ComponentRemoved(component_id=str(component.id))], by)


def _tell(community: Community, events: Sequence[StreamEvent], by: Person | None) -> None:
    log.tell({community.stream: events}, by=by.id if by else None)
