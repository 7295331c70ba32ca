"""Whom a message to all of a room reaches: asked before it leaves, and when it is told."""

import uuid

from django.db.models import Q, QuerySet

from chatcore.people.models import Kind as Being
from rooms.conversations.models import Following, Level, Room, RoomMember, TopicFollow


def listeners_of(
    room: Room | uuid.UUID, *, author: uuid.UUID, topic: uuid.UUID | None = None
) -> "QuerySet[RoomMember]":
    """Return who is told of what ``author`` says to all of ``room``: its people, but who asked for silence in it.

    In a thème, who muted it is not told either; who follows it is, in a silent room too.
    """
    people = people_of(room, author=author)
    if topic is None:
        return people.exclude(level=Level.NOTHING)
    chose = TopicFollow.objects.filter(topic=topic)
    muted, follows = (
        chose.filter(choice=choice).values("person")
        for choice in (Following.MUTE, Following.FOLLOW)
    )
    return people.filter(~Q(level=Level.NOTHING) | Q(person__in=follows)).exclude(person__in=muted)


def people_of(room: Room | uuid.UUID, *, author: uuid.UUID) -> "QuerySet[RoomMember]":
    """Return the people of ``room``, without ``author`` and without bots, who read nothing."""
    members = RoomMember.objects.filter(room=room).exclude(person=author)
    return members.exclude(person__kind=Being.BOT)
