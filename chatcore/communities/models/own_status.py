"""Statuses in groups that a community names itself, beside the shipped ones (requirement D13)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from chatcore.communities.models.community import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class OwnStatus(models.Model):
    """A status of the community's own: what its groups call somebody.

    What its bearers may do is what the shipped status may for which it stands (``group_statuses.shipped_for``):
    their rows bear that one too, so that no rule about groups knows of this table.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="own_statuses")
    name = models.CharField(max_length=60)
    # The name as lists and other names are compared with it.
    folded = models.CharField(max_length=240)
    # Its bearers animate the rooms of their group; and decide who is in it.
    leads = models.BooleanField(default=False)
    manages = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    # Nobody bears it any more; past imports still name it.
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "folded"],
                condition=Q(archived_at=None),
                name="communities_status_named_once",
            ),
            models.CheckConstraint(
                condition=Q(leads=True) | Q(manages=False),
                name="communities_status_manager_leads",
            ),
        ]

    def __str__(self) -> str:
        return self.name
