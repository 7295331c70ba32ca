"""Taking back what a list or an archiving did to many people's components at once."""

import uuid
from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from chatcore.communities.actions.component_news import tell_changed
from chatcore.communities.actions.components import move_component, reopen_component
from chatcore.communities.actions.group_news import tell_changed as tell_groups_changed
from chatcore.communities.actions.rule_following import follow_rules, hold_memberships
from chatcore.communities.models import Component, ComponentBatch, ComponentMember, Group
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.component_places import hold_trees
from chatcore.foundation.clock import now
from chatcore.foundation.errors import NotFound, Problem
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record


class Undone(NamedTuple):
    """How many people are where they were again, and how many were left, because they had changed since."""

    undone: int
    kept: int


@transaction.atomic
def undo_batch(*, actor: Person, community_id: object, batch_id: object) -> Undone:
    """Put back those whom a list or an archiving moved and whom nobody moved since; open again what was archived,
    with its groups and what was below it. Done again it changes nothing.

    Raises:
        NotFound: the community, or the batch in it. Forbidden: not one who changes it. Conflict: what was archived
        cannot be opened again: what it is below is archived, or its name is taken.
    """
    community = community_for(actor, community_id, to=Right.CHANGE)
    batch = _batch_in(community.id, batch_id)
    hold_memberships(community, {uuid.UUID(one) for one in batch.changes})
    hold_trees(community.id)
    batch.refresh_from_db(fields=["undone_at"])
    if batch.undone_at is not None:
        return Undone(0, 0)
    touched: dict[uuid.UUID, Component] = {}
    if batch.archived is not None:
        reopen_component(actor=actor, component_id=batch.archived_id)
        _bring_back_below(batch, actor)
        touched[batch.archived.id] = batch.archived
    moved = _put_back(batch, touched)
    groups = _bring_back_groups(batch)
    batch.undone_at = now()
    batch.save(update_fields=["undone_at"])
    record(
        action="component.import_undone" if batch.archived is None else "component.archive_undone",
        actor=actor,
        obj=community if batch.archived is None else batch.archived,
        community=community,
        before={str(person): name for person, name in moved.items()},
        after={"batch": batch.id, "people": len(moved), "groups": len(groups)},
    )
    changed = Component.objects.filter(id__in=touched).select_related("community")
    tell_changed(community, list(changed), by=actor)
    tell_groups_changed(groups, by=actor)
    follow_rules(community, people=list(moved), facts=["component"], by=actor)
    return Undone(len(moved), len(batch.changes) - len(moved))


def _batch_in(community_id: uuid.UUID, batch_id: object) -> ComponentBatch:
    batch = (
        ComponentBatch.objects.filter(community=community_id, id=parse_id(batch_id) or NO_ID)
        .select_related("archived__community", "to__community")
        .first()
    )
    if batch is None:
        raise NotFound(path="$.batch")
    return batch


def _put_back(batch: ComponentBatch, touched: dict[uuid.UUID, Component]) -> dict[uuid.UUID, str]:
    """Make those whom nobody moved since what they were; return where each was found, by name.

    A component that was archived since takes nobody back: who came from there stays where they are.
    """
    rows = ComponentMember.objects.filter(batch=batch).select_related(
        "component", "membership__community"
    )
    before = {row: batch.changes[str(row.membership.person_id)] for row in rows}
    ids = {id_ for key in before.values() if (id_ := parse_id(key)) is not None}
    open_now = Component.objects.filter(archived_at=None).in_bulk(ids)
    back: Mapping[ComponentMember, Component | None] = {
        row: open_now[uuid.UUID(key)] if key else None
        for row, key in before.items()
        if key is None or uuid.UUID(key) in open_now
    }
    for row, place in back.items():
        touched[row.component_id] = row.component
        if place is not None:
            touched[place.id] = place
    ComponentMember.objects.filter(
        id__in=[row.id for row, place in back.items() if place is None]
    ).delete()
    for place in {place for place in back.values() if place is not None}:
        ids_there = [row.id for row, its in back.items() if its == place]
        ComponentMember.objects.filter(id__in=ids_there).update(component=place, batch=None)
    return {row.membership.person_id: row.component.name for row in back}


def _bring_back_below(batch: ComponentBatch, actor: Person) -> None:
    """Move back below it what the archiving moved, in its order, and what is still where it went."""
    rows = Component.objects.filter(id__in=batch.children, parent=batch.to, archived_at=None)
    for child in rows.order_by("position", "id"):
        try:
            move_component(actor=actor, component_id=child.id, parent_id=batch.archived_id)
        except Problem:
            # Its name is taken there by now, or the tree would be too deep: it stays where it is.
            continue


def _bring_back_groups(batch: ComponentBatch) -> list[Group]:
    if not batch.groups:
        return []
    rows = Group.objects.select_for_update(of=("self",), no_key=True).select_related("community")
    groups = list(rows.filter(id__in=batch.groups, component=batch.to).order_by("id"))
    for group in groups:
        group.component = batch.archived
    Group.objects.bulk_update(groups, ["component"])
    return groups
