"""Time-outs: until when somebody reads a room, or a community, and says nothing there."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.conversations.models.room import Room


class TimeOut(models.Model):
    """A person who may read ``place`` and not write there, until ``ends_at``; one row a person and place.

    ``place`` is the id of the room or of the community, so that the writer finds it by one index. A row that is over
    counts for nothing, and a job takes it away; what is kept is the trace.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    place = models.UUIDField()
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, null=True, related_name="+")
    ends_at = models.DateTimeField()
    reason = models.TextField(max_length=1000)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    given_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "place"], name="time_out_once_a_place")
        ]
        indexes: ClassVar = [models.Index(fields=["ends_at"], name="time_out_ends")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.place}"
