"""A session: a browser that is signed in, or about to be."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Session(models.Model):
    """What ``session_store`` keeps for a browser. The key in its cookie is known here by its digest only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    data = models.TextField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="sessions"
    )
    agent = models.CharField(max_length=300, blank=True)
    ip = models.GenericIPAddressField(null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering: ClassVar = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return self.agent or str(self.id)
