"""Groups that follow a space above (a project, a club): made, renamed, archived and peopled by it alone.

A space calls these in the transaction of its own change, once it has checked what ``actor`` may do there. It
holds memberships first, then its own rows; the group is held last.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.db.models import QuerySet

from chatcore.communities.actions.group_news import (
    tell_changed,
    tell_created,
    tell_hidden,
    tell_people_changed,
    tell_removed,
)
from chatcore.communities.group_policies import why_not_put_in
from chatcore.communities.happenings import GroupArchived, GroupRenamed, GroupReopened
from chatcore.communities.models import (
    Community,
    Group,
    GroupKind,
    GroupMember,
    GroupStatus,
    Membership,
)
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden
from chatcore.foundation.happenings import announce
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def make_projected_group(
    *,
    actor: Person,
    community: Community,
    kind: GroupKind,
    space: uuid.UUID,
    name: str,
    people: Mapping[uuid.UUID, str],
    members_only: bool = False,
) -> Group:
    """Make the group of a space with its first people, each with their status.

    Args:
        members_only: nobody else learns of the group; a club's always is so.

    Raises:
        Invalid, TooLarge: the name. Forbidden: as ``set_projected_people``.
    """
    group = Group.objects.create(
        community=community,
        kind=kind,
        space=space,
        name=checked_line(name, longest=120, path="$.name", required=True),
        members_only=members_only or kind == GroupKind.CLUB,
        created_by=actor,
    )
    record(
        action="group.created",
        actor=actor,
        obj=group,
        community=_whose(group),
        after={"kind": str(kind), "space": space},
    )
    tell_created(group, by=actor)
    set_projected_people(actor=actor, space=space, people=people)
    return group


@transaction.atomic
def set_projected_people(
    *, actor: Person | None, space: uuid.UUID, people: Mapping[uuid.UUID, str]
) -> Group:
    """Make ``people`` those who are in the group of ``space``, with their statuses. Again changes nothing.

    Raises:
        Forbidden: somebody who comes is not a member of the community, or is its guest or bot.
    """
    (group,) = set_people_of_spaces(actor=actor, spaces={space: people})
    return group


@transaction.atomic
def set_people_of_spaces(
    *, actor: Person | None, spaces: Mapping[uuid.UUID, Mapping[uuid.UUID, str]]
) -> Sequence[Group]:
    """``set_projected_people`` for many spaces at once: groups that stay as they are cost nothing more."""
    groups = list(_held(spaces))
    members: dict[uuid.UUID, dict[uuid.UUID, str]] = {group.id: {} for group in groups}
    rows = GroupMember.objects.filter(group__in=groups)
    for group_id, person, status in rows.values_list("group_id", "person_id", "status"):
        members[group_id][person] = status
    for group in groups:
        if group.space is not None:
            _change_people(group, members[group.id], spaces[group.space], actor)
    return groups


def _change_people(
    group: Group,
    before: Mapping[uuid.UUID, str],
    people: Mapping[uuid.UUID, str],
    actor: Person | None,
) -> None:
    """Bring the people of a group from what they were ``before`` to ``people``: as many statements for any number."""
    came = {person: status for person, status in people.items() if person not in before}
    changed = {
        person: status
        for person, status in people.items()
        if person in before and before[person] != status
    }
    went = before.keys() - people.keys()
    if not (came or changed or went):
        return
    _check_may_come(group, came)
    members = GroupMember.objects.filter(group=group)
    if went:
        members.filter(person__in=went).delete()
    for status in GroupStatus:
        if bearers := [person for person, borne in changed.items() if borne == status]:
            members.filter(person__in=bearers).update(status=status)
    GroupMember.objects.bulk_create(
        GroupMember(group=group, person_id=person, status=status) for person, status in came.items()
    )
    record(
        action="group.synchronised",
        actor=actor,
        obj=group,
        community=_whose(group),
        before={str(person): before[person] for person in (*changed, *went)},
        after={str(person): str(status) for person, status in (came | changed).items()},
    )
    tell_people_changed(group, by=actor, came=came, changed=changed, went=went)


@transaction.atomic
def rename_projected_group(*, actor: Person, space: uuid.UUID, name: str) -> Group:
    """Give the group of ``space`` the name that the space has now; apps above follow, such as with its first room.

    Raises:
        Invalid, TooLarge: the name.
    """
    group = _locked(space)
    name = checked_line(name, longest=120, path="$.name", required=True)
    if group.name == name:
        return group
    before, group.name = group.name, name
    group.save(update_fields=["name"])
    _trace("group.changed", group, actor, {"fields": ["name"]})
    renamed = GroupRenamed(group, before, actor)
    # Streams are taken in one order by all: those of communities, of rooms, of people.
    if group.members_only:
        announce(renamed)
        tell_changed([group], by=actor)
    else:
        tell_changed([group], by=actor)
        announce(renamed)
    return group


@transaction.atomic
def show_projected_group(*, actor: Person, space: uuid.UUID, members_only: bool) -> Group:
    """Let the whole community know of the group of ``space``, or its people alone."""
    group = _locked(space)
    if group.members_only == members_only:
        return group
    group.members_only = members_only
    group.save(update_fields=["members_only"])
    _trace("group.changed", group, actor, {"fields": ["members_only"]})
    if members_only:
        tell_hidden(group, by=actor)
    tell_changed([group], by=actor)
    return group


@transaction.atomic
def archive_projected_group(*, actor: Person, space: uuid.UUID, archived: bool) -> Group:
    """Archive the group of ``space`` with its space, or open it again. Again changes nothing."""
    group = _locked(space)
    since = group.archived_at
    if (since is not None) == archived:
        return group
    group.archived_at = now() if archived else None
    group.save(update_fields=["archived_at"])
    _trace("group.archived" if archived else "group.reopened", group, actor, None)
    if archived:
        tell_removed(group, by=actor)
    else:
        tell_changed([group], by=actor)
    announce(GroupReopened(group, since, actor) if since else GroupArchived(group, actor))
    return group


def _locked(space: uuid.UUID) -> Group:
    return _held([space]).get()


def _held(spaces: Collection[uuid.UUID]) -> "QuerySet[Group]":
    groups = Group.objects.select_for_update(of=("self",), no_key=True).filter(space__in=spaces)
    return groups.select_related("community").order_by("id")


def _check_may_come(group: Group, came: Mapping[uuid.UUID, str]) -> None:
    rows = Membership.objects.filter(community=group.community_id, left_at=None, person__in=came)
    roles = dict(rows.values_list("person_id", "role"))
    for person in came:
        if why_not := why_not_put_in(roles.get(person)):
            raise Forbidden(why_not)


def _trace(action: str, group: Group, by: Person, after: Mapping[str, object] | None) -> None:
    record(action=action, actor=by, obj=group, community=_whose(group), after=after)


def _whose(group: Group) -> Community | None:
    """Return the community whose administrators read what is done to ``group``; a club is its members' affair."""
    return None if group.kind == GroupKind.CLUB else group.community
