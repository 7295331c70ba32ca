"""The status of a person: busy until a moment, and a few words."""

import uuid
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words
from chatcore.rendering.one_emoji import is_emoji
from chatcore.rendering.text import without_controls
from presence.actions.holding import hold
from presence.cards import PresenceCard
from presence.models import Status
from presence.selectors.states import Said, board_of

TEXT_LENGTH, EMOJI_LENGTH = 100, 40
# A leave of a year; what is said for longer belongs in the profile.
LONGEST = timedelta(days=366)


class Saying(NamedTuple):
    """What somebody said of themselves. ``text`` None keeps the words that are there; ``whole`` replaces everything."""

    person: uuid.UUID
    busy: bool
    text: str | None = None
    until: datetime | None = None
    emoji: str | None = None
    whole: bool = False

    def after(self, said: Said | None) -> Said:
        """Return what holds then. ``said`` is what holds now: what has ended says nothing any more.

        Busy with an end wins until then, whatever the devices say; without one, until a device says
        otherwise.
        """
        if self.whole:
            return Said(self.busy, self.text or "", self.until, self.emoji or "")
        busy, text, until, emoji = said or Said()
        if self.busy or not (busy and until is not None):
            if self.busy or busy or self.until is not None:
                until = self.until
            busy = self.busy
        if self.text is not None:
            text = self.text
            until = self.until or (until if busy else None)
        if self.emoji is not None:
            emoji = self.emoji
        return Said(busy, text, until, emoji)


def saying(
    person: uuid.UUID,
    *,
    busy: bool,
    text: str | None = None,
    until: datetime | None = None,
    emoji: str | None = None,
    whole: bool = False,
) -> Saying:
    """Return what ``person`` says of themselves, ready to be written; queries nothing.

    Raises:
        TooLarge: more than 100 characters. Invalid: an end that has passed or is years away; no emoji.
    """
    if text is not None and len(text) > TEXT_LENGTH:
        raise TooLarge(_LONG_TEXT, path="$.text")
    if until is not None and not now() < until <= now() + LONGEST:
        raise Invalid(_PAST, path="$.until")
    if emoji and (len(emoji) > EMOJI_LENGTH or not is_emoji(emoji)):
        raise Invalid(_NO_EMOJI, path="$.emoji")
    words = None if text is None else " ".join(without_controls(text).split())
    return Saying(person, busy, words, until, emoji, whole)


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
        person
        for person, *said in ended.values_list("person_id", "busy", "text", "emoji")
        if any(said)
    ]
    ended.update(busy=False, text="", emoji="", until=None)
    return board_of(shown).cards()


_LONG_TEXT = Words(fr="Le statut tient en 100 caractères.", en="A status takes 100 characters.")
_PAST = Words(
    fr="Choisissez une fin à venir, dans moins d’un an.",
    en="Choose an end that is still to come, less than a year ahead.",
)
_NO_EMOJI = Words(fr="Choisissez un seul émoji.", en="Choose a single emoji.")
