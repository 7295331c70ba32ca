"""Who is inside their communities: before the opening, those who lead; then everybody. And the staff of the site,
in those that it has entered."""

from django.db.models import Q, QuerySet

from chatcore.communities.models import Mandate
from chatcore.communities.permissions import LEADERS
from chatcore.communities.selectors.mandates import counting
from chatcore.people.models import Person

# Of memberships. A date that has come is taken away by the job that opens (``actions/opening.py``).
INSIDE = Q(role__in=[str(role) for role in sorted(LEADERS)]) | Q(community__opens_at=None)


def entries_of(viewer: Person) -> "QuerySet[Mandate]":
    """Return the entries of one of the site's staff that count now. Ask only for staff: nobody else has any."""
    return going_on().filter(person=viewer, person__is_staff=True)


def going_on() -> "QuerySet[Mandate]":
    """Return the entries that count now, of all."""
    return Mandate.objects.filter(counting(), site_entry=True)
