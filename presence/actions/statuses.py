"""The status of a person: busy until a moment, and a few words."""

import uuid
from datetime import datetime

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words
from chatcore.rendering.text import without_controls
from presence.cards import PresenceCard
from presence.models import Status
from presence.selectors.states import states_of

TEXT_LENGTH = 100


@transaction.atomic
def set_status(
    person: uuid.UUID, *, busy: bool, text: str | None = None, until: datetime | None = None
) -> dict[str, PresenceCard]:
    """Set whether ``person`` is busy, their words, and until when; return their presence.

    Busy with an end wins until then, whatever the devices say; without one, until a device says
    otherwise. ``text`` None keeps the words that are there.
    """
    if text is not None and len(text) > TEXT_LENGTH:
        raise TooLarge(_LONG_TEXT, path="$.text")
    if until is not None and until <= now():
        raise Invalid(_PAST, path="$.until")
    status = Status.objects.select_for_update().filter(person=person).first() or Status(
        person_id=person
    )
    if status.until is not None and status.until <= now():
        # What has ended says nothing any more.
        status.busy, status.text, status.until = False, "", None
    holds = status.busy and status.until is not None
    if busy or not holds:
        if busy or status.busy or until is not None:
            status.until = until
        status.busy = busy
    if text is not None:
        status.text = " ".join(without_controls(text).split())
        status.until = until or (status.until if status.busy else None)
    status.save()
    return states_of([person])


_LONG_TEXT = Words(fr="Le statut tient en 100 caractères.", en="A status takes 100 characters.")
_PAST = Words(
    fr="Cette heure est passée : choisissez une fin à venir.",
    en="This moment has passed: choose an end that is still to come.",
)
