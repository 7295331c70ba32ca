"""What somebody says and shows of themselves, whichever door it came through."""

import uuid
from datetime import datetime

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.people.models import Person
from presence import hiding
from presence.actions.batch import tell_busy, write_statuses
from presence.actions.holding import hold
from presence.actions.statuses import Saying, saying
from presence.cards import PresenceCard
from presence.events import DiscretionChanged
from presence.models import Status
from presence.selectors.states import board_of


def set_status(
    *, actor: Person, busy: bool, text: str, emoji: str, until: datetime | None
) -> dict[str, PresenceCard]:
    """Replace what ``actor`` says; return what they are to others now, if it is another thing, to be told.

    Raises:
        TooLarge: more than 100 characters. Invalid: the end, or what is no emoji.
    """
    said = saying(actor.id, busy=busy, text=text, until=until, emoji=emoji, whole=True)
    return _say(actor.id, said)


def clear_status(*, actor: Person) -> dict[str, PresenceCard]:
    """Take away all that ``actor`` says, busy too. Returns as ``set_status``."""
    return _say(actor.id, Saying(actor.id, busy=False, whole=True))


@transaction.atomic
def change_discretion(
    *, actor: Person, invisible: bool | None = None, shows_last_seen: bool | None = None
) -> dict[str, PresenceCard]:
    """Hide that ``actor`` is there, or show it; show when they were last there, or not. What is None stays.

    Whoever shows it is seen, from that day on; whoever hides it is forgotten. Returns as ``set_status``.
    """
    hold([actor.id])
    before = board_of([actor.id]).cards()
    row, _ = Status.objects.select_for_update().get_or_create(person=actor)
    was = (row.invisible, row.shows_last_seen)
    if invisible is not None:
        row.invisible = invisible
    if shows_last_seen is not None:
        row.shows_last_seen = shows_last_seen
    if was == (row.invisible, row.shows_last_seen):
        return {}
    if not row.shows_last_seen:
        row.last_seen_at = None
    elif row.invisible and not was[0]:
        # As one who leaves: neither earlier nor later than what others saw.
        row.last_seen_at = now()
    row.save(update_fields=["invisible", "shows_last_seen", "last_seen_at"])
    log.emit(f"user:{actor.id}", DiscretionChanged(), actor=actor.id)
    transaction.on_commit(lambda: hiding.note(actor.id, invisible=row.invisible))
    return _changed(before, actor.id)


@transaction.atomic
def _say(person: uuid.UUID, said: Saying) -> dict[str, PresenceCard]:
    hold([person])
    board = board_of([person])
    before, statuses = board.cards(), dict(board.statuses)
    board.statuses[person] = said.after(board.statuses.get(person))
    write_statuses(statuses, board)
    tell_busy(statuses, board)
    # Those who are hidden watch themselves as others see them: their devices read again what they are.
    log.emit(f"user:{person}", DiscretionChanged(), actor=person)
    return {id_: card for id_, card in board.cards().items() if before[id_] != card}


def _changed(before: dict[str, PresenceCard], person: uuid.UUID) -> dict[str, PresenceCard]:
    after = board_of([person]).cards()
    return {id_: card for id_, card in after.items() if before[id_] != card}
