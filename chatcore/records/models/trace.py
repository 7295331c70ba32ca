"""One action of one person on one object."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.records.models.append_only import AppendOnly


class Trace(AppendOnly):
    """Who did what, when, to which object; what it was before and is after, as far as that matters.

    The object is named by its type and id, not linked: a trace outlives what it speaks of. A
    person's row is never deleted (erasure empties it), so the actor is linked.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="traces"
    )
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64)
    community = models.UUIDField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "id"], name="trace_by_object"),
            models.Index(fields=["community", "id"], name="trace_by_community"),
            models.Index(fields=["action", "id"], name="trace_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"
