"""What was done to many people's components at once, by a list or by an archiving, so that it can be undone at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models.community import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class ComponentBatch(models.Model):
    """``changes`` holds, by the id of a person, the id of their component before; null when they were in none.

    Of an archiving, ``archived`` is the component and ``to`` where all went that it held: ``groups`` and
    ``children`` are the ids of those.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="component_batches"
    )
    archived = models.ForeignKey(
        "communities.Component", null=True, on_delete=models.CASCADE, related_name="archivings"
    )
    to = models.ForeignKey(
        "communities.Component", null=True, on_delete=models.CASCADE, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=now)
    changes = models.JSONField(default=dict)
    groups = models.JSONField(default=list)
    children = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.id} → {self.community_id}"
