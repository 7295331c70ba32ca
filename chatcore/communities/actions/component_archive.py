"""Archiving a component: what it still holds is told, or goes where one says."""

import uuid

from django.db import transaction
from django.db.models import QuerySet

from chatcore.communities.actions.component_news import tell_changed, tell_removed
from chatcore.communities.actions.components import move_component
from chatcore.communities.actions.group_news import tell_changed as tell_groups_changed
from chatcore.communities.actions.rule_following import follow_all_later
from chatcore.communities.component_shape import why_not_below
from chatcore.communities.models import Component, ComponentBatch, ComponentMember, Group
from chatcore.communities.selectors.component_places import beside, held_component
from chatcore.communities.selectors.components import component_in
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def archive_component(*, actor: Person, component_id: object, to: object = None) -> Component:
    """Take a component out of its tree; again changes nothing. What it held is kept in a batch, to be brought back
    (``component_batches.undo_batch``).

    Args:
        to: where its people, its groups and the components below it go.

    Raises:
        NotFound: the component, or ``to`` in its community. Forbidden: not an administrator. Conflict: it holds
        something and ``to`` is not given, or a name is taken there. Invalid: ``to`` is no place for them.
    """
    component = held_component(actor, component_id, archived=True)
    if component.archived_at is not None:
        return component
    groups = list(
        Group.objects.select_for_update(of=("self",), no_key=True)
        .filter(component=component)
        .order_by("id")
    )
    heir = _heir(component, to) if to else None
    batch = ComponentBatch(
        community=component.community, archived=component, to=heir, made_by=actor
    )
    if heir is None:
        _check_empty(component, groups)
    batch.groups = [str(group.id) for group in groups]
    batch.children = [str(child.id) for child in _children(component)]
    batch.changes = {str(person): str(component.id) for person in _people_of(component)}
    batch.save(force_insert=True)
    if heir is not None:
        _hand_over(component, heir, batch, actor)
    for group in groups:
        group.component, group.community = heir, component.community
    Group.objects.bulk_update(groups, ["component"])
    component.archived_at = now()
    component.save(update_fields=["archived_at"])
    record(
        action="component.archived",
        actor=actor,
        obj=component,
        community=component.community,
        after={"to": heir.id} if heir else None,
    )
    tell_removed(component, by=actor)
    if heir:
        tell_changed(component.community, [heir], by=actor)
    tell_groups_changed(groups, by=actor)
    follow_all_later(component.community, ["component"])
    return component


def _heir(component: Component, to: object) -> Component:
    heir = component_in(component.community, to, path="$.to")
    if heir.path.startswith(component.path):
        raise Invalid(_BELOW_IT, path="$.to")
    if why_not := why_not_below(heir, component.dimension):
        raise Invalid(why_not, path="$.to")
    return heir


def _check_empty(component: Component, groups: list[Group]) -> None:
    children = _children(component).count()
    people = ComponentMember.objects.filter(component=component).count()
    # A group of which only its people know is counted for nobody else.
    living = sum(group.archived_at is None and not group.members_only for group in groups)
    if children or people or living:
        words = _NOT_EMPTY.filled(children=children, people=people, groups=living)
        raise Conflict(words, code="component_not_empty", path="$.to")


def _hand_over(component: Component, heir: Component, batch: ComponentBatch, actor: Person) -> None:
    for child in _children(component):
        move_component(actor=actor, component_id=child.id, parent_id=heir.id)
    ComponentMember.objects.filter(component=component).update(component=heir, batch=batch)


def _people_of(component: Component) -> "QuerySet[ComponentMember, uuid.UUID]":
    rows = ComponentMember.objects.filter(component=component)
    return rows.values_list("membership__person", flat=True)


def _children(component: Component) -> "QuerySet[Component]":
    return beside(component.community, component.dimension, component)


_NOT_EMPTY = Words(
    fr="Elle contient encore des composantes ({children}), des personnes ({people}) ou des groupes ({groups}) : "
    "dites où ils vont.",
    en="It still holds components ({children}), people ({people}) or groups ({groups}): say where they go.",
)
_BELOW_IT = Words(
    fr="Ce qu’elle contient ne peut pas aller sous elle-même : choisissez une autre composante.",
    en="What it holds cannot go below itself: choose another component.",
)
