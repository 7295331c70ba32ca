"""Slow mode: when somebody may say something again in a room where all wait between two messages."""

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Max

from chatcore.foundation.clock import now
from rooms.conversations.models import Message, Room
from rooms.conversations.policies import Standing

# Six hours, as the longest that people who moderate elsewhere know (Discord: 0 to 21,600 s).
LONGEST = 21_600


def is_slowed(standing: Standing) -> bool:
    """Whether the person waits: who leads the room does not, nor is there anything to wait for in a direct talk."""
    return standing.slow > 0 and standing.joined and not standing.leads


def last_said(
    pairs: Collection[tuple[uuid.UUID, uuid.UUID]], *, since: timedelta
) -> dict[tuple[uuid.UUID, uuid.UUID], datetime]:
    """Return when each (room, author) of ``pairs`` last said something in the time ``since``, deleted or not (one
    query, none for none)."""
    if not pairs:
        return {}
    rows = Message.objects.filter(
        room__in={room for room, _ in pairs},
        author__in={author for _, author in pairs},
        posted_at__gt=now() - since,
    )
    found = rows.order_by().values_list("room", "author").annotate(at=Max("posted_at"))
    return {(room, author): at for room, author, at in found}


def next_turns(
    viewer: uuid.UUID, rooms: Iterable[tuple[Room, Standing]]
) -> dict[uuid.UUID, datetime]:
    """Return when ``viewer`` may say something again in those of ``rooms`` where they wait (one query, or none)."""
    slow = {room.id: standing.slow for room, standing in rooms if is_slowed(standing)}
    if not slow:
        return {}
    said = last_said([(room, viewer) for room in slow], since=timedelta(seconds=max(slow.values())))
    moment = now()
    turns = {room: at + timedelta(seconds=slow[room]) for (room, _), at in said.items()}
    return {room: turn for room, turn in turns.items() if turn > moment}
