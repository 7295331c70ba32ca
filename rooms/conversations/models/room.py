"""Rooms and who is in them. One table for every kind: what differs is policy."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models import Community, GroupKind
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Kind(models.TextChoices):
    TOPIC = "topic"
    CLUB = "club"
    ANNOUNCEMENT = "announcement"
    DIRECT = "direct"
    # The feed of a community: what is published in it is a message, and each answer to it a comment.
    NETWORK = "network"


class Visibility(models.TextChoices):
    """Public rooms are open to the members of their community, private ones to those invited."""

    PUBLIC = "public"
    PRIVATE = "private"


class RoomRole(models.TextChoices):
    MEMBER = "member"
    ANIMATOR = "animator"
    # Of a club whose charter the person has yet to sign: they read.
    READER = "reader"


class Level(models.TextChoices):
    """Of what a room tells a person: every message, what is addressed to them, or nothing at all."""

    EVERYTHING = "everything"
    MENTIONS = "mentions"
    NOTHING = "nothing"


class Room(models.Model):
    """A place to talk. Its stream is ``room:<id>``; the stream's head counts what happened in it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, null=True, related_name="rooms"
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=500, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices)
    # Whether members may answer, and react to, what animators announce.
    comments = models.BooleanField(default=True)
    reactions = models.BooleanField(default=True)
    joined_by_default = models.BooleanField(default=False)
    # Seconds that everybody but those who lead the room waits between two messages; 0: none.
    slow_mode = models.PositiveIntegerField(default=0, db_default=0)
    # Of a direct conversation between two: one of them does not want to talk with the other any more.
    severed = models.BooleanField(default=False, db_default=False)
    # Whose people are the room's members, and stay so: nobody joins, invites or leaves by hand.
    group = models.ForeignKey(
        "communities.Group", on_delete=models.PROTECT, null=True, related_name="rooms"
    )
    # The sorted ids of the people of a direct conversation: the same people find the same one.
    direct_key = models.CharField(max_length=500, null=True, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["community", "visibility"], name="room_by_community")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind="direct", community=None) | ~models.Q(kind="direct"),
                name="room_direct_has_no_community",
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=models.Q(kind="network"),
                name="room_one_network_a_community",
            ),
            models.CheckConstraint(
                condition=models.Q(group=None)
                | (
                    models.Q(visibility="private", joined_by_default=False)
                    & ~models.Q(kind="direct")
                ),
                name="room_of_a_group_is_its_own",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stream(self) -> str:
        return stream_of(self.id)

    @property
    def traced_in(self) -> "Community | None":
        """The community whose administrators read what is done here; what a club does is its own affair."""
        if self.group is not None and self.group.kind == GroupKind.CLUB:
            return None
        return self.community


class RoomMember(models.Model):
    """A person in a room, and how far they have read it.

    ``mark`` is the position up to which everything is read; a thème may have a mark of its own
    (``TopicMark``), lower or higher. ``floor`` is the lowest of them all: nothing below it is unread,
    so that counting never looks below it.
    """

    id = models.BigAutoField(primary_key=True)
    # The constraint's index begins with the room: a second one would only mislead a plan made early.
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="members", db_index=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="room_members"
    )
    role = models.CharField(max_length=16, choices=RoomRole.choices, default=RoomRole.MEMBER)
    joined_at = models.DateTimeField(default=now)
    mark = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(default=0)
    # Empty: as the person's preset has it.
    level = models.CharField(max_length=12, choices=Level, blank=True, db_default="")
    # Where the person keeps the room; most are kept nowhere, and are in no index of it.
    section = models.ForeignKey(
        "conversations.Section",
        on_delete=models.SET_NULL,
        null=True,
        related_name="kept",
        db_index=False,
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "person"], name="room_member_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["section"],
                condition=models.Q(section__isnull=False),
                name="room_member_by_section",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.room_id}"


def stream_of(room_id: uuid.UUID) -> str:
    return f"room:{room_id}"
