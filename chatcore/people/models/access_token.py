"""A personal access token: what a script or a bot signs in with."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class AccessToken(models.Model):
    """A named key of a person. Only its digest is kept: whoever reads the database cannot use it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_tokens"
    )
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.name
