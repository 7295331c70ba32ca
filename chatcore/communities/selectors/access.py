"""The only way from an id to a community: through the check of the right."""

import uuid
from collections.abc import Callable
from datetime import datetime
from enum import Enum

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from chatcore.communities import policies
from chatcore.communities.accords import Accord
from chatcore.communities.models import Community, Membership, Role
from chatcore.communities.modules import roles_said
from chatcore.communities.permissions import SITE_ADMINISTRATOR, Permission, given_by
from chatcore.communities.policies import Standing
from chatcore.communities.refusals import NEEDS_ACCORD
from chatcore.communities.selectors.entering import entries_of
from chatcore.communities.selectors.mandates import (
    for_all_of,
    gives_about,
    in_force,
    levels_in,
    said_by,
)
from chatcore.communities.selectors.people import visible_people
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person


class Right(Enum):
    """What somebody wants a community for."""

    SEE = "see"
    BROWSE_PEOPLE = "browse_people"
    INVITE = "invite"
    CREATE_ROOM = "create_room"
    CREATE_GROUP = "create_group"
    ANNOUNCE = "announce"
    MODERATE = "moderate"
    CHANGE = "change"
    ADD_EMOJI = "add_emoji"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ROLES = "manage_roles"
    MANAGE_BOTS = "manage_bots"
    DECIDE_ACCORDS = "decide_accords"
    READ_TRACE = "read_trace"
    BREAK_GLASS = "break_glass"


def community_for(
    actor: Person,
    community_id: object,
    *,
    to: Right = Right.SEE,
    path: str = "$.community",
    accord: Accord | None = None,
    about: object | None = None,
) -> Community:
    """Return the community that ``actor`` may use so (one query).

    Args:
        accord: what an administrator agreed to; it lifts « avec accord » for this very permission.
        about: the person whom it is about; a mandate for their component or their group gives the permission too (one
            query more, and only where there is no right for all).

    Raises:
        NotFound: it is missing, hidden, or ``community_id`` is no id: the same answer for all.
        Forbidden: it may be seen, but not used so; the words say why.
    """
    id_ = parse_id(community_id)
    community = (
        None if id_ is None else with_standing(Community.objects.filter(id=id_), actor).first()
    )
    if community is None or not policies.may_see(standing_in(community)):
        raise NotFound(path=path)
    if accord and to != Right.SEE and accord.covers(community.id, Permission(to.value)):
        community.agreed = accord.permission  # type: ignore[attr-defined]
    if about is not None and _has_in_part(actor, community, to, about):
        community.agreed = Permission(to.value)  # type: ignore[attr-defined]
    if why_not := _CHECKS[to](standing_in(community)):
        raise Forbidden(why_not, code="accord_needed" if why_not is NEEDS_ACCORD else None)
    return community


def _has_in_part(actor: Person, community: Community, to: Right, about: object) -> bool:
    person = parse_id(about)
    needed = Permission(to.value)
    if person is None or standing_in(community).may(needed):
        return False
    return gives_about(actor, community, needed, person)


def my_communities(viewer: Person) -> "QuerySet[Community]":
    """Return the communities of ``viewer``, and those that they have entered as staff of the site, with their standing
    in each, by name (one query)."""
    mine = Q(id__in=Membership.objects.filter(person=viewer, left_at=None).values("community"))
    if viewer.is_staff:
        mine |= Q(id__in=entries_of(viewer).values("community"))
    return with_standing(Community.objects.filter(mine), viewer)


def with_standing(communities: "QuerySet[Community]", viewer: Person) -> "QuerySet[Community]":
    """Annotate ``communities`` with what the viewer is, and with the count of people: no query more."""
    present = Membership.objects.filter(community=OuterRef("pk"), left_at=None)
    own = in_force(viewer).filter(community=OuterRef("pk"))
    people = present.exclude(role=Role.BOT).order_by().values("community").annotate(n=Count("pk"))
    if viewer.is_staff:
        entered = entries_of(viewer).filter(community=OuterRef("pk"))
        communities = communities.annotate(
            viewer_entry=Subquery(entered.values("id")[:1], output_field=UUIDField()),
            viewer_entry_ends=Subquery(entered.values("ends_at")[:1]),
        )
    return communities.annotate(
        viewer_role=Subquery(present.filter(person=viewer).values("role")[:1]),
        viewer_custom_role=Subquery(
            present.filter(person=viewer).values("custom_role")[:1], output_field=UUIDField()
        ),
        viewer_mandates=said_by(for_all_of(own)),
        viewer_parts=said_by(own.exclude(group=None, component=None)),
        people_count=Coalesce(Subquery(people.values("n")), 0, output_field=IntegerField()),
    )


def standing_in(community: Community) -> Standing:
    """Return the viewer's standing in a community that ``with_standing`` has annotated."""
    role = getattr(community, "viewer_role")  # noqa: B009 (annotations, here and below)
    if role is None and getattr(community, "viewer_entry", None) is not None:
        role = SITE_ADMINISTRATOR
    own = getattr(community, "viewer_custom_role")  # noqa: B009
    mandates = getattr(community, "viewer_mandates")  # noqa: B009
    parts = getattr(community, "viewer_parts")  # noqa: B009
    return Standing(
        role=role,
        archived=community.archived_at is not None,
        levels=levels_in(community.matrix, role, own, mandates or ""),
        agreed=getattr(community, "agreed", None),
        opened=community.opens_at is None,
        roles=roles_said(role, own, mandates or ""),
        in_parts=given_by(parts, community.matrix) if parts and role is not None else None,
    )


def entry_in(community: Community) -> tuple[uuid.UUID, datetime] | None:
    """Return the viewer's entry as staff of the site into a community that ``with_standing`` has annotated, and when
    it ends; None for those who belong, or have not entered."""
    if standing_in(community).role != SITE_ADMINISTRATOR:
        return None
    return getattr(community, "viewer_entry"), getattr(community, "viewer_entry_ends")  # noqa: B009


def custom_role_of(community: Community) -> str | None:
    """Return the viewer's role of the community's own, in one that ``with_standing`` has annotated."""
    own = getattr(community, "viewer_custom_role")  # noqa: B009
    return None if own is None else str(own)


def people_count(community: Community, viewer: Person) -> int:
    """Return how many people of a community that ``with_standing`` has annotated ``viewer`` may see:
    all but bots; to a guest, those whom they meet (one query more)."""
    if standing_in(community).role != Role.GUEST:
        return int(getattr(community, "people_count"))  # noqa: B009
    present = Membership.objects.filter(community=community, left_at=None).exclude(role=Role.BOT)
    met = visible_people(viewer).filter(is_active=True)
    return present.filter(person__in=met.values("id")).count()


def _freely(_: Standing) -> Words | None:
    return None


_CHECKS: dict[Right, Callable[[Standing], Words | None]] = {
    Right.SEE: _freely,
    Right.BROWSE_PEOPLE: policies.why_not_browse_people,
    Right.INVITE: policies.why_not_invite,
    Right.CREATE_ROOM: policies.why_not_create_room,
    Right.CREATE_GROUP: policies.why_not_create_group,
    Right.ANNOUNCE: policies.why_not_announce,
    Right.MODERATE: policies.why_not_moderate,
    Right.CHANGE: policies.why_not_change,
    Right.ADD_EMOJI: policies.why_not_add_emoji,
    Right.MANAGE_PEOPLE: policies.why_not_manage_people,
    Right.MANAGE_ROLES: policies.why_not_manage_roles,
    Right.MANAGE_BOTS: policies.why_not_manage_bots,
    Right.DECIDE_ACCORDS: policies.why_not_decide_accords,
    Right.READ_TRACE: policies.why_not_read_trace,
    Right.BREAK_GLASS: policies.why_not_break_glass,
}
