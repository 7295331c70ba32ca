"""One action of one person on one object."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import StrIndex, Substr

from chatcore.foundation.clock import now
from chatcore.records.models.append_only import AppendOnly

# The family of an action, with its dot: that of ``community.created`` is ``community.``.
FAMILY = Substr("action", 1, StrIndex("action", Value(".")))


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
            # Those of the search: what is equal, then the order (selectors.traces).
            models.Index(fields=["community", "at", "id"], name="trace_by_moment"),
            models.Index(fields=["community", "actor", "at", "id"], name="trace_by_actor"),
            models.Index(fields=["community", "action", "at", "id"], name="trace_by_action_at"),
            models.Index(fields=["community", "object_type", "at", "id"], name="trace_by_type"),
            models.Index(F("community"), FAMILY, F("at"), F("id"), name="trace_by_family"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"
