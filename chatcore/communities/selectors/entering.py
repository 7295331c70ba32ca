"""Who is inside their communities: before the opening, those who lead; then everybody."""

from django.db.models import Q

from chatcore.communities.permissions import LEADERS

# Of memberships. A date that has come is taken away by the job that opens (``actions/opening.py``).
INSIDE = Q(role__in=[str(role) for role in sorted(LEADERS)]) | Q(community__opens_at=None)
