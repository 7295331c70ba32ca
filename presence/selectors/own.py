"""Oneself as one is; and when somebody was last there, for those who show it too."""

from datetime import datetime

from msgspec import to_builtins

from chatcore.foundation.clock import now
from chatcore.people.models import Person
from presence.cards import OwnPresenceCard
from presence.models import State, Status
from presence.selectors.states import board_of


def own_presence(person: Person) -> OwnPresenceCard:
    """Return what ``person`` is, says and shows (three queries)."""
    board = board_of([person.id])
    card = board.seen()[str(person.id)]
    row = Status.objects.filter(person=person).first() or Status(person=person)
    said = board.statuses.get(person.id)
    return OwnPresenceCard(
        **to_builtins(card),
        busy=said.busy if said else False,
        invisible=row.invisible,
        shows_last_seen=row.shows_last_seen,
    )


def hides(person: Person) -> bool:
    """Tell whether ``person`` does not show that they are there (one query)."""
    return Status.objects.filter(person=person, invisible=True).exists()


def last_seen_of(person: Person, *, viewer: Person) -> datetime | None:
    """Return when ``person`` was last there, if both show theirs; None while they are there (three queries).

    Who hides theirs sees nobody's. Whether ``viewer`` may know of ``person`` at all is the caller's to check.
    """
    rows = Status.objects.filter(person__in={person.id, viewer.id}, shows_last_seen=True)
    shown = dict(rows.values_list("person_id", "last_seen_at"))
    if person.id not in shown or viewer.id not in shown or person.id == viewer.id:
        return None
    card = board_of([person.id], at=now()).cards()[str(person.id)]
    return shown[person.id] if card.state == State.OFFLINE else None
