"""Places in the trees of components: holding them, and what is there. For those who are about to change them."""

import uuid

from django.db.models import Max, QuerySet

from chatcore.communities import component_shape as shape
from chatcore.communities.models import Community, Component, ComponentBatch
from chatcore.communities.selectors.access import Right
from chatcore.communities.selectors.components import component_for, descendants_of
from chatcore.foundation.errors import Conflict
from chatcore.foundation.words import Words
from chatcore.people.folding import folded
from chatcore.people.models import Person


def hold_trees(community_id: uuid.UUID) -> None:
    """Hold the trees of a community until the commit. Memberships are locked before, groups after."""
    Community.objects.select_for_update(no_key=True).filter(id=community_id).values("id").first()


def held_component(actor: Person, component_id: object, *, archived: bool = False) -> Component:
    """Return a component to change, as it is once the trees of its community are held.

    Raises:
        NotFound, Forbidden: as ``component_for``. Conflict: it is archived, unless ``archived`` is no matter.
    """
    component = component_for(actor, component_id, to=Right.CHANGE)
    hold_trees(component.community_id)
    component.refresh_from_db()
    if component.archived_at and not archived:
        raise Conflict(shape.ARCHIVED, code="component_archived")
    return component


def height_of(component: Component) -> int:
    """Return how many levels ``component`` has with what is below it."""
    below = [one.depth for one in descendants_of(component).only("path")]
    return max([component.depth, *below]) - component.depth + 1


def beside(community: Community, dimension: str, parent: Component | None) -> "QuerySet[Component]":
    """Return the living components at one place, in their order."""
    return Component.objects.filter(
        community=community, dimension=dimension, parent=parent, archived_at=None
    )


def end_of(community: Community, dimension: str, parent: Component | None) -> int:
    """Return the position behind all that are at one place."""
    last = beside(community, dimension, parent).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def check_free(
    community: Community,
    dimension: str,
    parent: Component | None,
    name: str,
    *,
    but: Component | None = None,
) -> None:
    """Refuse a name that one beside it has already, accents and capitals aside."""
    for one in beside(community, dimension, parent):
        if one != but and folded(one.name) == folded(name):
            raise Conflict(_NAME_TAKEN.filled(name=one.name), code="name_taken", path="$.name")


def batch_of_archiving(component: Component) -> ComponentBatch | None:
    """Return the archiving that ``component`` is in now, to take it back by."""
    if component.archived_at is None:
        return None
    return ComponentBatch.objects.filter(archived=component, undone_at=None).first()


_NAME_TAKEN = Words(
    fr="« {name} » existe déjà à cet endroit : choisissez un autre nom.",
    en="“{name}” is there already: choose another name.",
)
