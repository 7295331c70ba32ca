"""The log of events: streams with their heads, the events, and the epoch that names the log's life."""

from typing import ClassVar

from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Epoch(models.Model):
    """One row: the name of this log's life. It changes when a backup is restored."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.UUIDField(default=new_id)
    since = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="live_epoch_is_one_row")
        ]

    def __str__(self) -> str:
        return self.name.hex


class Stream(models.Model):
    """An ordered log: ``room:<id>``, ``user:<id>`` or ``community:<id>``, and the seq of its last event."""

    name = models.CharField(max_length=64, primary_key=True)
    head = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}@{self.head}"


class Event(models.Model):
    """One event as it was sent. ``body`` is the whole JSON object, so that a replay sends it untouched.

    Two indexes and no more: every message writes them. Ids grow with time, so that what is old is
    found by its id (``chatcore.records``, which takes it out).
    """

    id = models.BigAutoField(primary_key=True)
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    type = models.CharField(max_length=40)
    body = models.TextField()
    actor = models.UUIDField(null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stream", "seq"], name="live_event_position")
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.stream}@{self.seq}"


class Follower(models.Model):
    """How far one follower of the log has come (``chatcore.live.followers``).

    ``gaps`` are ids below ``at`` that were not there when it passed, each with the moment (seconds) since
    when it is looked for: an id is given out before its commit, and a transaction may end later than a newer one.
    """

    name = models.CharField(max_length=120, primary_key=True)
    at = models.BigIntegerField()
    gaps = models.JSONField(default=dict)
    failures = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}@{self.at}"
