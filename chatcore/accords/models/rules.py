"""How many working days a community gives itself to answer a request."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from chatcore.communities.models import Community

# What the product promises where a community has not chosen; a month of working days is the longest.
USUAL_DAYS, MOST_DAYS = 3, 20


class AccordRules(models.Model):
    """A community without a row goes by the usual."""

    community = models.OneToOneField(
        Community, primary_key=True, on_delete=models.CASCADE, related_name="accord_rules"
    )
    days = models.PositiveSmallIntegerField(
        default=USUAL_DAYS, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )

    def __str__(self) -> str:
        return f"{self.community_id}: {self.days}"
