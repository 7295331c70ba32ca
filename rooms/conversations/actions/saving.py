"""Keeping messages for oneself: with a note, and a moment to be reminded. Nobody else knows of it."""

from datetime import datetime, timedelta

from django.db import transaction

from chatcore.foundation.clock import now, wire_or_none
from chatcore.foundation.errors import Conflict, Invalid
from chatcore.foundation.lines import checked_text
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.actions.messages import locked
from rooms.conversations.events import MessageSaved, MessageUnsaved
from rooms.conversations.models import Saved
from rooms.conversations.selectors.access import message_for

NOTE, MOST = 500, 1000
FURTHEST = timedelta(days=731)


def save_message(
    *, actor: Person, message: str, note: str = "", remind_at: datetime | None = None
) -> Saved:
    """Keep a message; again: with this note and this reminder in the place of those before.

    Raises:
        NotFound: hidden, deleted or missing. TooLarge: the note. Invalid: the moment is past, or too far.
        Conflict: a thousand are kept already.
    """
    found, _ = message_for(actor, message)
    note = checked_text(note, longest=NOTE, path="$.note")
    _check_moment(remind_at)
    with transaction.atomic():
        # The person is held, so that two of their devices make no more than a thousand.
        Person.objects.select_for_update(no_key=True).get(id=actor.id)
        kept = locked(found)
        mine = Saved.objects.filter(person=actor)
        if not mine.filter(message=kept).exists() and mine.count() >= MOST:
            raise Conflict(_TOO_MANY, path="$.message")
        saved, _ = Saved.objects.update_or_create(
            person=actor,
            message=kept,
            defaults={"note": note, "remind_at": remind_at, "reminded_at": None},
        )
        event = MessageSaved(message_id=str(kept.id), remind_at=wire_or_none(remind_at))
        log.emit(f"user:{actor.id}", event, actor=actor.id)
    saved.message = found
    return saved


def unsave_message(*, actor: Person, message: str) -> None:
    """Keep a message no longer; one that is not kept: changes nothing.

    Raises:
        NotFound: hidden, deleted or missing.
    """
    found, _ = message_for(actor, message)
    with transaction.atomic():
        gone, _ = Saved.objects.filter(person=actor, message=found).delete()
        if gone:
            log.emit(f"user:{actor.id}", MessageUnsaved(message_id=str(found.id)), actor=actor.id)


def _check_moment(moment: datetime | None) -> None:
    if moment is None:
        return
    if moment.tzinfo is None:
        raise Invalid(_NO_ZONE, path="$.remind_at")
    if moment <= now():
        raise Invalid(_PAST, path="$.remind_at")
    if moment > now() + FURTHEST:
        raise Invalid(_TOO_FAR, path="$.remind_at")


_TOO_MANY = Words(
    fr="Vous avez déjà mille messages enregistrés : retirez-en d’abord.",
    en="You have a thousand saved messages already: remove some first.",
)
_PAST = Words(
    fr="Ce moment est passé : choisissez-en un à venir.",
    en="That moment has passed: choose one to come.",
)
_TOO_FAR = Words(
    fr="Un rappel se donne pour les deux ans à venir.",
    en="A reminder is for the next two years.",
)
_NO_ZONE = Words(
    fr="Donnez le moment avec son fuseau, comme 2026-11-24T18:00:00+01:00.",
    en="Give the moment with its zone, such as 2026-11-24T18:00:00+01:00.",
)
