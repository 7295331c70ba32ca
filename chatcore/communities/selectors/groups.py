"""Reading groups: from an id to a group only through the check of the right."""

import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import Enum
from typing import Any, NamedTuple

from django.db.models import (
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
)
from django.db.models.functions import Coalesce

from chatcore.communities import group_policies as policies
from chatcore.communities.cards import MyGroupCard, my_group_card
from chatcore.communities.group_policies import GroupStanding
from chatcore.communities.models import Community, Group, GroupMember
from chatcore.communities.permissions import given_by
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.mandates import in_force, said_by
from chatcore.communities.selectors.modules import need_module
from chatcore.communities.selectors.paging import name_and_id
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID

# Where the group is that a subquery is about, for a comparison that Django makes of a column only.
_outer_path = ExpressionWrapper(OuterRef("component__path"), output_field=CharField())


class GroupRight(Enum):
    """What somebody wants a group for."""

    SEE = "see"
    CHANGE = "change"
    ARCHIVE = "archive"
    PLACE = "place"
    RENAME = "rename"
    RULE = "rule"
    MUTE = "mute"
    LEAVE = "leave"
    OPEN_ROOM = "open_room"


class GroupView(NamedTuple):
    """A group, and what somebody is to it."""

    group: Group
    standing: GroupStanding
    muted: bool
    own_status: tuple[uuid.UUID, str] | None


def group_for(
    actor: Person, group_id: object, *, to: GroupRight = GroupRight.SEE, locked: bool = False
) -> GroupView:
    """Return a group that ``actor`` may use so (three queries; that of others' is none for them).

    Args:
        locked: hold the group until the commit: who is in it, and as what, changes one at a time.

    Raises:
        NotFound: missing or hidden. Forbidden: guests see no groups; or it may not be used so.
    """
    rows = Group.objects.select_for_update(of=("self",), no_key=True) if locked else Group.objects
    known = rows.filter(known_to(actor), id=parse_id(group_id) or NO_ID)
    group = _mandated(known, actor).first()
    try:
        community = community_for(
            actor, group.community_id if group else NO_ID, to=Right.BROWSE_PEOPLE
        )
    except NotFound:
        # Hidden and missing are one answer, at the same cost.
        raise NotFound from None
    if group is None:
        raise NotFound
    need_module(community, "groups")
    group.community = community
    rows_of_mine = GroupMember.objects.filter(group=group, person=actor)
    mine = rows_of_mine.select_related("own_status").first()
    standing = _standing(group, community, mine.status if mine else None)
    own = mine.own_status if mine else None
    view = GroupView(
        group, standing, bool(mine and mine.muted), (own.id, own.name) if own else None
    )
    if why_not := _CHECKS[to](view.standing):
        raise Forbidden(why_not)
    return view


def group_cards(community: Community, viewer: Person) -> list[MyGroupCard]:
    """Return the living groups of ``community``, which ``community_for`` gave, for ``viewer`` (one query)."""
    living = Group.objects.filter(known_to(viewer), community=community, archived_at=None)
    rows = counted(_mandated(living, viewer))
    mine = GroupMember.objects.filter(group=OuterRef("pk"), person=viewer)
    found: Iterable[Any] = rows.order_by("name", "id").annotate(
        viewer_status=Subquery(mine.values("status")[:1]),
        viewer_own_status=Subquery(mine.values("own_status")[:1], output_field=UUIDField()),
        viewer_status_name=Subquery(mine.values("own_status__name")[:1]),
        viewer_muted=Subquery(mine.values("muted")[:1]),
    )
    return [
        _card(
            group,
            _standing(group, community, group.viewer_status),
            group.people_count,
            muted=bool(group.viewer_muted),
            own=(group.viewer_own_status, group.viewer_status_name)
            if group.viewer_own_status
            else None,
        )
        for group in found
    ]


def one_group_card(view: GroupView) -> MyGroupCard:
    """Return the card of a group for the one whom ``group_for`` let in (one query)."""
    return _card(
        view.group, view.standing, people_in(view.group), muted=view.muted, own=view.own_status
    )


def people_in(group: Group) -> int:
    return GroupMember.objects.filter(group=group).count()


def sizes_of(groups: Sequence[Group]) -> dict[uuid.UUID, int]:
    """Return how many people are in each of ``groups`` (one query)."""
    rows = GroupMember.objects.filter(group__in=groups).order_by().values_list("group")
    counted = dict(rows.annotate(people=Count("id")))
    return {group.id: counted.get(group.id, 0) for group in groups}


def members_of(group: Group, *, after: Sequence[Any] | None, limit: int) -> Sequence[GroupMember]:
    """Return a page of the group's members with their persons, by name (one query)."""
    rows = GroupMember.objects.filter(group=group).select_related("person", "own_status")
    if after is not None:
        name, id_ = name_and_id(after)
        rows = rows.filter(Q(person__search__gt=name) | Q(person__search=name, person__id__gt=id_))
    return list(rows.order_by("person__search", "person__id")[:limit])


def names_of_groups(viewer: Person, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the names of those of the groups that ``viewer`` may know of, of whatever community (one query)."""
    return dict(Group.objects.filter(known_to(viewer), id__in=ids).values_list("id", "name"))


def known_to(viewer: Person) -> Q:
    """What ``policies.may_see`` says, for rows: groups that are members' only are known to these."""
    mine = GroupMember.objects.filter(group=OuterRef("pk"), person=viewer)
    return Q(Exists(mine)) | Q(members_only=False)


def counted(groups: "QuerySet[Group]") -> "QuerySet[Group]":
    """Annotate ``groups`` with ``people_count``: no query more."""
    people = GroupMember.objects.filter(group=OuterRef("pk")).order_by().values("group")
    counts = people.annotate(n=Count("pk")).values("n")
    return groups.annotate(people_count=Coalesce(Subquery(counts), 0, output_field=IntegerField()))


def _mandated(groups: "QuerySet[Group]", viewer: Person) -> "QuerySet[Group]":
    """Annotate ``groups`` with what the viewer's mandates for each say: for the group, or for where it is."""
    mandates = in_force(viewer).annotate(place=_outer_path)
    here = Q(group=OuterRef("pk")) | Q(place__startswith=F("component__path"))
    return groups.annotate(viewer_mandates=said_by(mandates.filter(here)))


def _standing(group: Group, community: Community, status: str | None) -> GroupStanding:
    return GroupStanding(
        community=standing_in(community),
        kind=group.kind,
        status=status,
        archived=group.archived_at is not None,
        mandated=given_by(getattr(group, "viewer_mandates") or "", community.matrix),  # noqa: B009
        everyone=group.is_everyone,
        standard=bool(group.standard),
        members_only=group.members_only,
    )


def _card(
    group: Group,
    standing: GroupStanding,
    members_count: int,
    *,
    muted: bool,
    own: tuple[uuid.UUID, str] | None,
) -> MyGroupCard:
    return my_group_card(
        group,
        members_count=members_count,
        status=str(own[0]) if own else standing.status,
        status_name=own[1] if own else None,
        muted=muted,
        abilities=policies.abilities(standing),
    )


_CHECKS: dict[GroupRight, Callable[[GroupStanding], Words | None]] = {
    GroupRight.SEE: policies.why_not_see,
    GroupRight.CHANGE: policies.why_not_change,
    GroupRight.ARCHIVE: policies.why_not_archive,
    GroupRight.PLACE: policies.why_not_place,
    GroupRight.RENAME: policies.why_not_rename,
    GroupRight.RULE: policies.why_not_rule,
    GroupRight.MUTE: policies.why_not_mute,
    GroupRight.LEAVE: policies.why_not_leave,
    GroupRight.OPEN_ROOM: policies.why_not_open_room,
}
