"""Leases and statuses."""

from django.conf import settings
from django.db import models


class State(models.TextChoices):
    """What a device is (active, away) and what a person is (those, busy, offline)."""

    ACTIVE = "active"
    AWAY = "away"
    BUSY = "busy"
    OFFLINE = "offline"


class Lease(models.Model):
    """A device that is there until ``expires_at``, unless it renews."""

    session = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, default=State.ACTIVE)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"


class Status(models.Model):
    """What a person says of themselves: busy or not, and a few words, for a time."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    busy = models.BooleanField(default=False)
    text = models.CharField(max_length=100, blank=True)
    until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id} busy={self.busy}"
