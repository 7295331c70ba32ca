"""Files of messages."""

from typing import ClassVar

from django.db import models

from chatcore.files.models import File
from rooms.conversations.models.message import Message
from rooms.conversations.models.room import Room


class Attachment(models.Model):
    """A file that a message carries, at ``place`` among those of the message. Its rights are those of the message.

    ``room`` is the message's, kept here for the library of a room: whoever moves messages moves it too
    (``actions/attaching.py``, ``follow_messages``).
    """

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="attachments", db_index=False
    )
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+", db_index=False)
    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="attachment")
    place = models.SmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "place"], name="attachment_place")
        ]
        indexes: ClassVar = [models.Index(fields=["room", "id"], name="attachment_by_room")]

    def __str__(self) -> str:
        return f"{self.file_id} of {self.message_id}"
