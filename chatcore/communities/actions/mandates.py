"""Giving mandates: what somebody may do beside their role, for a time (requirements E7, E16)."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from chatcore.communities.actions.mandate_turns import send_mandate, turn
from chatcore.communities.mandate_policies import (
    why_not_as,
    why_not_begin,
    why_not_both,
    why_not_end,
    why_not_in_part,
)
from chatcore.communities.models import (
    Community,
    Component,
    CustomRole,
    Group,
    Mandate,
    Membership,
    Role,
)
from chatcore.communities.permissions import (
    AS_ROLE,
    SHIPPED,
    SITE_ADMINISTRATOR,
    Permission,
    given_by,
)
from chatcore.communities.policies import why_not_give_levels
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.components import component_in
from chatcore.communities.selectors.groups import group_for
from chatcore.communities.selectors.mandates import living_mandate
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.communities.selectors.roles import custom_role_in
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, Invalid, NotFound
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def give_mandate(
    *,
    actor: Person,
    community_id: object,
    person_id: object,
    role: str,
    component_id: object | None = None,
    group_id: object | None = None,
    begins_at: datetime | None = None,
    ends_at: datetime | None = None,
    mission: str = "",
) -> Mandate:
    """Let somebody be ``role`` as well, in the whole community or in a part of it, from a day to another.

    Args:
        role: the key of a shipped role, or the id of one of the community's own; ``group_administrator``
            is for a component, with all below it, or for a group.
        begins_at: now, when it is not given. ends_at: None, until somebody ends it.
        mission: the letter of mission, which the person is sent.

    Raises:
        NotFound: the community, the person in it, the role, the component or the group. Forbidden: not one who
            gives mandates, more than one has oneself, a guest or a bot. Invalid: the days, the role for that scope.
    """
    community = community_for(actor, community_id, to=Right.MANAGE_ROLES)
    membership = _mandatable(community, person_id)
    own = None if role in SHIPPED else custom_role_in(community, role)
    component = None if component_id is None else component_in(community, component_id)
    group = None if group_id is None else _group_of(actor, community, group_id)
    _check_scope(role, component, group)
    _check_days(begins_at, ends_at)
    return _give(
        actor=actor,
        membership=membership,
        gives=f"{AS_ROLE}{role if own is None else own.id}",
        own=own,
        component=component,
        group=group,
        begins_at=begins_at or now(),
        ends_at=ends_at,
        mission=checked_text(mission, longest=4000, path="$.mission"),
        request=None,
    )


@transaction.atomic
def grant_permissions(
    *,
    actor: Person,
    community_id: object,
    person_id: object,
    permissions: Collection[Permission],
    ends_at: datetime | None,
    request: uuid.UUID,
    mission: str = "",
    component_id: object | None = None,
    group_id: object | None = None,
) -> Mandate:
    """Let somebody do by themselves, until ``ends_at``, what they asked an agreement for (``request``): everywhere, or
    about the people of a component (with those below it) or of a group.

    Raises:
        NotFound: the community, the person, the component or the group in it. Forbidden: not one who decides about
            agreements, or more than one has oneself. Invalid: the day; what is not about people has no part.
    """
    community = community_for(actor, community_id, to=Right.DECIDE_ACCORDS)
    membership = _mandatable(community, person_id)
    component = None if component_id is None else component_in(community, component_id)
    group = None if group_id is None else _group_of(actor, community, group_id)
    if component or group:
        _check_part(permissions, component, group)
    _check_days(None, ends_at)
    return _give(
        actor=actor,
        membership=membership,
        gives=" ".join(sorted(permissions)),
        own=None,
        component=component,
        group=group,
        begins_at=now(),
        ends_at=ends_at,
        mission=checked_text(mission, longest=4000, path="$.mission"),
        request=request,
    )


@transaction.atomic
def change_mandate(
    *, actor: Person, community_id: object, mandate_id: object, ends_at: datetime | None
) -> Mandate:
    """Let a mandate end on another day, or on none.

    Raises:
        NotFound, Forbidden: as ``give_mandate``. Conflict: it is over. Invalid: the day.
    """
    community = community_for(actor, community_id, to=Right.MANAGE_ROLES)
    mandate = living_mandate(community, mandate_id)
    _check_gift(community, mandate.gives)
    _check_days(mandate.begins_at, ends_at)
    if mandate.ends_at == ends_at:
        return mandate
    before, mandate.ends_at, mandate.reminded_at = mandate.ends_at, ends_at, None
    mandate.save(update_fields=["ends_at", "reminded_at"])
    record(
        action="mandate.changed",
        actor=actor,
        obj=mandate,
        community=community,
        before={"person": mandate.person_id, "ends_at": before},
        after={"ends_at": ends_at},
    )
    turn(mandate, by=actor)
    return mandate


def _give(
    *,
    actor: Person,
    membership: Membership,
    gives: str,
    own: CustomRole | None,
    component: Component | None,
    group: Group | None,
    begins_at: datetime,
    ends_at: datetime | None,
    mission: str,
    request: uuid.UUID | None,
) -> Mandate:
    community = membership.community
    _check_gift(community, gives)
    mandate = Mandate.objects.create(
        community=community,
        person=membership.person,
        gives=gives,
        custom_role=own,
        component=component,
        group=group,
        mission=mission,
        begins_at=begins_at,
        ends_at=ends_at,
        given_by=actor,
        request=request,
    )
    record(
        action="mandate.given",
        actor=actor,
        obj=mandate,
        community=community,
        after={
            "person": membership.person_id,
            "gives": gives.split(),
            "begins_at": begins_at,
            "ends_at": ends_at,
            **({"component": component.name} if component else {}),
            **({"group": group.id} if group else {}),
            **({"request": request} if request else {}),
        },
    )
    turn(mandate, by=actor)
    send_mandate.enqueue(str(mandate.id))
    return mandate


def _mandatable(community: Community, person_id: object) -> Membership:
    membership = locked_membership(community, person_id)
    membership.community = community
    if membership.role in (Role.GUEST, Role.BOT):
        raise Forbidden(_NOT_GUESTS, path="$.person")
    return membership


def _group_of(actor: Person, community: Community, group_id: object) -> Group:
    group = group_for(actor, group_id).group
    if group.community_id != community.id:
        raise NotFound(path="$.group")
    return group


def _check_gift(community: Community, gives: str) -> None:
    if why_not := why_not_give_levels(standing_in(community), given_by(gives, community.matrix)):
        raise Forbidden(why_not, path="$.role")


def _check_scope(role: str, component: Component | None, group: Group | None) -> None:
    if words := why_not_both(component=component is not None, group=group is not None):
        raise Invalid(words, path="$.group")
    if words := why_not_as(role, within_a_part=component is not None or group is not None):
        raise Invalid(
            words,
            path="$.role" if role in (Role.GUEST, Role.BOT, SITE_ADMINISTRATOR) else "$.group",
        )


def _check_part(
    permissions: Collection[Permission], component: Component | None, group: Group | None
) -> None:
    if words := why_not_both(component=component is not None, group=group is not None):
        raise Invalid(words, path="$.group")
    if words := why_not_in_part(permissions):
        raise Invalid(words, path="$.component" if component else "$.group")


def _check_days(begins_at: datetime | None, ends_at: datetime | None) -> None:
    if words := why_not_begin(begins_at, moment=now()):
        raise Invalid(words, path="$.begins_at")
    if words := why_not_end(begins_at, ends_at, moment=now()):
        raise Invalid(words, path="$.ends_at")


_NOT_GUESTS = Words(
    fr="Les invités et les robots ne reçoivent pas de mandat : donnez d’abord à cette personne le rôle de membre.",
    en="Guests and bots are given no mandate: first make this person a member.",
)
