"""What people are right now, from their devices and their status."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from chatcore.foundation.clock import now
from presence.cards import PresenceCard
from presence.models import Device, State, Status


class Said(NamedTuple):
    """What a person says of themselves, as it holds at a moment."""

    busy: bool = False
    text: str = ""
    until: datetime | None = None


class Seen(NamedTuple):
    """A device that is there."""

    person: uuid.UUID
    state: str


@dataclass
class Board:
    """The devices and the statuses of some people. Change it, and ``cards`` tells what they are then."""

    people: Collection[uuid.UUID]
    devices: dict[uuid.UUID, Seen]
    statuses: dict[uuid.UUID, Said]

    def cards(self) -> dict[str, PresenceCard]:
        """Return what each person is: busy, else what their most active device is."""
        states = dict.fromkeys(self.people, str(State.OFFLINE))
        for person, state in self.devices.values():
            if states[person] != State.ACTIVE:
                states[person] = state
        return {str(person): self._card(person, state) for person, state in states.items()}

    def _card(self, person: uuid.UUID, state: str) -> PresenceCard:
        said = self.statuses.get(person)
        if said is None:
            return PresenceCard(state=state, text="")
        # Busy is said by somebody who is there; whoever has left is offline all the same.
        busy = said.busy and state != State.OFFLINE
        return PresenceCard(state=str(State.BUSY) if busy else state, text=said.text)


def board_of(
    people: Iterable[uuid.UUID], *, also: Collection[uuid.UUID] = (), at: datetime | None = None
) -> Board:
    """Return the devices and the current statuses of ``people`` (two queries, however many).

    Args:
        also: processes whose devices count though their lease has ended.
        at: the moment, if it is not the present one.
    """
    ids = list(dict.fromkeys(people))
    moment = at or now()
    there = Q(process__expires_at__gt=moment)
    if also:
        there |= Q(process__in=also)
    devices = Device.objects.filter(there, person__in=ids)
    current = Status.objects.filter(Q(until=None) | Q(until__gt=moment), person__in=ids)
    return Board(
        ids,
        {
            id_: Seen(person, state)
            for id_, person, state in devices.values_list("id", "person_id", "state")
        },
        {
            person: Said(busy, text, until)
            for person, busy, text, until in current.values_list(
                "person_id", "busy", "text", "until"
            )
        },
    )


def states_of(people: Iterable[uuid.UUID]) -> dict[str, PresenceCard]:
    """Return what each of ``people`` is now (two queries)."""
    return board_of(people).cards()


def active_among(people: "QuerySet[Any]", *, at: datetime | None = None) -> "QuerySet[Any]":
    """Return, for use in a query, those of ``people`` (their ids) who have an active device."""
    there = Device.objects.filter(
        process__expires_at__gt=at or now(), state=State.ACTIVE, person__in=people
    )
    return there.values("person")
