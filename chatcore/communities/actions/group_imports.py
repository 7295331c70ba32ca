"""Bringing many people into a group at once, from a pasted list, and taking that back."""

import uuid
from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db import transaction

from chatcore.communities.actions.group_members import LAST_ADMINISTRATOR
from chatcore.communities.actions.group_news import tell_people_changed
from chatcore.communities.group_import_plan import Plan, Step, plan_import
from chatcore.communities.group_statuses import Status, by_key, meaning_with, status_in
from chatcore.communities.models import (
    Group,
    GroupImport,
    GroupMember,
    GroupStatus,
    Membership,
    OwnStatus,
)
from chatcore.communities.pasted_people import STATUS_COLUMNS, Line, read_people
from chatcore.communities.selectors.group_statuses import UNKNOWN_STATUS, own_statuses_in
from chatcore.communities.selectors.groups import GroupRight, group_for
from chatcore.communities.selectors.named_people import people_named
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid, NotFound, TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record

# A list that one still looks through; each line also costs its person a notice, in one transaction.
MOST_LINES = 2000


class Imported(NamedTuple):
    """What an import did or, when it was tried only, would do: then ``batch`` is None."""

    batch: GroupImport | None
    lines: int
    plan: Plan


class Undone(NamedTuple):
    """How many people were put back as they were, and how many had changed since and were left alone."""

    undone: int
    kept: int


@transaction.atomic
def import_into_group(
    *, actor: Person, group_id: object, text: str, status: str, dry_run: bool
) -> Imported:
    """Bring the people whom ``text`` names into a group, all at once; lines that do not hold are told.

    Args:
        status: for lines that give none; its key.
        dry_run: only tell what would be done.

    Raises:
        NotFound, Forbidden: as ``put_in_group``. Invalid: the status, or no line. TooLarge: too many lines.
    """
    group = group_for(actor, group_id, to=GroupRight.CHANGE).group
    own = own_statuses_in(group.community_id)
    lines, plan = _planned(actor, group, own, text, status)
    if dry_run or not plan.steps:
        return Imported(None, len(lines), plan)
    _hold_memberships(group, plan)
    own = own_statuses_in(group.community_id, held={step.status for step in plan.steps})
    group = group_for(actor, group_id, to=GroupRight.CHANGE, locked=True).group
    lines, plan = _planned(actor, group, own, text, status)
    if not plan.steps:
        return Imported(None, len(lines), plan)
    return Imported(_apply(group, plan.steps, by_key(own), actor), len(lines), plan)


@transaction.atomic
def undo_import(*, actor: Person, group_id: object, batch_id: object) -> Undone:
    """Put back as they were those whom an import brought in or changed and whom nobody changed since.

    Done again it changes nothing.

    Raises:
        NotFound: the group, or the import in it. Forbidden: as ``put_in_group``. Conflict: the group would
        be left without an administrator.
    """
    group = group_for(actor, group_id, to=GroupRight.CHANGE).group
    batch = GroupImport.objects.filter(group=group, id=parse_id(batch_id) or NO_ID).first()
    if batch is None:
        raise NotFound(path="$.batch")
    was = {key for key in batch.changes.values() if key}
    statuses = by_key(own_statuses_in(group.community_id, held=was, archived=True))
    group = group_for(actor, group_id, to=GroupRight.CHANGE, locked=True).group
    batch.refresh_from_db(fields=["undone_at"])
    if batch.undone_at is not None:
        return Undone(0, 0)
    rows = GroupMember.objects.filter(group=group, batch=batch)
    members = list(rows.select_related("own_status"))
    before = {
        member.person_id: statuses[key] if (key := batch.changes[str(member.person_id)]) else None
        for member in members
    }
    _put_back(group, before, members)
    batch.undone_at = now()
    batch.save(update_fields=["undone_at"])
    record(
        action="group.import_undone",
        actor=actor,
        obj=group,
        community=group.community,
        before={str(member.person_id): status_in(member).said for member in members},
        after={"batch": batch.id},
    )
    if members:
        tell_people_changed(
            group,
            by=actor,
            changed={id_: status.shipped for id_, status in before.items() if status},
            went={id_ for id_, status in before.items() if status is None},
        )
    return Undone(len(members), len(batch.changes) - len(members))


def checked_lines(
    text: str, *, words: Collection[str] | None = None, called: Collection[str] = STATUS_COLUMNS
) -> list[Line]:
    """Return the lines of ``text``, as ``read_people``.

    Raises:
        Invalid: there is none. TooLarge: too many.
    """
    lines = read_people(text, words=words, called=called)
    if not lines:
        raise Invalid(_NO_LINES, path="$.text")
    if len(lines) > MOST_LINES:
        raise TooLarge(_TOO_MANY.filled(most=MOST_LINES), path="$.text")
    return lines


def _planned(
    actor: Person, group: Group, own: list[OwnStatus], text: str, status: str
) -> tuple[list[Line], Plan]:
    if status not in by_key(own):
        raise Invalid(UNKNOWN_STATUS, path="$.status")
    meaning = meaning_with(own)
    lines = checked_lines(text, words=meaning.values)
    people = people_named(actor, group.community, lines)
    rows = GroupMember.objects.filter(group=group).only("person", "status", "own_status")
    inside = {row.person_id: str(row.own_status_id or row.status) for row in rows}
    return lines, plan_import(lines, people, inside=inside, status=status, meaning=meaning)


def _hold_memberships(group: Group, plan: Plan) -> None:
    """Lock the memberships before the group, in one order: who leaves the community now is not brought in."""
    rows = Membership.objects.select_for_update().filter(
        community=group.community_id, left_at=None, person__in=[step.person for step in plan.steps]
    )
    list(rows.order_by("id").values_list("id"))


def _apply(
    group: Group, steps: list[Step], statuses: Mapping[str, Status], actor: Person
) -> GroupImport:
    batch = GroupImport.objects.create(
        group=group,
        made_by=actor,
        changes={str(step.person): step.before for step in steps},
    )
    GroupMember.objects.bulk_create(
        (
            GroupMember(
                group=group,
                person_id=step.person,
                status=statuses[step.status].shipped,
                own_status_id=statuses[step.status].own,
                batch=batch,
            )
            for step in steps
        ),
        update_conflicts=True,
        update_fields=["status", "own_status", "batch"],
        unique_fields=["group", "person"],
    )
    record(
        action="group.imported",
        actor=actor,
        obj=group,
        community=group.community,
        before={str(step.person): step.before and statuses[step.before].said for step in steps},
        after={
            "batch": batch.id,
            **{str(step.person): statuses[step.status].said for step in steps},
        },
    )
    now_are = {step.person: statuses[step.status].shipped for step in steps}
    new = {step.person for step in steps if step.before is None}
    tell_people_changed(
        group,
        by=actor,
        came={person: status for person, status in now_are.items() if person in new},
        changed={person: status for person, status in now_are.items() if person not in new},
    )
    return batch


def _put_back(
    group: Group, before: Mapping[uuid.UUID, Status | None], members: list[GroupMember]
) -> None:
    """Make ``members`` what they were; refused when nobody would administer the group any more."""
    others = GroupMember.objects.filter(group=group).exclude(person__in=before)
    stays = any(one and one.shipped == GroupStatus.ADMINISTRATOR for one in before.values())
    leaves = any(member.status == GroupStatus.ADMINISTRATOR for member in members)
    if leaves and not stays and not others.filter(status=GroupStatus.ADMINISTRATOR).exists():
        raise Conflict(LAST_ADMINISTRATOR, code="last_administrator")
    brought_in = [person for person, status in before.items() if status is None]
    GroupMember.objects.filter(group=group, person__in=brought_in).delete()
    for status in {status for status in before.values() if status is not None}:
        people = [person for person, its in before.items() if its == status]
        GroupMember.objects.filter(group=group, person__in=people).update(
            status=status.shipped, own_status=status.own, batch=None
        )


_NO_LINES = Words(
    fr="Collez au moins une ligne : une adresse électronique ou un nom, et si besoin un statut.",
    en="Paste at least one line: an e-mail address or a name, and a status if needed.",
)
_TOO_MANY = Words(
    fr="Au plus {most} lignes à la fois : faites-en plusieurs listes.",
    en="At most {most} lines at once: make several lists of it.",
)
