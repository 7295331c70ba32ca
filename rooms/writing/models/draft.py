"""A draft: what somebody has begun to write in a room, or in one of its thèmes."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from rooms.conversations.models import Message, Room, Topic


class Draft(models.Model):
    """One a person and place. ``revision`` counts its writings; a draft that was sent stays a while, empty.

    ``aside`` is what another device had written when one that did not know of it wrote: nothing of it is lost.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts", db_index=False
    )
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, null=True, related_name="+")
    reply_to = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(blank=True)
    aside = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "room", "topic"], name="draft_of_topic_once"),
            models.UniqueConstraint(
                fields=["person", "room"],
                condition=models.Q(topic=None),
                name="draft_of_room_once",
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.person_id} in {self.room_id}"
