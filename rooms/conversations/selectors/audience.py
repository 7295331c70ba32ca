"""Whom a message to all of a room reaches: asked before it leaves, and when it is told."""

import uuid

from django.db.models import QuerySet

from chatcore.people.models import Kind as Being
from rooms.conversations.models import Level, Room, RoomMember


def listeners_of(room: Room | uuid.UUID, *, author: uuid.UUID) -> "QuerySet[RoomMember]":
    """Return who is told of what ``author`` says to all of ``room``: its people, but who asked for silence in it."""
    return people_of(room, author=author).exclude(level=Level.NOTHING)


def people_of(room: Room | uuid.UUID, *, author: uuid.UUID) -> "QuerySet[RoomMember]":
    """Return the people of ``room``, without ``author`` and without bots, who read nothing."""
    members = RoomMember.objects.filter(room=room).exclude(person=author)
    return members.exclude(person__kind=Being.BOT)
