"""Unread and mention counts, derived from positions: never stored, so never wrong.

Unread (live protocol): messages by others, not deleted, above the person's mark, each counted where
it is now. The mark of a thème is its own (``TopicMark``) where there is one, else the room's.
"""

import uuid
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chatcore.people.models import Person
from rooms.conversations.models import Mention, Message, Room, Topic, TopicMark


class Unread(NamedTuple):
    unread: int = 0
    mentions: int = 0


def unread_by_room(
    viewer: Person, rooms: Iterable[uuid.UUID] | None = None
) -> dict[uuid.UUID, Unread]:
    """Return the counts of ``viewer`` in all joined rooms, or in ``rooms`` (one query, however many)."""
    messages = _unread(viewer)
    if rooms is not None:
        messages = messages.filter(room__in=list(rooms))
    rows = messages.values("room_id").annotate(**_COUNTS).order_by()
    return {id_: Unread(*counts) for id_, *counts in rows.values_list("room_id", *_COUNTS)}


def unread_by_topic(viewer: Person, room: Room) -> dict[uuid.UUID, Unread]:
    """Return the counts of ``viewer`` in each thème of ``room`` (one query)."""
    messages = _unread(viewer).filter(room=room)
    rows = messages.values("topic_id").annotate(**_COUNTS).order_by()
    return {id_: Unread(*counts) for id_, *counts in rows.values_list("topic_id", *_COUNTS)}


def unread_in(viewer: Person, room: Room, topic: Topic | None = None, *, up_to: int) -> Unread:
    """Return the counts of ``viewer`` in ``room``, or in one of its thèmes, up to a position."""
    messages = _unread(viewer).filter(room=room, seq__lte=up_to)
    if topic is not None:
        messages = messages.filter(topic=topic)
    row = messages.aggregate(**_COUNTS)
    return Unread(row["unread_count"], row["mention_count"])


def newest_unread(
    viewer: uuid.UUID, *, room: uuid.UUID | None, topic: uuid.UUID | None, most: int
) -> list[Message]:
    """Return the newest unread messages of a person in a room, or in one of its thèmes (one query)."""
    messages = _unread(viewer).filter(room=room)
    if topic is not None:
        messages = messages.filter(topic=topic)
    return list(messages.order_by("-seq")[:most])


def unread_places(viewer: Person) -> list[dict[str, Any]]:
    """Return where ``viewer`` has something unread, the newest first (one query).

    Each with ``room_id``, ``topic_id``, ``unread_count``, ``mention_count``, ``first`` and ``last`` position.
    """
    rows = _unread(viewer).values("room_id", "topic_id")
    places = rows.annotate(**_COUNTS, first=Min("seq"), last=Max("seq"), at=Max("posted_at"))
    return [dict(place) for place in places.order_by("-at", "-last")]


def marks_by_topic(viewer: Person, room: Room) -> dict[uuid.UUID, int]:
    """Return the marks of the thèmes of ``room`` that differ from the room's."""
    rows = TopicMark.objects.filter(person=viewer, room=room)
    return dict(rows.values_list("topic_id", "seq"))


def _unread(viewer: Person | uuid.UUID) -> "QuerySet[Message]":
    """Return the unread messages of ``viewer`` in all their rooms.

    The membership is joined, not looked up for each message: so ``floor`` bounds the range of the index
    (room, seq) that is read, and what was read long ago costs nothing.
    """
    return (
        Message.objects.filter(
            room__members__person=viewer, seq__gt=F("room__members__floor"), deleted_at=None
        )
        .exclude(author=viewer)
        .annotate(
            mark=Coalesce(
                Subquery(
                    TopicMark.objects.filter(topic=OuterRef("topic"), person=viewer).values("seq")[
                        :1
                    ]
                ),
                F("room__members__mark"),
            ),
            mentioned=Exists(
                Mention.objects.filter(Q(person=viewer) | Q(person=None), message=OuterRef("pk"))
            ),
        )
        .filter(seq__gt=F("mark"))
    )


_COUNTS = {
    "unread_count": Count("id"),
    "mention_count": Count("id", filter=Q(mentioned=True)),
}
