"""A message for later."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.files.models import File
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.conversations.models import Message, Room, Topic


class State(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    # It could not be sent: its author was told, and has the text.
    FAILED = "failed"


class Planned(models.Model):
    """A text that is posted at ``due_at`` by the rights of that moment, or said again to its author alone.

    ``client_id`` is that of the post: whatever happens in between, it is posted once.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="planned", db_index=False
    )
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, related_name="+")
    reply_to = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    # Of an announcement: what it asks of its readers (``rooms.writing.posters``).
    asks = models.JSONField(null=True)
    # The request by which it was agreed to: it is published exactly so, or not at all.
    agreed = models.UUIDField(null=True)
    # A reminder: its author is told of it, nothing is posted.
    to_self = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    # Why it was not sent, in both languages.
    failure = models.JSONField(null=True)
    client_id = models.UUIDField(default=uuid.uuid4)
    message = models.ForeignKey(Message, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["author", "due_at", "id"], name="planned_by_author"),
            models.Index(
                fields=["due_at"], condition=models.Q(state="waiting"), name="planned_to_send"
            ),
        ]

    def __str__(self) -> str:
        return f"planned by {self.author_id} for {self.due_at:%Y-%m-%d %H:%M}"


class PlannedFile(models.Model):
    """A file that a planned message will carry, at ``place`` among those of the message."""

    id = models.BigAutoField(primary_key=True)
    planned = models.ForeignKey(
        Planned, on_delete=models.CASCADE, related_name="files", db_index=False
    )
    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="+")
    place = models.SmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["planned", "place"], name="planned_file_place")
        ]

    def __str__(self) -> str:
        return f"{self.file_id} of {self.planned_id}"
