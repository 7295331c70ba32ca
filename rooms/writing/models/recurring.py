"""A message that comes again and again."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.conversations.models import Room, Topic
from rooms.writing.rhythms import Every, Rhythm


class Recurring(models.Model):
    """A text that is posted in a room by a rhythm, in the name of its owner.

    ``next_at`` is when it is posted next: null when it is paused, over, or without an owner. An owner who leaves the
    room hands it over: ``owner`` is null until somebody who leads the room takes it.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="recurring")
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="recurring"
    )
    left_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField()
    every = models.CharField(max_length=8, choices=[(one, one) for one in Every])
    weekdays = models.JSONField(default=list)
    nth = models.SmallIntegerField(null=True)
    at = models.TimeField()
    zone = models.CharField(max_length=64)
    skip_holidays = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    paused_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    last_at = models.DateTimeField(null=True)
    # Why the last one was not posted, in both languages.
    failure = models.JSONField(null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_at"],
                condition=models.Q(next_at__isnull=False),
                name="recurring_to_post",
            )
        ]

    def __str__(self) -> str:
        return f"every {self.every} in {self.room_id}"

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(
            every=Every(self.every),
            weekdays=tuple(self.weekdays),
            nth=self.nth,
            at=self.at,
            zone=self.zone,
            skip_holidays=self.skip_holidays,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
        )
