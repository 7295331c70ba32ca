"""Having automatic groups hold whom their rules describe, whenever what the rules ask for has changed.

What changes a membership holds it, and follows in its own transaction; what changes a person, or many at once,
leaves it to a job. Memberships are held first, then groups: whatever changes at the same time is seen.
"""

import uuid
from collections.abc import Collection, Sequence

from django.db import transaction

from chatcore.communities.actions.group_counts import tell_counts_soon
from chatcore.communities.actions.group_news import tell_people
from chatcore.communities.happenings import GroupPeopleChanged
from chatcore.communities.models import Community, Group, GroupMember, GroupStatus, Membership
from chatcore.communities.selectors.rule_people import (
    Difference,
    People,
    about,
    differences,
    rule_groups,
)
from chatcore.foundation.happenings import announce
from chatcore.foundation.jobs.definition import job
from chatcore.people.models import Person
from chatcore.records.actions import record

# People in one statement: databases take so many parameters, and no more.
BATCH = 1000


def follow_rules(
    community: Community,
    *,
    people: People | None,
    facts: Collection[str] | None = None,
    by: Person | None,
    tell: bool = True,
) -> None:
    """Bring ``people`` (None: all) into the groups whose rules they meet now, and out of the others.

    Call it in the transaction of the change, with their memberships held.

    Args:
        facts: what has changed of them; None: anything may have.
        tell: also tell the devices of those who came or went. Whoever comes into the community reads all anew.
    """
    groups = [one for one in rule_groups(community) if facts is None or about(one, facts)]
    follow_groups(community, groups, people=people, by=by, tell=tell)


def follow_groups(
    community: Community,
    groups: Sequence[Group],
    *,
    people: People | None,
    by: Person | None,
    tell: bool = True,
) -> set[uuid.UUID]:
    """As ``follow_rules``, for ``groups`` of the community; return who came into one or went out of one."""
    found = differences(community, groups, people) if groups else {}
    moved = [group for group in groups if any(found[group.id])]
    if not moved:
        return set()
    locked = Group.objects.select_for_update(of=("self",), no_key=True)
    list(locked.filter(id__in=[one.id for one in moved]).order_by("id").values_list("id"))
    found = differences(community, moved, people)
    for group in moved:
        group.community = community
        _apply(group, found[group.id], by)
    tell_counts_soon(community.id)
    if tell:
        for group in moved:
            tell_people(group, set.union(*found[group.id]), by=by)
    return set().union(*(one for group in moved for one in found[group.id]))


def hold_memberships(community: Community, people: People | None = None) -> None:
    """Hold the memberships of ``people`` (None: of all) until the commit, in the order that all hold them."""
    rows = Membership.objects.select_for_update(no_key=True).filter(
        community=community, left_at=None
    )
    if people is not None:
        rows = rows.filter(person__in=people)
    list(rows.order_by("id").values_list("id"))


@job()
def follow_person(person_id: str, facts: list[str]) -> None:
    """Follow what somebody changed about themselves, in each of their communities."""
    person = uuid.UUID(person_id)
    rows = Membership.objects.filter(person=person, left_at=None).select_related("community")
    for membership in rows.order_by("id"):
        with transaction.atomic():
            hold_memberships(membership.community, [person])
            follow_rules(membership.community, people=[person], facts=facts, by=None)


@job()
def follow_community(community_id: str, facts: list[str]) -> None:
    """Follow what changed for many people of a community at once, such as a component that moved."""
    with transaction.atomic():
        community = Community.objects.filter(id=community_id).first()
        if community is not None:
            hold_memberships(community)
            follow_rules(community, people=None, facts=facts, by=None)


def follow_later(person_id: uuid.UUID, facts: Sequence[str]) -> None:
    """Have a job follow what somebody changed about themselves, if any rule of their communities asks for it."""
    groups = Group.objects.filter(
        rule__isnull=False,
        community__memberships__person=person_id,
        community__memberships__left_at=None,
    )
    if any(about(group, facts) for group in groups):
        follow_person.enqueue(str(person_id), list(facts))


def follow_all_later(community: Community, facts: Sequence[str]) -> None:
    """Have a job follow what changed for many at once, if any rule of the community asks for it."""
    if any(about(group, facts) for group in rule_groups(community)):
        follow_community.enqueue(str(community.id), list(facts))


def _apply(group: Group, found: Difference, by: Person | None) -> None:
    if not any(found):
        return
    gone = list(found.went)
    for some in (gone[at : at + BATCH] for at in range(0, len(gone), BATCH)):
        GroupMember.objects.filter(group=group, person__in=some).delete()
    GroupMember.objects.bulk_create(
        (GroupMember(group=group, person_id=person) for person in found.came),
        batch_size=BATCH,
    )
    record(
        action="group.synchronised",
        actor=by,
        obj=group,
        community=group.community,
        before={str(person): GroupStatus.MEMBER for person in found.went},
        after={str(person): GroupStatus.MEMBER for person in found.came},
    )
    came = dict.fromkeys(found.came, str(GroupStatus.MEMBER))
    announce(GroupPeopleChanged(group, by, came=came, went=found.went))
