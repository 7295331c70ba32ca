"""The only way from an id to a case, or to the queue of a community: through the check of the right."""

import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from chatcore.communities import policies as of_community
from chatcore.communities.models import Community, ComponentMember, GroupMember, Mandate
from chatcore.communities.permissions import Level, Permission, given_by
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.mandates import in_force
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.moderation import policies
from rooms.moderation.models import Case, CaseKind, Decision, Report
from rooms.moderation.policies import CaseStanding
from rooms.moderation.selectors.leading import leads_any, led_by


class Scope(NamedTuple):
    """What somebody moderates of a community: the conditions that a case, and a person (``person``), are for them."""

    community: Community
    cases: Q
    people: Q
    whole: bool
    administers: bool


class CaseView(NamedTuple):
    case: Case
    standing: CaseStanding
    scope: Scope


def scope_of(
    actor: Person,
    community_id: object,
    *,
    path: str = "$.community",
    room: object = None,
    of_people: bool = False,
) -> Scope:
    """Return what ``actor`` moderates there: everything, or the people of their components and groups, or what is kept
    in the rooms that they lead. What is kept in a private room is for those alone who are in it and lead it.

    Args:
        room: who moderates nothing else counts for leading this one.
        of_people: leading a room does not count: it makes nobody moderate anybody.

    Raises:
        NotFound: the community is missing, or hidden. Forbidden: they moderate nothing there.
    """
    # Asked first, and of whatever is asked for: a case that is hidden costs what a missing one costs.
    mandates = _mandates_in_part(actor, community_id)
    leads = not of_people and leads_any(actor, community_id, room=room)
    community = community_for(actor, community_id, to=Right.SEE, path=path)
    standing = standing_in(community)
    administers = of_community.why_not_manage_people(standing) is None
    why_not = of_community.why_not_moderate(standing)
    led = led_by(actor, community)
    if why_not is None:
        everything = Q(of_leaders=False) | led
        return Scope(community, Q(community=community) & everything, Q(), True, administers)
    parts = _parts_of(mandates, community)
    if not parts.people and not leads:
        raise Forbidden(why_not)
    cases, people = Q(room__group__in=parts.groups), Q(person=None)
    for some in parts.people:
        cases |= Q(subject__in=some)
        people |= Q(person__in=some)
    theirs = led | Q(of_leaders=False) & cases if parts.people else led
    return Scope(community, Q(community=community) & theirs, people, False, administers)


def case_for(actor: Person, case_id: object, *, locked: bool = False) -> CaseView:
    """Return a case that ``actor`` may see.

    Raises:
        NotFound: it is missing, of what they do not moderate, or one in which they are a party.
    """
    rows = Case.objects.select_related("community", "subject", "room", "assignee", "referred_by")
    if locked:
        rows = rows.select_for_update(of=("self",), no_key=True)
    case = rows.filter(id=parse_id(case_id) or NO_ID).first()
    try:
        kept = case is not None and case.kind == CaseKind.HELD
        room = case.room_id if case and kept else NO_ID
        scope = scope_of(actor, case.community_id if case else NO_ID, room=room or NO_ID)
    except (NotFound, Forbidden):
        raise NotFound(path="$.case") from None
    if case is None:
        raise NotFound(path="$.case")
    view = CaseView(case, standing_to(case, actor, scope), scope)
    if not policies.may_see(view.standing):
        raise NotFound(path="$.case")
    return view


def standing_to(case: Case, actor: Person, scope: Scope) -> CaseStanding:
    reported = Report.objects.filter(case=case, reporter=actor).exists()
    first = Decision.objects.filter(case=case, answers=None, decided_by=actor)
    return CaseStanding(
        moderates=(scope.whole and not case.of_leaders)
        or Case.objects.filter(scope.cases, id=case.id).exists(),
        administers=scope.administers,
        party=case.subject_id == actor.id or reported,
        decided=first.exists(),
        state=case.state,
        kind=case.kind,
        of_leaders=case.of_leaders,
    )


class _Parts(NamedTuple):
    """Whose people somebody moderates by mandates, and which groups are among them."""

    people: "list[QuerySet[Any, Any]]"
    groups: list[uuid.UUID]


def _mandates_in_part(actor: Person, community_id: object) -> list[Mandate]:
    rows = in_force(actor).filter(community=parse_id(community_id) or NO_ID)
    return list(rows.exclude(group=None, component=None).select_related("component"))


def _parts_of(mandates: Sequence[Mandate], community: Community) -> _Parts:
    """Return what mandates for components and groups give to moderate."""
    parts = _Parts([], [])
    for mandate in mandates:
        if given_by(mandate.gives, community.matrix)[Permission.MODERATE] != Level.YES:
            continue
        if mandate.component is not None:
            placed = ComponentMember.objects.filter(
                component__path__startswith=mandate.component.path,
                dimension=mandate.component.dimension,
                membership__community=community,
                membership__left_at=None,
            )
            parts.people.append(placed.values("membership__person"))
        elif mandate.group_id is not None:
            members = GroupMember.objects.filter(group=mandate.group_id)
            parts.people.append(members.values("person"))
            parts.groups.append(mandate.group_id)
    return parts
