"""Belonging to a community: coming, changing role, going."""

from django.db import transaction

from chatcore.communities import policies
from chatcore.communities.accords import Accord
from chatcore.communities.actions.component_news import tell_changed as tell_components
from chatcore.communities.actions.component_people import leave_components
from chatcore.communities.actions.group_counts import tell_counts_soon
from chatcore.communities.actions.group_members import (
    announce_departures,
    leave_groups_of_community,
    tell_heirs,
)
from chatcore.communities.actions.mandate_ends import end_mandates_of
from chatcore.communities.actions.rule_following import follow_rules
from chatcore.communities.actions.site_entries import end_entries_of
from chatcore.communities.actions.standings import settle
from chatcore.communities.events import AbilitiesChanged
from chatcore.communities.happenings import (
    GroupPeopleChanged,
    MembershipBegun,
    MembershipChanged,
    MembershipEnded,
)
from chatcore.communities.models import (
    Community,
    CustomRole,
    Group,
    GroupKind,
    GroupMember,
    GroupStatus,
    Invitation,
    Membership,
    Role,
)
from chatcore.communities.permissions import NOTHING, levels_of
from chatcore.communities.policies import Standing
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.entering import hears, hold_the_opening
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.communities.selectors.roles import custom_role_in
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.happenings import announce
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record

# Guests and bots belong to the community, but are not of "everyone".
_NOT_EVERYONE = (Role.GUEST, Role.BOT)


@transaction.atomic
def begin_membership(
    *,
    actor: Person,
    community: Community,
    person: Person,
    role: str,
    invitation: Invitation | None = None,
) -> Membership:
    """Make ``person`` belong: membership, automatic group, and what the apps above add (rooms).

    Who may do so is for the caller to check: an invitation, a policy.

    Raises:
        Conflict: they belong already.
    """
    if Membership.objects.filter(community=community, person=person, left_at=None).exists():
        raise Conflict(ALREADY_MEMBER, code="already_member")
    hold_the_opening(community)
    # Whoever belongs from now on is no visitor any more.
    end_entries_of(person.id, community=community)
    membership = Membership.objects.create(community=community, person=person, role=role)
    _follow_everyone(membership, by=actor)
    follow_rules(community, people=[person.id], by=actor, tell=False)
    record(
        action="membership.begun",
        actor=actor,
        obj=membership,
        community=community,
        after={"person": person.id, "role": str(role)},
    )
    _tell(membership, heard=False)
    announce(MembershipBegun(membership, invitation))
    return membership


@transaction.atomic
def change_role(
    *,
    actor: Person,
    community_id: object,
    person_id: object,
    role: str,
    accord: Accord | None = None,
) -> Membership:
    """Give somebody of the community another role: a shipped one, or one of the community's own by its id.

    Raises:
        NotFound: the community or the person in it. Forbidden: not an administrator, or a role above
        one's own, given or taken. Conflict: the last administrator stays one. Invalid: the role.
    """
    community = community_for(
        actor, community_id, to=Right.MANAGE_PEOPLE, accord=accord, about=person_id
    )
    own = None if role in Role.values else _own_role(community, role)
    role = Role.MEMBER if own else role
    membership = locked_membership(community, person_id)
    before, before_own = membership.role, membership.custom_role
    _check_may_give(standing_in(community), before, role)
    for one in (before_own, own):
        _check_may_give_own(community, one)
    if before == role and before_own == own:
        return membership
    hold_the_opening(membership.community)
    heard = hears(membership)
    if before == Role.ADMINISTRATOR:
        _keep_an_administrator(membership)
    membership.role, membership.custom_role = role, own
    membership.save(update_fields=["role", "custom_role"])
    if role in _NOT_EVERYONE:
        end_mandates_of(actor=actor, membership=membership)
    settle(community, {membership.person_id})
    left = leave_components(actor=actor, membership=membership) if role in _NOT_EVERYONE else ()
    _follow_everyone(membership, by=actor)
    departures = (
        leave_groups_of_community(actor=actor, membership=membership)
        if role in _NOT_EVERYONE
        else []
    )
    follow_rules(community, people=[membership.person_id], facts=["role"], by=actor, tell=False)
    record(
        action="membership.changed",
        actor=actor,
        obj=membership,
        community=community,
        before={"role": before_own.name if before_own else before},
        after={"role": own.name if own else role},
    )
    announce_departures(departures, by=actor)
    _tell(membership, heard=heard)
    announce(MembershipChanged(membership, before))
    tell_components(community, left, by=actor)
    tell_heirs(departures, by=actor)
    return membership


@transaction.atomic
def leave_community(*, actor: Person, community_id: object) -> None:
    """Go out of a community. The last administrator hands over first.

    Raises:
        NotFound: the community. Forbidden: who visits it as staff of the site ends their entry instead. Conflict: the
        last administrator.
    """
    community = community_for(actor, community_id)
    if why_not := policies.why_not_leave(standing_in(community)):
        raise Forbidden(why_not)
    end_membership(actor=actor, membership=locked_membership(community, actor.id))


@transaction.atomic
def remove_from_community(
    *, actor: Person, community_id: object, person_id: object, accord: Accord | None = None
) -> None:
    """Take somebody out of the community, its groups and its rooms.

    Raises:
        NotFound, Forbidden, Conflict: as ``change_role``.
    """
    if parse_id(person_id) == actor.id:
        return leave_community(actor=actor, community_id=community_id)
    community = community_for(
        actor, community_id, to=Right.MANAGE_PEOPLE, accord=accord, about=person_id
    )
    membership = locked_membership(community, person_id)
    if why_not := _why_not_over(standing_in(community), membership.role):
        raise Forbidden(why_not)
    return end_membership(actor=actor, membership=membership)


@transaction.atomic
def end_membership(*, actor: Person | None, membership: Membership, forced: bool = False) -> None:
    """End a membership and what hangs on it.

    Args:
        forced: also that of the last administrator (their account is being closed).
    """
    if membership.role == Role.ADMINISTRATOR and not forced:
        _keep_an_administrator(membership)
    hold_the_opening(membership.community)
    membership.left_at = now()
    membership.save(update_fields=["left_at"])
    end_mandates_of(actor=actor, membership=membership)
    left = leave_components(actor=actor, membership=membership)
    departures = leave_groups_of_community(actor=actor, membership=membership)
    _follow_everyone(membership, by=actor)
    record(
        action="membership.ended",
        actor=actor,
        obj=membership,
        community=membership.community,
        before={"person": membership.person_id, "role": membership.role},
    )
    announce(MembershipEnded(membership))
    announce_departures(departures, by=actor)
    tell_components(membership.community, left, by=actor)
    _tell(membership, heard=hears(membership))
    tell_heirs(departures, by=actor)


def _check_may_give(standing: Standing, before: str, after: str) -> None:
    why_not = _why_not_over(standing, before) or policies.why_not_give(standing, after)
    if why_not:
        raise Forbidden(why_not)


def _check_may_give_own(community: Community, own: CustomRole | None) -> None:
    levels = levels_of(str(own.id), community.matrix) if own else NOTHING
    if why_not := policies.why_not_give_levels(standing_in(community), levels):
        raise Forbidden(why_not)


def _own_role(community: Community, role: str) -> CustomRole:
    try:
        return custom_role_in(community, role)
    except NotFound:
        raise Invalid(_UNKNOWN_ROLE, path="$.role") from None


def _why_not_over(standing: Standing, role: str) -> Words | None:
    """Bots are ended where they are made; nobody decides over a role above their own."""
    return policies.why_not_give(standing, role)


def _keep_an_administrator(membership: Membership) -> None:
    """Refuse to lose the last administrator. All of them are locked, so that two cannot go at once."""
    administrators = Membership.objects.select_for_update().filter(
        community=membership.community_id, role=Role.ADMINISTRATOR, left_at=None
    )
    if len(administrators) <= 1:
        raise Conflict(_LAST_ADMINISTRATOR, code="last_administrator")


def _follow_everyone(membership: Membership, *, by: Person | None) -> None:
    """Put the person into the community's automatic group, or out of it, as their role and stay say."""
    group = Group.objects.filter(
        community=membership.community_id, kind=GroupKind.AUTOMATIC, rule__isnull=True
    ).first()
    if group is None:
        return
    person, group.community = membership.person_id, membership.community
    if membership.left_at is not None or membership.role in _NOT_EVERYONE:
        gone, _ = GroupMember.objects.filter(group=group, person=person).delete()
        if gone:
            tell_counts_soon(membership.community_id)
            announce(GroupPeopleChanged(group, by, went={person}))
        return
    _, came = GroupMember.objects.get_or_create(group=group, person_id=person)
    if came:
        tell_counts_soon(membership.community_id)
        announce(GroupPeopleChanged(group, by, {person: GroupStatus.MEMBER}))


def _tell(membership: Membership, *, heard: bool) -> None:
    """Tell the person's own devices; their sockets follow the community's stream, or stop.

    ``heard`` says whether the person did before.
    """
    now_hears = membership.left_at is None and hears(membership)
    log.emit(
        f"user:{membership.person_id}",
        AbilitiesChanged(
            community=str(membership.community_id),
            belongs=None if now_hears == heard else now_hears,
            head=log.head_of(f"community:{membership.community_id}"),
        ),
    )


ALREADY_MEMBER = Words(
    fr="Cette personne est déjà dans la communauté.", en="This person is in the community already."
)
_UNKNOWN_ROLE = Words(fr="Ce rôle n’est pas connu.", en="This role is not known.")
_LAST_ADMINISTRATOR = Words(
    fr="C’est le dernier administrateur de la communauté : nommez-en d’abord un autre.",
    en="This is the last administrator of the community: appoint another one first.",
)
