"""Messages, whom they mention, and the reactions to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.conversations.models.room import Room
from rooms.conversations.models.topic import Topic

# In the HTML of a message that leads out of the site (chatcore.rendering.message).
LEADS_OUT = 'target="_blank"'


class Message(models.Model):
    """What somebody said. ``seq`` is its position in the room's stream.

    (author, client_id) is unique for ever: a post that is sent again is answered, never doubled.
    A deleted message keeps its row, for its position and its client_id; its words only as long as its deletion may
    be taken back (``Withdrawal``).
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    # Every message writes every index: those of Meta begin with these keys, a second one would only cost.
    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, related_name="messages", db_index=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    seq = models.BigIntegerField()
    text = models.TextField()
    html = models.TextField()
    client_id = models.UUIDField()
    reply_to = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="replies"
    )
    # What the message shows beside its words: ``{"kind": …, "id": …}`` of an object of an app above.
    card = models.JSONField(null=True)
    posted_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["author", "client_id"], name="message_posted_once"),
            models.UniqueConstraint(fields=["room", "seq"], name="message_position"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["topic", "seq"], name="message_by_topic"),
            models.Index(fields=["room", "posted_at"], name="message_by_date"),
            # Written by messages with links only; for the library of a room.
            models.Index(
                fields=["room", "seq"],
                name="message_with_link",
                condition=models.Q(html__contains=LEADS_OUT),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room_id}@{self.seq}"


class Mention(models.Model):
    """A person named in a message: it counts among their mentions until they have read it.

    Without a person it names everybody in the room (``@tous``): one row, however many they are.
    """

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="mentions", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="mentions"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "person"], name="mention_once"),
            models.UniqueConstraint(
                fields=["message"],
                condition=models.Q(person=None),
                name="mention_of_all_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.message_id}"


class Reaction(models.Model):
    """An emoji that a person put to a message."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="reactions", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    emoji = models.CharField(max_length=40)
    added_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["message", "person", "emoji"], name="reaction_once")
        ]

    def __str__(self) -> str:
        return f"{self.emoji} by {self.person_id}"
