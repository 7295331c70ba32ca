"""Messages for later: only ever one's own."""

from collections.abc import Sequence

from django.db.models import Q

from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.writing.cards import PlannedCard, planned_card
from rooms.writing.models import Planned, State
from rooms.writing.selectors.places import names_of, place_of, rooms_seen

# What waits is bounded where it is made; of what failed the newest are enough.
MOST = 300


def planned_for(actor: Person, planned_id: object) -> Planned:
    """Return what ``actor`` has planned, or what failed of it (one query).

    Raises:
        NotFound: missing, somebody else's, or sent.
    """
    id_ = parse_id(planned_id)
    rows = Planned.objects.filter(author=actor).exclude(state=State.SENT).select_related("topic")
    found = None if id_ is None else rows.filter(id=id_).first()
    if found is None:
        raise NotFound(path="$.planned")
    return found


def planned_of(viewer: Person) -> list[PlannedCard]:
    """Return what waits, the soonest first, behind what failed (four queries at most)."""
    rows = Planned.objects.filter(Q(state=State.WAITING) | Q(state=State.FAILED), author=viewer)
    found = rows.select_related("topic").order_by("state", "due_at", "id")
    return planned_cards(list(found[:MOST]), viewer)


def planned_cards(rows: Sequence[Planned], viewer: Person) -> list[PlannedCard]:
    names = names_of(viewer, rooms_seen(viewer, {row.room_id for row in rows}))
    return [planned_card(row, place=place_of(row, names), language=viewer.language) for row in rows]
