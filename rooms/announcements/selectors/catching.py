"""Announcements of which the reading is to be confirmed, for those who come back."""

from collections.abc import Sequence
from datetime import datetime

from chatcore.foundation.clock import wire
from chatcore.people.models import Person
from rooms.announcements.models import Announcement
from rooms.conversations.catching import MOST
from rooms.conversations.catching_cards import LineCard
from rooms.conversations.selectors.noticed import excerpt_of, path_of


def to_confirm(viewer: Person, since: datetime) -> Sequence[LineCard]:
    """Return what ``viewer`` has yet to say « J’ai lu » to, however long it waits (one query)."""
    rows = Announcement.objects.filter(
        receipt=True,
        message__deleted_at=None,
        room__archived_at=None,
        room__members__person=viewer,
    ).exclude(message__author=viewer)
    waiting = rows.exclude(receipts__person=viewer).select_related(
        "message__room", "message__author"
    )
    return [
        LineCard(
            kind="receipt",
            id=str(one.id),
            title=excerpt_of(one.message.text),
            text=one.message.author.name,
            place=one.message.room.name,
            at=wire(one.message.posted_at),
            path=path_of(one.message),
        )
        for one in waiting.order_by("-message__posted_at", "-id")[:MOST]
    ]
