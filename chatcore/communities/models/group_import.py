"""An import into a group: what a pasted list added and changed at once, so that it can be undone at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models.group import Group
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class GroupImport(models.Model):
    """``changes`` holds, by the id of a person, their status before; null when they were not in the group."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="imports")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=now)
    changes = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.id} → {self.group_id}"
