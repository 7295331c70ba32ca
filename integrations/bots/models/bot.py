"""A bot: a person of kind ``bot``, tied to the community that it speaks in."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models import Community
from chatcore.foundation.clock import now


class Bot(models.Model):
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="bot"
    )
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="bots")
    purpose = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return str(self.person_id)
