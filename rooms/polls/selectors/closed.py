"""Polls that closed while somebody was away."""

from collections.abc import Sequence
from datetime import datetime

from chatcore.foundation.clock import wire
from chatcore.people.models import Person
from rooms.conversations.catching import MOST
from rooms.conversations.catching_cards import LineCard
from rooms.conversations.selectors.noticed import excerpt_of, path_of
from rooms.polls.models import Poll


def closed_polls(viewer: Person, since: datetime) -> Sequence[LineCard]:
    """Return the polls of the viewer's rooms that closed since then, the latest first (one query)."""
    rows = Poll.objects.filter(
        closed_at__gte=since, message__deleted_at=None, message__room__members__person=viewer
    ).select_related("message__room", "message__author")
    return [
        LineCard(
            kind="poll",
            id=str(poll.id),
            title=excerpt_of(poll.message.text),
            text=poll.message.author.name,
            place=poll.message.room.name,
            at=wire(poll.closed_at),
            path=path_of(poll.message),
        )
        for poll in rows.order_by("-closed_at")[:MOST]
        if poll.closed_at is not None
    ]
