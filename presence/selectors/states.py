"""What people are right now, from their devices and their status."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from chatcore.foundation.clock import now, wire_or_none
from presence.cards import PresenceCard
from presence.models import Device, State, Status


class Said(NamedTuple):
    """What a person says of themselves, as it holds at a moment."""

    busy: bool = False
    text: str = ""
    until: datetime | None = None
    emoji: str = ""


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
    # Whoever looks gone to everybody else. ``seen`` counts them as they are: for themselves alone.
    invisible: frozenset[uuid.UUID] = frozenset()

    def cards(self) -> dict[str, PresenceCard]:
        """Return what each person is to others: busy, else what their most active device is; hidden, offline."""
        return self._cards(self.invisible)

    def seen(self) -> dict[str, PresenceCard]:
        """Return what each person is, hidden or not: for nobody but themselves."""
        return self._cards(frozenset())

    def _cards(self, hidden: frozenset[uuid.UUID]) -> dict[str, PresenceCard]:
        states = dict.fromkeys(self.people, str(State.OFFLINE))
        for person, state in self.devices.values():
            if person not in hidden and states[person] != State.ACTIVE:
                states[person] = state
        return {str(person): self._card(person, state) for person, state in states.items()}

    def _card(self, person: uuid.UUID, state: str) -> PresenceCard:
        said = self.statuses.get(person)
        if said is None:
            return PresenceCard(state=state, text="")
        # Busy is said by somebody who is there; whoever has left is offline all the same.
        busy = said.busy and state != State.OFFLINE
        return PresenceCard(
            state=str(State.BUSY) if busy else state,
            text=said.text,
            emoji=said.emoji,
            until=wire_or_none(said.until) if said.text or said.emoji or busy else None,
        )


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
    rows = Status.objects.filter(person__in=ids)
    said, invisible = {}, set()
    for person, busy, text, until, emoji, hidden in rows.values_list(
        "person_id", "busy", "text", "until", "emoji", "invisible"
    ):
        if until is None or until > moment:
            said[person] = Said(busy, text, until, emoji)
        if hidden:
            invisible.add(person)
    return Board(
        ids,
        {
            id_: Seen(person, state)
            for id_, person, state in devices.values_list("id", "person_id", "state")
        },
        said,
        frozenset(invisible),
    )


def states_of(people: Iterable[uuid.UUID]) -> dict[str, PresenceCard]:
    """Return what each of ``people`` is now (two queries)."""
    return board_of(people).cards()


def active_among(people: "QuerySet[Any]", *, at: datetime | None = None) -> "QuerySet[Any]":
    """Return, for use in a query, those of ``people`` (their ids) who have an active device, and show it."""
    there = Device.objects.filter(
        process__expires_at__gt=at or now(), state=State.ACTIVE, person__in=people
    )
    hidden = Status.objects.filter(person__in=people, invisible=True)
    return there.exclude(person__in=hidden.values("person")).values("person")
