"""Processes that died without a word: whoever finds one takes its devices away."""

import uuid

from django.db import transaction

from chatcore.foundation.clock import now
from presence.actions.batch import note_last_seen
from presence.actions.holding import hold
from presence.cards import PresenceCard
from presence.models import Device, Process
from presence.selectors.states import board_of


def remove_lost() -> dict[str, PresenceCard]:
    """Remove the processes whose lease has ended, and their devices; return who is another thing now.

    Once across processes, and one query when none is lost. It looks before it locks, so that a
    process without work never takes SQLite's write lock.
    """
    lost = list(Process.objects.filter(expires_at__lte=now()).values_list("id", flat=True))
    return _remove(lost) if lost else {}


@transaction.atomic
def _remove(lost: list[uuid.UUID]) -> dict[str, PresenceCard]:
    moment = now()
    expired = Process.objects.select_for_update(skip_locked=True)
    mine = [process.id for process in expired.filter(id__in=lost, expires_at__lte=moment)]
    devices = Device.objects.filter(process__in=mine)
    people = set(devices.values_list("person_id", flat=True))
    hold(people)
    board = board_of(people, also=mine, at=moment)
    before, known = board.cards(), dict(board.devices)
    # Read when they are held: a device may have moved to the new lease of a process that came back.
    for device in devices.values_list("id", flat=True):
        board.devices.pop(device, None)
    note_last_seen(people, before=known, board=board, moment=moment)
    Process.objects.filter(id__in=mine).delete()
    return {id_: card for id_, card in board.cards().items() if before[id_] != card}
