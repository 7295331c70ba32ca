"""Time-outs: those of a community, for those who moderate it, and one's own."""

from collections.abc import Sequence

from django.db.models import QuerySet

from chatcore.foundation.clock import now, wire
from chatcore.people.cards import person_card
from chatcore.people.models import Person
from rooms.conversations.models import TimeOut
from rooms.moderation.cards import TimeOutCard
from rooms.moderation.selectors.access import Scope

MOST_SHOWN = 500


def time_outs_in(scope: Scope) -> list[TimeOutCard]:
    """Return the time-outs in force that ``scope`` covers, the first to end first (one query)."""
    rows = TimeOut.objects.filter(scope.people, community=scope.community, ends_at__gt=now())
    return _cards(list(_whole(rows).order_by("ends_at", "id")[:MOST_SHOWN]))


def my_time_outs(viewer: Person) -> list[TimeOutCard]:
    rows = TimeOut.objects.filter(person=viewer, ends_at__gt=now())
    return _cards(list(_whole(rows).order_by("ends_at", "id")))


def time_out_card(row: TimeOut) -> TimeOutCard:
    return TimeOutCard(
        id=str(row.id),
        person=person_card(row.person),
        community=str(row.community_id),
        community_name=row.community.name,
        room=str(row.room_id) if row.room_id else None,
        room_name=row.room.name if row.room else None,
        ends_at=wire(row.ends_at),
        reason=row.reason,
        given_at=wire(row.given_at),
    )


def _whole(rows: "QuerySet[TimeOut]") -> "QuerySet[TimeOut]":
    return rows.select_related("person", "community", "room")


def _cards(rows: Sequence[TimeOut]) -> list[TimeOutCard]:
    return [time_out_card(row) for row in rows]
