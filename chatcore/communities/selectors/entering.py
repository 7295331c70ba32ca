"""Who is inside their communities: before the opening, those who lead; then everybody. And who hears them.

The staff of the site is inside those that it has entered.
"""

import uuid

from django.db.models import Q, QuerySet

from chatcore.communities.models import Community, Mandate, Membership, Role
from chatcore.communities.permissions import LEADERS
from chatcore.communities.selectors.mandates import counting
from chatcore.people.models import Person

# Of memberships. A date that has come is taken away by the job that opens (``actions/opening.py``).
INSIDE = Q(role__in=[str(role) for role in sorted(LEADERS)]) | Q(community__opens_at=None)

# Guests hear no community: its stream names the public rooms, and a guest knows only those that they were
# invited to. Who waits for the opening hears of nothing inside before it.
HEARING = INSIDE & ~Q(role=Role.GUEST)


def is_inside(membership: Membership) -> bool:
    """``INSIDE`` for a membership that was read, with its community."""
    return membership.role in LEADERS or membership.community.opens_at is None


def hears(membership: Membership) -> bool:
    """``HEARING`` for a membership that was read, with its community."""
    return membership.role != Role.GUEST and is_inside(membership)


def hold_the_opening(community: Community) -> None:
    """Let a community that is being prepared not open before the commit, and learn whether it has just opened.

    Whoever comes, goes or gets another role so is counted among those who wait once, or not at all. It costs
    those nothing whose community is open, for it does not close again.
    """
    if community.opens_at is not None:
        held = Community.objects.select_for_update(no_key=True).filter(pk=community.pk)
        community.opens_at = held.values_list("opens_at", flat=True).get()


def entries_of(viewer: Person | uuid.UUID) -> "QuerySet[Mandate]":
    """Return the entries of one of the site's staff that count now. Ask only for staff: nobody else has any."""
    return going_on().filter(person=viewer, person__is_staff=True)


def going_on() -> "QuerySet[Mandate]":
    """Return the entries that count now, of all."""
    return Mandate.objects.filter(counting(), site_entry=True)
