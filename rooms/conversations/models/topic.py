"""Thèmes: what every message of a topic room is about, and how far each was read."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.conversations.models.room import Room


class Topic(models.Model):
    """A thème of a topic room. ``title_key`` is the title without case and accents: one thème a name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="topics", db_index=False)
    title = models.CharField(max_length=120)
    title_key = models.CharField(max_length=160)
    general = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    # At the top of the room's list, for everybody.
    pinned_at = models.DateTimeField(null=True)
    # Answered, with what came out of it: kept when the thème is opened again, for whoever resolves it next.
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    summary = models.TextField(blank=True, default="", db_default="")
    summary_html = models.TextField(blank=True, default="", db_default="")
    # Its messages are in another thème now, and so is who comes by its address. It has given its name free.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "title_key"], name="topic_once_in_room"),
            models.UniqueConstraint(
                fields=["room"], condition=models.Q(general=True), name="topic_one_general"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TopicMark(models.Model):
    """The position up to which a person has read one thème, where it differs from the room's mark."""

    id = models.BigAutoField(primary_key=True)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="marks")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "topic"], name="topic_mark_once")
        ]
        indexes: ClassVar = [models.Index(fields=["person", "room"], name="topic_mark_by_room")]

    def __str__(self) -> str:
        return f"{self.person_id} read {self.topic_id} to {self.seq}"


class Following(models.TextChoices):
    """How a person follows a thème: told of every message in it, or of none that does not name them."""

    FOLLOW = "follow"
    MUTE = "mute"


class TopicFollow(models.Model):
    """What a person chose for one thème; who chose nothing is told as the room's level has it."""

    id = models.BigAutoField(primary_key=True)
    # The indexes of Meta begin with these keys.
    topic = models.ForeignKey(
        Topic, on_delete=models.CASCADE, related_name="follows", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(max_length=8, choices=Following)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "person"], name="topic_followed_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.choice} {self.topic_id}"
