"""What may be meant by what is being typed into the search: people, rooms, thèmes, operators."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import get_language

from chatcore.communities.selectors.people import matching, visible_people
from chatcore.people.folding import folded
from chatcore.people.models import Person
from rooms.conversations.models import Room, RoomMember, Topic
from rooms.conversations.search.operators import OPERATORS
from rooms.conversations.search_cards import OperatorCard
from rooms.conversations.selectors.readable import ReadableRooms

MOST = 6


def suggested_people(viewer: Person, typed: str) -> Sequence[Person]:
    """Return people whom ``viewer`` sees: whose name begins as is typed, then a word of it, then others (one query)."""
    wanted = folded(typed)
    ranks = (
        When(search__startswith=wanted, then=Value(0)),
        When(search__contains=f" {wanted}", then=Value(1)),
    )
    rows = matching(visible_people(viewer).filter(is_active=True), typed).annotate(
        rank=Case(*ranks, default=Value(2), output_field=IntegerField())
    )
    return list(rows.order_by("rank", "search", "id")[:MOST])


def suggested_rooms(rooms: ReadableRooms, viewer: Person, typed: str) -> list[Room]:
    """Return readable rooms with what is typed in their names: one's own first (one query, one more for names)."""
    wanted = folded(typed.removeprefix("#"))
    mine = set(RoomMember.objects.filter(person=viewer).values_list("room_id", flat=True))
    found = [
        (room.id not in mine, not name.startswith(wanted), name, room)
        for room in rooms.rooms.values()
        if wanted in (name := folded(rooms.name_of(room)))
    ]
    return [room for *_, room in sorted(found, key=lambda one: one[:3])[:MOST]]


def suggested_topics(rooms: ReadableRooms, typed: str) -> list[Topic]:
    """Return thèmes of readable rooms with what is typed in their titles (one query)."""
    rows = Topic.objects.filter(
        room__in=list(rooms.rooms),
        title_key__contains=folded(typed),
        general=False,
        merged_into=None,
    ).select_related("resolved_by")
    begins = When(title_key__startswith=folded(typed), then=Value(0))
    ranked = rows.annotate(rank=Case(begins, default=Value(1), output_field=IntegerField()))
    return list(ranked.order_by("rank", "title_key", "id")[:MOST])


def suggested_operators(typed: str) -> list[OperatorCard]:
    """Return the operators that begin with what is typed, in the reader's language; all of them for nothing."""
    french = not (get_language() or "fr").startswith("en")
    wanted = folded(typed)
    return [
        OperatorCard(
            typed=str(operator.names),
            says=str(operator.says),
            values=[
                f"{operator.names}{names[0 if french else 1]}"
                for names in (operator.takes or {}).values()
            ],
        )
        for operator in OPERATORS
        if folded(operator.names.fr).startswith(wanted) or operator.names.en.startswith(wanted)
    ]
