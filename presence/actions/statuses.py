"""The status of a person: busy until a moment, and a few words."""

import uuid
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words
from chatcore.rendering.text import without_controls
from presence.actions.holding import hold
from presence.cards import PresenceCard
from presence.models import Status
from presence.selectors.states import Said, board_of

TEXT_LENGTH = 100


class Saying(NamedTuple):
    """What somebody said of themselves. ``text`` None keeps the words that are there."""

    person: uuid.UUID
    busy: bool
    text: str | None = None
    until: datetime | None = None

    def after(self, said: Said | None) -> Said:
        """Return what holds then. ``said`` is what holds now: what has ended says nothing any more.

        Busy with an end wins until then, whatever the devices say; without one, until a device says
        otherwise.
        """
        busy, text, until = said or Said()
        if self.busy or not (busy and until is not None):
            if self.busy or busy or self.until is not None:
                until = self.until
            busy = self.busy
        if self.text is not None:
            text = self.text
            until = self.until or (until if busy else None)
        return Said(busy, text, until)


def saying(
    person: uuid.UUID, *, busy: bool, text: str | None = None, until: datetime | None = None
) -> Saying:
    """Return what ``person`` says of themselves, ready to be written; queries nothing.

    Raises:
        TooLarge: more than 100 characters. Invalid: an end that has passed.
    """
    if text is not None and len(text) > TEXT_LENGTH:
        raise TooLarge(_LONG_TEXT, path="$.text")
    if until is not None and until <= now():
        raise Invalid(_PAST, path="$.until")
    words = None if text is None else " ".join(without_controls(text).split())
    return Saying(person, busy, words, until)


def end_statuses() -> dict[str, PresenceCard]:
    """Take away what was said until a moment that has come; return what those people are now.

    Once across processes, and one query when nothing ends. It looks before it locks, so that a
    process without work never takes SQLite's write lock.
    """
    ended = Status.objects.filter(until__lte=now())
    people = list(ended.values_list("person_id", flat=True))
    return _end(people) if people else {}


@transaction.atomic
def _end(people: list[uuid.UUID]) -> dict[str, PresenceCard]:
    hold(people)
    ended = Status.objects.filter(person__in=people, until__lte=now())
    shown = [
        person for person, *said in ended.values_list("person_id", "busy", "text") if any(said)
    ]
    ended.update(busy=False, text="", until=None)
    return board_of(shown).cards()


_LONG_TEXT = Words(fr="Le statut tient en 100 caractères.", en="A status takes 100 characters.")
_PAST = Words(
    fr="Cette heure est passée : choisissez une fin à venir.",
    en="This moment has passed: choose an end that is still to come.",
)
