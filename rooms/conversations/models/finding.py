"""What helps to find a message again: its words as search compares them, its pin, who saved it for themselves."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from rooms.conversations.models.message import Message
from rooms.conversations.models.room import Room
from rooms.conversations.models.topic import Topic
from rooms.conversations.models.words import WordsField


class Indexed(models.Model):
    """A message in the index: its analysed words, and what a search narrows by.

    A table of its own, so that the path of a message writes no index of words. It has no row for a deleted
    message. The columns that a message's own row has too are those that an index must begin with; who searches
    is shown what the message's row says.
    """

    id = models.BigAutoField(primary_key=True)
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="indexed")
    # The indexes of Meta begin with these keys.
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+", db_index=False)
    topic = models.ForeignKey(
        Topic, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    posted_at = models.DateTimeField()
    files = models.BooleanField(default=False)
    links = models.BooleanField(default=False)
    words = WordsField()

    class Meta:
        # Each ends as results are ordered, so that the newest are read first and no more than a page.
        indexes: ClassVar = [
            models.Index(fields=["posted_at", "message"], name="indexed_by_date"),
            models.Index(fields=["room", "posted_at", "message"], name="indexed_by_room"),
            models.Index(fields=["topic", "posted_at", "message"], name="indexed_by_topic"),
            models.Index(fields=["author", "posted_at", "message"], name="indexed_by_author"),
        ]

    def __str__(self) -> str:
        return f"words of {self.message_id}"


class Pin(models.Model):
    """A message that its room keeps at hand."""

    id = models.BigAutoField(primary_key=True)
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="pin")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="pins")
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    pinned_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.message_id} pinned in {self.room_id}"


class Saved(models.Model):
    """A message that a person keeps for themselves, with their own note, and when they want to be reminded."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_messages",
        db_index=False,
    )
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="saved")
    note = models.CharField(max_length=500, blank=True)
    saved_at = models.DateTimeField(default=now)
    remind_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "message"], name="saved_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "saved_at", "id"], name="saved_by_person"),
            models.Index(
                fields=["remind_at"],
                condition=models.Q(remind_at__isnull=False, reminded_at__isnull=True),
                name="saved_to_remind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} saved by {self.person_id}"
