"""Reading groups."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from chatcore.communities.models import Community, Group, GroupMember
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.paging import name_and_id
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


def groups_of(community: Community) -> "QuerySet[Group]":
    """Return the living groups of ``community``, each with its ``members_count`` (one query)."""
    rows = Group.objects.filter(community=community, archived_at=None)
    return rows.annotate(members_count=Count("members")).order_by("name", "id")


def group_for(actor: Person, group_id: object) -> Group:
    """Return a group of a community whose people ``actor`` may list (two queries).

    Raises:
        NotFound: missing or hidden. Forbidden: guests do not list people.
    """
    group = Group.objects.filter(id=parse_id(group_id) or NO_ID).first()
    try:
        community_for(actor, group.community_id if group else NO_ID, to=Right.BROWSE_PEOPLE)
    except NotFound:
        # Hidden and missing are one answer, at the same cost.
        raise NotFound from None
    if group is None:
        raise NotFound
    return group


def members_of(group: Group, *, after: Sequence[Any] | None, limit: int) -> Sequence[GroupMember]:
    """Return a page of the group's members with their persons, by name (one query)."""
    rows = GroupMember.objects.filter(group=group).select_related("person")
    if after is not None:
        name, id_ = name_and_id(after)
        rows = rows.filter(Q(person__search__gt=name) | Q(person__search=name, person__id__gt=id_))
    return list(rows.order_by("person__search", "person__id")[:limit])
