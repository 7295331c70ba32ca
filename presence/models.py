"""Processes with their leases, the devices that they hold, and what people say of themselves."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.ids import new_id


class State(models.TextChoices):
    """What a device is (active, away) and what a person is (those, busy, offline)."""

    ACTIVE = "active"
    AWAY = "away"
    BUSY = "busy"
    OFFLINE = "offline"


class Process(models.Model):
    """The lease of a server's process: it and its devices are there until ``expires_at``, unless it renews.

    Renewing costs one row, however many devices there are. On PostgreSQL this table and that of the
    devices are unlogged: what they hold is true for a minute, and is written again after a crash.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.id} until {self.expires_at}"


class Device(models.Model):
    """A live socket of a person. It is there while its process is.

    The database checks neither key: a row lives for as long as a socket, persons are never deleted,
    and a process writes its devices in the transaction that renews its own row.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="devices", db_constraint=False
    )
    state = models.CharField(max_length=8, default=State.ACTIVE)

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"


class Status(models.Model):
    """What a person says of themselves, and how far they show that they are there.

    Busy or not, a few words with an emoji, for a time. ``invisible`` people look gone to everybody else;
    ``last_seen_at`` is kept for those only who chose to show it, and stands still while they are invisible.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    busy = models.BooleanField(default=False)
    text = models.CharField(max_length=100, blank=True)
    emoji = models.CharField(max_length=40, blank=True, db_default="")
    until = models.DateTimeField(null=True)
    invisible = models.BooleanField(default=False, db_default=False)
    shows_last_seen = models.BooleanField(default=False, db_default=False)
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["until"], condition=~models.Q(until=None), name="presence_status_ends"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} busy={self.busy}"
