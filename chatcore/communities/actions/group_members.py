"""Who is in a group that is kept by hand, and as what."""

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Case, IntegerField, Value, When

from chatcore.communities import group_policies as policies
from chatcore.communities.actions.group_counts import tell_counts_soon
from chatcore.communities.actions.group_news import tell_changed, tell_people, tell_people_changed
from chatcore.communities.group_statuses import status_in
from chatcore.communities.happenings import GroupPeopleChanged
from chatcore.communities.models import Group, GroupKind, GroupMember, GroupStatus, Membership
from chatcore.communities.selectors.group_statuses import status_named
from chatcore.communities.selectors.groups import GroupRight, group_for
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.errors import Conflict, Forbidden, NotFound
from chatcore.foundation.happenings import announce
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record

# Who takes over a group that lost its last administrator: the first of these that somebody has.
# Guests and observers were given no part in it; then only the community's administrators are left.
_HEIRS = (GroupStatus.REFERENT, GroupStatus.MEMBER)


@transaction.atomic
def put_in_group(*, actor: Person, group_id: object, person_id: object, status: str) -> GroupMember:
    """Bring somebody of the community into a group, or give them another status in it.

    Args:
        status: a shipped one, or the id of one of the community's own.

    Raises:
        NotFound: the group, or the person in its community. Forbidden: not an administrator, a group
        that is not kept by hand, a guest. Conflict: the last administrator stays one. Invalid: the status.
    """
    group = group_for(actor, group_id, to=GroupRight.CHANGE).group
    membership = locked_membership(group.community, person_id)
    wanted = status_named(group.community_id, status, held=True)
    group = group_for(actor, group_id, to=GroupRight.CHANGE, locked=True).group
    if why_not := policies.why_not_put_in(membership.role):
        raise Forbidden(why_not, path="$.person")
    member = _member_of(group, membership.person_id)
    before = status_in(member) if member else None
    if member and before == wanted:
        member.person = membership.person
        return member
    administers = before is not None and before.shipped == GroupStatus.ADMINISTRATOR
    if administers and wanted.shipped != GroupStatus.ADMINISTRATOR:
        _keep_an_administrator(group, membership.person_id)
    if member is None:
        member = GroupMember(group=group, person=membership.person)
    member.person, member.batch = membership.person, None
    member.status, member.own_status_id = wanted.shipped, wanted.own
    member.save()
    _trace(
        "group.joined" if before is None else "group.status_changed",
        member,
        actor,
        before=None if before is None else {"person": member.person_id, "status": before.said},
        after={"person": member.person_id, "status": wanted.said},
    )
    now_is = {member.person_id: wanted.shipped}
    tell_people_changed(
        group,
        by=actor,
        came=now_is if before is None else None,
        changed=None if before is None else now_is,
    )
    return member


@transaction.atomic
def leave_group(*, actor: Person, group_id: object) -> None:
    """Go out of a group. Its last administrator hands over first.

    Raises:
        NotFound: the group. Forbidden: one is not in it, or it is not kept by hand. Conflict: the last
        administrator.
    """
    group = group_for(actor, group_id, to=GroupRight.LEAVE, locked=True).group
    _take_out(group, actor.id, by=actor)


@transaction.atomic
def remove_from_group(*, actor: Person, group_id: object, person_id: object) -> None:
    """Take somebody out of a group.

    Raises:
        NotFound: the group, or the person in it. Forbidden, Conflict: as ``put_in_group``.
    """
    id_ = parse_id(person_id)
    if id_ == actor.id:
        return leave_group(actor=actor, group_id=group_id)
    group = group_for(actor, group_id, to=GroupRight.CHANGE, locked=True).group
    return _take_out(group, id_, by=actor)


class Departure(NamedTuple):
    """A group that somebody is out of, and who administers it in their place, where somebody must."""

    group: Group
    person: uuid.UUID
    heir: uuid.UUID | None


def leave_groups_of_community(
    *, actor: Person | None, membership: Membership
) -> Sequence[Departure]:
    """Take a person, who stops being a member, out of the groups of their community.

    One kept by hand that loses its last administrator so is handed to its longest-standing referent or, where
    it has none, member. Returns what the caller announces (``announce_departures``), and then tells
    (``tell_heirs``) once it has taken all other streams.
    """
    groups = list(
        Group.objects.select_for_update(of=("self",), no_key=True)
        .filter(community=membership.community_id, members__person=membership.person_id)
        .exclude(kind=GroupKind.AUTOMATIC, rule__isnull=True)
        .order_by("id")
    )
    GroupMember.objects.filter(group__in=groups, person=membership.person_id).delete()
    departures = []
    for group in groups:
        group.community = membership.community
        heir = _heir_of(group) if group.kind == GroupKind.ADDITIONAL else None
        if heir is not None:
            _hand_over(group, heir, membership.person_id, actor)
        departures.append(Departure(group, membership.person_id, heir.person_id if heir else None))
    tell_changed([one for one in groups if one.kind != GroupKind.AUTOMATIC], by=actor)
    if len(groups) > sum(one.kind != GroupKind.AUTOMATIC for one in groups):
        tell_counts_soon(membership.community_id)
    return departures


def announce_departures(departures: Sequence[Departure], *, by: Person | None) -> None:
    """Let the apps above follow: whoever left is out of what the group has, whoever took over leads it."""
    for group, person, heir in departures:
        changed = {heir: GroupStatus.ADMINISTRATOR} if heir else {}
        announce(GroupPeopleChanged(group, by, changed=changed, went={person}))


def tell_heirs(departures: Sequence[Departure], *, by: Person | None) -> None:
    """Tell the devices of those who took over a group, in the log's order of streams."""
    for heir, group in sorted(
        ((one.heir, one.group) for one in departures if one.heir), key=lambda one: one[0]
    ):
        tell_people(group, [heir], by=by)


def _hand_over(group: Group, heir: GroupMember, before: uuid.UUID, actor: Person | None) -> None:
    was = status_in(heir).said
    heir.status, heir.own_status, heir.batch = GroupStatus.ADMINISTRATOR, None, None
    heir.save(update_fields=["status", "own_status", "batch"])
    _trace(
        "group.handed_over",
        heir,
        actor,
        before={"person": before},
        after={"person": heir.person_id, "was": was},
    )


def _heir_of(group: Group) -> GroupMember | None:
    """Return who takes over ``group``; None when it has an administrator, or nobody to become one."""
    members = GroupMember.objects.filter(group=group)
    if members.filter(status=GroupStatus.ADMINISTRATOR).exists():
        return None
    rank = Case(
        *(When(status=status, then=Value(place)) for place, status in enumerate(_HEIRS)),
        output_field=IntegerField(),
    )
    heirs = members.filter(status__in=_HEIRS).select_related("own_status")
    return heirs.order_by(rank, "since", "id").first()


def _member_of(group: Group, person_id: uuid.UUID | None) -> GroupMember | None:
    rows = GroupMember.objects.filter(group=group, person=person_id)
    return rows.select_related("own_status").first()


def _take_out(group: Group, person_id: uuid.UUID | None, *, by: Person) -> None:
    member = _member_of(group, person_id)
    if member is None:
        raise NotFound(path="$.person")
    if member.status == GroupStatus.ADMINISTRATOR:
        _keep_an_administrator(group, member.person_id)
    member.group = group
    was = {"person": member.person_id, "status": status_in(member).said}
    _trace("group.left", member, by, before=was)
    member.delete()
    tell_people_changed(group, by=by, went={member.person_id})


def _keep_an_administrator(group: Group, but: uuid.UUID) -> None:
    """Refuse to lose the last administrator. The group is locked, so that two cannot go at once."""
    others = GroupMember.objects.filter(group=group, status=GroupStatus.ADMINISTRATOR)
    if not others.exclude(person=but).exists():
        raise Conflict(LAST_ADMINISTRATOR, code="last_administrator")


def _trace(
    action: str,
    member: GroupMember,
    by: Person | None,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    group = member.group
    record(
        action=action, actor=by, obj=group, community=group.community, before=before, after=after
    )


LAST_ADMINISTRATOR = Words(
    fr="C’est le dernier administrateur du groupe : nommez-en d’abord un autre.",
    en="This is the last administrator of the group: appoint another one first.",
)
