"""Making, renaming, moving, archiving and reopening the components of a community.

Everything that writes components holds the community's row until the commit (``hold_trees``): two moves at
once can make no cycle, and the counts that are told are true.
"""

from typing import Any

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from chatcore.communities import component_shape as shape
from chatcore.communities.actions.component_news import tell_changed, tell_created
from chatcore.communities.models import Component, Dimension
from chatcore.communities.models.component import path_below
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.component_places import (
    beside,
    check_free,
    end_of,
    height_of,
    held_component,
    hold_trees,
)
from chatcore.communities.selectors.components import component_for, component_in, descendants_of
from chatcore.foundation.errors import Conflict, Invalid, TooLarge
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record

# Both trees together; the list is read whole, and measured with as many (``test_components.py``).
MOST_COMPONENTS = 2000


@transaction.atomic
def add_component(
    *,
    actor: Person,
    community_id: object,
    name: str,
    parent_id: object = None,
    dimension: str = Dimension.COMPONENT,
) -> Component:
    """Add a component at the end of those below ``parent_id``; of the roots of ``dimension``, without one.

    Raises:
        NotFound: the community, or the parent in it. Forbidden: not an administrator. Conflict: the name is
        taken there, the parent is archived. Invalid: the dimension, the depth. TooLarge: the name, too many.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    name = _checked_name(name)
    hold_trees(community.id)
    parent = component_in(community, parent_id, path="$.parent") if parent_id else None
    dimension = parent.dimension if parent else _checked_dimension(dimension)
    if parent and (why_not := shape.why_not_below(parent, dimension)):
        raise Conflict(why_not, code="component_archived", path="$.parent")
    if why_not := shape.too_deep(parent):
        raise Invalid(why_not, path="$.parent")
    if Component.objects.filter(community=community, archived_at=None).count() >= MOST_COMPONENTS:
        raise TooLarge(_TOO_MANY.filled(most=MOST_COMPONENTS))
    check_free(community, dimension, parent, name)
    component = Component(
        id=new_id(), community=community, dimension=dimension, parent=parent, name=name
    )
    component.path = path_below(parent, component.id)
    component.position = end_of(community, dimension, parent)
    component.save(force_insert=True)
    _trace("component.created", component, actor, after={"parent": component.parent_id})
    tell_created(component, by=actor)
    return component


@transaction.atomic
def change_component(*, actor: Person, component_id: object, **wanted: Any) -> None:
    """Open a component again (``archived``: false), then move it (``parent``, ``position``), then rename it.

    What is given of them, or nothing of it; a ``position`` alone stays below the same parent.

    Raises:
        NotFound, Forbidden, Conflict, Invalid: as the actions below.
    """
    component = component_for(actor, component_id, to=Right.CHANGE)
    if wanted.get("archived") is False:
        reopen_component(actor=actor, component_id=component_id)
    if "parent" in wanted or "position" in wanted:
        move_component(
            actor=actor,
            component_id=component_id,
            parent_id=wanted.get("parent", component.parent_id),
            position=wanted.get("position"),
        )
    if "name" in wanted:
        rename_component(actor=actor, component_id=component_id, name=wanted["name"])


@transaction.atomic
def rename_component(*, actor: Person, component_id: object, name: str) -> Component:
    """Give a component another name.

    Raises:
        NotFound, Forbidden: as ``component_for``. Conflict: the name is taken beside it, or it is archived.
        Invalid, TooLarge: the name.
    """
    component = held_component(actor, component_id)
    name = _checked_name(name)
    if component.name == name:
        return component
    check_free(component.community, component.dimension, component.parent, name, but=component)
    component.name = name
    component.save(update_fields=["name"])
    _trace("component.renamed", component, actor)
    tell_changed(component.community, [component], by=actor)
    return component


@transaction.atomic
def move_component(
    *, actor: Person, component_id: object, parent_id: object, position: int | None = None
) -> Component:
    """Place a component, with all that is below it, below another (None: at the root).

    Args:
        position: how many are to be before it there; None: after all of them.

    Raises:
        NotFound: the component, or the parent in its community. Forbidden: not an administrator. Conflict:
        the name is taken there, one of both is archived. Invalid: below itself, too deep, the other tree.
    """
    component = held_component(actor, component_id)
    community = component.community
    parent = component_in(community, parent_id, path="$.parent") if parent_id else None
    if why_not := shape.why_not_move(component, parent, height=height_of(component)):
        raise Invalid(why_not, path="$.parent")
    before = component.parent_id
    if before != (parent.id if parent else None):
        check_free(community, component.dimension, parent, component.name)
        _place_below(component, parent)
    changed = _lined_up(component, position)
    if before == component.parent_id and not changed:
        return component
    _trace(
        "component.moved",
        component,
        actor,
        before={"parent": before},
        after={"parent": component.parent_id},
    )
    tell_changed(community, [component, *changed], by=actor)
    return component


@transaction.atomic
def reopen_component(*, actor: Person, component_id: object) -> Component:
    """Take an archived component back into its tree, at the end; again changes nothing.

    Raises:
        NotFound, Forbidden: as ``component_for``. Conflict: what it is below is archived, the name is taken.
    """
    component = held_component(actor, component_id, archived=True)
    if component.archived_at is None:
        return component
    parent = component.parent
    if parent and (why_not := shape.why_not_below(parent, component.dimension)):
        raise Conflict(why_not, code="component_archived")
    check_free(component.community, component.dimension, parent, component.name)
    component.archived_at = None
    component.position = end_of(component.community, component.dimension, parent)
    component.save(update_fields=["archived_at", "position"])
    _trace("component.reopened", component, actor)
    tell_created(component, by=actor)
    return component


def _place_below(component: Component, parent: Component | None) -> None:
    """Write the new place of ``component`` and of all that is below it (two queries)."""
    old = component.path
    path = path_below(parent, component.id)
    descendants_of(component).update(path=Concat(Value(path), Substr("path", len(old) + 1)))
    component.parent, component.path = parent, path
    component.position = end_of(component.community, component.dimension, parent)
    component.save(update_fields=["parent", "path", "position"])


def _lined_up(component: Component, position: int | None) -> list[Component]:
    """Number ``component`` and those beside it anew; return those of which the number changed."""
    there = list(beside(component.community, component.dimension, component.parent))
    line = [one for one in there if one.id != component.id]
    line.insert(len(line) if position is None else max(0, position), component)
    changed = [one for place, one in enumerate(line) if one.position != place]
    for place, one in enumerate(line):
        one.position = place
    Component.objects.bulk_update(changed, ["position"])
    for one in changed:
        one.community = component.community
    return changed


def _checked_name(name: str) -> str:
    line = checked_line(name, longest=120, path="$.name", required=True)
    if " / " in line:
        raise Invalid(_NO_SLASH, path="$.name")
    return line


def _checked_dimension(dimension: str) -> str:
    if dimension not in Dimension.values:
        raise Invalid(_UNKNOWN_DIMENSION, path="$.dimension")
    return dimension


def _trace(action: str, component: Component, by: Person, **values: dict[str, object]) -> None:
    record(action=action, actor=by, obj=component, community=component.community, **values)


_NO_SLASH = Words(
    fr="Le nom ne contient pas « / » entre deux espaces : les listes l’utilisent pour dire ce qui est sous quoi.",
    en="The name has no “/” between two spaces: lists use it to tell what is below what.",
)
_UNKNOWN_DIMENSION = Words(
    fr="La dimension est « component » (composante) ou « track » (mention ou parcours).",
    en="The dimension is “component” or “track”.",
)
_TOO_MANY = Words(
    fr="Une communauté a {most} composantes au plus : archivez celles qui ne servent plus.",
    en="A community has at most {most} components: archive those of no more use.",
)
