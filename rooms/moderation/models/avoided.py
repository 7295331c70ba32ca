"""Whom a person does not want to hear. Nobody but they know."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now


class Distance(models.TextChoices):
    """``ignored``: folded, and no notices. ``blocked``: no direct conversation between the two either."""

    IGNORED = "ignored"
    BLOCKED = "blocked"


class Avoided(models.Model):
    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="avoids", db_index=False
    )
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    distance = models.CharField(max_length=8, choices=Distance)
    since = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "other"], name="avoided_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.distance} {self.other_id}"
