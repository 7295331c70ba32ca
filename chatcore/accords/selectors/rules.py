"""The delay that a community gives itself."""

from chatcore.accords.models import USUAL_DAYS, AccordRules
from chatcore.communities.models import Community


def days_of(community: Community) -> int:
    """Return in how many working days a request is to be answered (one query)."""
    days = AccordRules.objects.filter(community=community).values_list("days", flat=True).first()
    return USUAL_DAYS if days is None else days
