"""Messages that come again: making, changing, pausing, taking and ending them."""

import uuid
from typing import Any

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from chatcore.rendering.text import clean_text
from rooms.conversations.models import Room
from rooms.conversations.selectors.access import Right, room_for, topic_in
from rooms.writing import policies
from rooms.writing.actions.telling import RECURRING, tell
from rooms.writing.models import Recurring
from rooms.writing.rhythms import Rhythm
from rooms.writing.selectors.recurring import recurring_for

# In one room: beyond it nobody reads what comes by itself.
MOST = 50


def repeat_message(
    *,
    actor: Person,
    room: str,
    topic: str | None = None,
    text: str,
    rhythm: Rhythm,
    recurring_id: uuid.UUID,
) -> tuple[Recurring, bool]:
    """Have ``text`` come again in ``room`` by ``rhythm``, in the name of ``actor``; whether it is new.

    Args:
        recurring_id: the id that it gets, chosen by the client: a repeat makes nothing more.

    Raises:
        NotFound, Forbidden: the room or the thème is not there, or not for ``actor`` to do so.
        Invalid, TooLarge: the text, or a rhythm that never comes. Conflict: fifty come in the room already.
    """
    place, standing = room_for(actor, room, to=Right.POST)
    known = Recurring.objects.filter(id=recurring_id, room=place, owner=actor).first()
    if known is not None:
        return known, False
    if why_not := policies.why_not_repeat(standing, bot=actor.kind == "bot"):
        raise Forbidden(why_not)
    within = topic_in(place, topic) if topic is not None else None
    if Recurring.objects.filter(id=recurring_id).exists():
        raise Conflict(_TAKEN, path="$.id")
    with transaction.atomic():
        Room.objects.select_for_update(no_key=True, of=("self",)).get(id=place.id)
        if Recurring.objects.filter(room=place).count() >= MOST:
            raise Conflict(_TOO_MANY)
        row = Recurring(
            id=recurring_id, room=place, topic=within, owner=actor, text=clean_text(text)
        )
        _set_rhythm(row, rhythm)
        row.save(force_insert=True)
        _traced("recurring.created", actor, row, after={"every": row.every})
    return row, True


def change_recurring(
    *, actor: Person, recurring_id: object, text: str | None = None, rhythm: Rhythm | None = None
) -> Recurring:
    """Give it other words, another rhythm, or both. Raises as ``recurring_for``; Invalid, TooLarge: either."""
    held = recurring_for(actor, recurring_id)
    with transaction.atomic():
        row = _held(held.recurring)
        if text is not None:
            row.text = clean_text(text)
        if rhythm is not None:
            _set_rhythm(row, rhythm)
        row.save()
        fields = [name for name, given in (("text", text), ("rhythm", rhythm)) if given is not None]
        _traced("recurring.changed", actor, row, after={"fields": fields})
    return row


def pause_recurring(*, actor: Person, recurring_id: object, paused: bool) -> Recurring:
    """Stop it for a while, or have it go on from now; again: changes nothing. Raises as ``recurring_for``."""
    held = recurring_for(actor, recurring_id)
    with transaction.atomic():
        row = _held(held.recurring)
        if (row.paused_at is not None) == paused:
            return row
        row.paused_at = now() if paused else None
        row.failure = None
        _set_next(row)
        row.save()
        _traced("recurring.paused" if paused else "recurring.resumed", actor, row)
    return row


def take_recurring(*, actor: Person, recurring_id: object) -> Recurring:
    """Have it come in the name of ``actor`` from now on, as who left the room handed it over.

    Raises:
        as ``recurring_for``; Forbidden: ``actor`` may not have messages come again there.
    """
    held = recurring_for(actor, recurring_id)
    if why_not := policies.why_not_repeat(held.standing, bot=actor.kind == "bot"):
        raise Forbidden(why_not)
    with transaction.atomic():
        row = _held(held.recurring)
        if row.owner_id == actor.id:
            return row
        before = row.owner_id
        row.owner, row.left_by, row.failure = actor, None, None
        _set_next(row)
        row.save()
        _traced("recurring.taken", actor, row)
        if before is not None:
            tell([before], RECURRING, by=actor.id)
    return row


def end_recurring(*, actor: Person, recurring_id: object) -> None:
    """Have it come no more. Raises as ``recurring_for``."""
    held = recurring_for(actor, recurring_id)
    with transaction.atomic():
        row = _held(held.recurring)
        _traced("recurring.ended", actor, row)
        row.delete()


def _set_rhythm(row: Recurring, rhythm: Rhythm) -> None:
    if rhythm.next_after(now()) is None:
        raise Invalid(_NEVER, path="$.starts_on")
    row.every, row.weekdays, row.nth = rhythm.every, list(rhythm.weekdays), rhythm.nth
    row.at, row.zone, row.skip_holidays = rhythm.at, rhythm.zone, rhythm.skip_holidays
    row.starts_on, row.ends_on = rhythm.starts_on, rhythm.ends_on
    _set_next(row)


def _set_next(row: Recurring) -> None:
    running = row.owner_id is not None and row.paused_at is None
    row.next_at = row.rhythm.next_after(now()) if running else None


def _held(row: Recurring) -> Recurring:
    """Return it as it is now, held until the commit: a worker may be posting it."""
    found = Recurring.objects.select_for_update(of=("self",)).get(id=row.id)
    found.room = row.room
    return found


def _traced(
    action: str, actor: Person, row: Recurring, after: dict[str, Any] | None = None
) -> None:
    record(action=action, actor=actor, obj=row, community=row.room.traced_in, after=after)
    tell({actor.id, *([row.owner_id] if row.owner_id else [])}, RECURRING, by=actor.id)


_NEVER = Words(
    fr="Avec ces dates, le message ne viendrait jamais : changez le rythme ou la date de fin.",
    en="With these dates, the message would never come: change the rhythm or the end date.",
)
_TOO_MANY = Words(
    fr="Cinquante messages reviennent déjà dans ce salon : arrêtez-en d’abord.",
    en="Fifty messages come again in this room already: end some first.",
)
_TAKEN = Words(fr="Cet identifiant est pris : recommencez.", en="This id is taken: begin again.")
