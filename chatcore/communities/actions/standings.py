"""Keeping what rooms take people for true, when their role, the matrix or a mandate changes."""

import uuid
from collections.abc import Collection

from django.db import models
from django.db.models import OuterRef

from chatcore.communities.events import AbilitiesChanged, RolesChanged
from chatcore.communities.models import Community, CustomRole, Mandate, Membership, Role
from chatcore.communities.permissions import taken_for
from chatcore.communities.selectors.mandates import (
    counting,
    for_all_of,
    in_force,
    levels_in,
    said_by,
)
from chatcore.communities.selectors.roles import role_levels_card, roles_in
from chatcore.live import log
from chatcore.people.models import Person


def settle_everybody(community: Community) -> None:
    """Re-evaluate all who belong to ``community``: one statement a role, and one for those with mandates."""
    mandated = for_all_of(Mandate.objects.filter(counting(), community=community))
    present = Membership.objects.filter(community=community, left_at=None)
    plain = present.exclude(person__in=mandated.values("person"))
    own = CustomRole.objects.filter(community=community, archived_at=None)
    for role in Role.values:
        _set(plain.filter(role=role, custom_role=None), role, community, None)
    for custom in own:
        _set(plain.filter(custom_role=custom), Role.MEMBER, community, custom.id)
    settle(community, set(mandated.values_list("person", flat=True)))


def settle(community: Community, people: Collection[uuid.UUID]) -> None:
    """Re-evaluate ``people`` of ``community`` (one query, and one statement for each whom rooms take for another)."""
    if not people:
        return
    mandates = for_all_of(in_force(OuterRef("person"))).filter(community=OuterRef("community"))
    rows = Membership.objects.filter(community=community, person__in=people, left_at=None)
    for row in rows.annotate(mandates=said_by(mandates)):
        levels = levels_in(community.matrix, row.role, row.custom_role_id, row.mandates or "")
        known = _kept(row.role, taken_for(row.role, levels))
        if known != row.taken_for:
            Membership.objects.filter(id=row.id).update(taken_for=known)


def tell(community: Community, people: Collection[uuid.UUID], *, by: Person | None) -> None:
    """Tell the devices of ``people`` that they may do other things in ``community`` than before."""
    for person in sorted(people):
        log.emit(
            f"user:{person}",
            AbilitiesChanged(community=str(community.id)),
            actor=by.id if by else None,
        )


def tell_roles(community: Community, *, by: Person) -> None:
    """Tell the community what its roles may do now; who has mandates is told apart, for theirs add to it."""
    rows = [role_levels_card(row) for row in roles_in(community)]
    log.emit(community.stream, RolesChanged(roles=rows), actor=by.id)
    mandated = Mandate.objects.filter(counting(), community=community).values_list("person")
    tell(community, {person for (person,) in mandated}, by=by)


def _set(
    rows: "models.QuerySet[Membership]", role: str, community: Community, own: uuid.UUID | None
) -> None:
    known = _kept(role, taken_for(role, levels_in(community.matrix, role, own)))
    if known is None:
        rows.filter(taken_for__isnull=False).update(taken_for=None)
    else:
        rows.exclude(taken_for=known, taken_for__isnull=False).update(taken_for=known)


def _kept(role: str, known: str) -> str | None:
    """Only what differs from the role is kept: most rows hold nothing."""
    return None if known == role else known
