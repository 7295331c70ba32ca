"""Writing what a process gathered: its lease, its devices, what people say, in one transaction."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from presence.actions.holding import hold
from presence.actions.statuses import Saying
from presence.cards import PresenceCard
from presence.happenings import BusyChanged
from presence.models import Device, Process, Status
from presence.selectors.states import Board, Said, Seen, board_of

_K = TypeVar("_K")
_V = TypeVar("_V")

# Live protocol, "Presence": the lease lasts 60 s.
LEASE = timedelta(seconds=60)


class LeaseLostError(Exception):
    """The process was silent for longer than its lease: others have taken it for dead."""


class Change(NamedTuple):
    """A device that came or is something else now; ``state`` None: it has gone."""

    device: uuid.UUID
    person: uuid.UUID
    state: str | None


@transaction.atomic
def write_batch(
    process: uuid.UUID, changes: Sequence[Change | Saying], *, begins: bool = False
) -> dict[str, PresenceCard]:
    """Renew the lease of ``process`` (or begin it) and apply ``changes`` in their order.

    Seven queries at most, however many changes, one when there is none; one more where somebody has left, and those of
    who hears that somebody is busy. Returns the presence of the
    people for whom it is another now.

    Raises:
        LeaseLostError: the lease has ended; begin a new one, with all devices that are there.
    """
    moment = now()
    _keep(process, moment, begins=begins)
    if not changes:
        return {}
    people = {change.person for change in changes}
    hold(people)
    board = board_of(people, at=moment)
    before, devices, statuses = board.cards(), dict(board.devices), dict(board.statuses)
    for change in changes:
        if isinstance(change, Saying):
            said = change.after(board.statuses.get(change.person))
            board.statuses[change.person] = said
        elif change.state is None:
            board.devices.pop(change.device, None)
        else:
            board.devices[change.device] = Seen(change.person, change.state)
    _write_devices(process, devices, board)
    write_statuses(statuses, board)
    note_last_seen(people, before=devices, board=board, moment=moment)
    tell_busy(statuses, board)
    return {id_: card for id_, card in board.cards().items() if before[id_] != card}


def _keep(process: uuid.UUID, moment: datetime, *, begins: bool) -> None:
    end = moment + LEASE
    if begins:
        Process.objects.create(id=process, expires_at=end)
    elif not Process.objects.filter(id=process, expires_at__gt=moment).update(expires_at=end):
        raise LeaseLostError


def _write_devices(process: uuid.UUID, before: dict[uuid.UUID, Seen], board: Board) -> None:
    """Write the devices that are new or different, whosever they were before."""
    different = _different(before, board.devices)
    Device.objects.bulk_create(
        [
            Device(id=id_, person_id=seen.person, process_id=process, state=seen.state)
            for id_, seen in different
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["state", "process"],
    )
    if gone := before.keys() - board.devices.keys():
        Device.objects.filter(id__in=gone).delete()


def write_statuses(before: dict[uuid.UUID, Said], board: Board) -> None:
    Status.objects.bulk_create(
        [
            Status(person_id=person, **said._asdict())
            for person, said in _different(before, board.statuses)
        ],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["busy", "text", "until", "emoji"],
    )


def note_last_seen(
    people: Iterable[uuid.UUID], *, before: Mapping[uuid.UUID, Seen], board: Board, moment: datetime
) -> None:
    """Keep ``moment`` as when those of ``people`` were last seen who have just left, and chose to show it."""
    there = {seen.person for seen in board.devices.values()}
    left = {seen.person for seen in before.values()} - there - board.invisible
    if gone := left & set(people):
        shown = Status.objects.filter(person__in=gone, shows_last_seen=True, invisible=False)
        shown.update(last_seen_at=moment)


def tell_busy(before: Mapping[uuid.UUID, Said], board: Board) -> None:
    """Announce who is busy from now on, until when, and who is so no longer."""
    for person, said in board.statuses.items():
        was = before.get(person, Said())
        now_until = said.until if said.busy else None
        was_until = was.until if was.busy else None
        if now_until != was_until:
            announce(BusyChanged(person, until=now_until, before=was_until))


def _different(before: dict[_K, _V], after: dict[_K, _V]) -> list[tuple[_K, _V]]:
    return [(key, value) for key, value in after.items() if before.get(key) != value]
