"""Who answers a request: those who decide in its community and may do by themselves what is asked."""

import uuid
from collections.abc import Sequence

from django.db.models import Max, OuterRef, Q, QuerySet

from chatcore.accords.models import AccordRequest
from chatcore.communities.models import Community, Mandate, Membership, Role
from chatcore.communities.permissions import (
    SHIPPED,
    Level,
    Levels,
    Permission,
    SitePermission,
    levels_of,
)
from chatcore.communities.policies import Standing
from chatcore.communities.selectors.mandates import (
    counting,
    for_all_of,
    in_force,
    levels_in,
    said_by,
)
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person

SITE_PERMISSIONS: frozenset[str] = frozenset(SitePermission)


def decides(standing: Standing, permission: str) -> bool:
    """Whether somebody of this standing answers requests for ``permission``."""
    return standing.role is not None and _decide(standing.given, permission)


def deciders_of(community: Community, permission: str, *, requester: Person) -> Sequence[Person]:
    """Return who may answer a request, those who were here last first; never the requester (two queries).

    What concerns the site (``SitePermission``) is answered by its staff.
    """
    if permission in SITE_PERMISSIONS:
        return _here_last_first(staff().exclude(id=requester.id))
    rows = _perhaps(community, permission).exclude(person=requester)
    mandates = for_all_of(in_force(OuterRef("person"))).filter(community=OuterRef("community"))
    ids = [
        row.person_id
        for row in rows.annotate(mandates=said_by(mandates))
        if _decide(
            levels_in(community.matrix, row.role, row.custom_role_id, row.mandates or ""),
            permission,
        )
    ]
    people = Person.objects.filter(id__in=ids, is_active=True)
    return _here_last_first(people)


def _here_last_first(people: "QuerySet[Person]") -> Sequence[Person]:
    seen = people.annotate(last_seen=Max("sessions__seen_at"))
    return sorted(seen, key=lambda one: (-_moment(one), one.name))


def audience_of(request: AccordRequest) -> set[uuid.UUID]:
    """Return whom an event about ``request`` concerns: who asked, who may answer or did, and the staff once it is
    late."""
    deciders = deciders_of(request.community, request.permission, requester=request.requester)
    its = {one.id for one in deciders} | {request.requester_id}
    if request.escalated_at is not None:
        its |= set(staff().values_list("id", flat=True))
    return its if request.decider_id is None else its | {request.decider_id}


def staff() -> "QuerySet[Person]":
    return Person.objects.filter(is_staff=True, is_active=True)


def _decide(levels: Levels, permission: str) -> bool:
    if permission not in Permission.__members__.values():
        return False
    wanted = (Permission.DECIDE_ACCORDS, Permission(permission))
    return all(levels[one] == Level.YES for one in wanted)


def _perhaps(community: Community, permission: str) -> "QuerySet[Membership]":
    """Return the memberships of few: by a role that decides, or with a mandate that may make them."""
    keys = {*SHIPPED, *community.matrix}
    answering = [key for key in keys if _decide(levels_of(key, community.matrix), permission)]
    mandated = for_all_of(Mandate.objects.filter(counting(), community=community))
    return Membership.objects.filter(
        Q(role__in=[key for key in answering if key in Role.values])
        | Q(custom_role__in=[id_ for key in answering if (id_ := parse_id(key))])
        | Q(person__in=mandated.values("person")),
        community=community,
        left_at=None,
    )


def _moment(person: Person) -> float:
    seen = getattr(person, "last_seen", None)
    return seen.timestamp() if seen else 0.0
