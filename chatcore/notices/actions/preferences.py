"""Changing how one is told."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.notices.events import PreferencesChanged
from chatcore.notices.models import Mail, Preferences, Preset
from chatcore.notices.words import checked_words
from chatcore.people.models import Person
from chatcore.records.actions import record

# Longer than a sabbatical is a slip of the keyboard.
LONGEST_PEACE = timedelta(days=366)


@transaction.atomic
def change_preferences(*, actor: Person, changes: dict[str, Any]) -> Preferences:
    """Change what is given among the fields of ``Preferences``; hours are ``HH:MM`` in the actor's zone.

    Raises:
        Invalid: a field does not hold; ``path`` says which.
    """
    Preferences.objects.get_or_create(person=actor)
    row = Preferences.objects.select_for_update().get(person=actor)
    checked = {name: _CHECKS.get(name, _as_is)(value) for name, value in changes.items()}
    changed = {name: value for name, value in checked.items() if getattr(row, name) != value}
    if not changed:
        return row
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(update_fields=list(changed))
    # Which words somebody listens for is nobody's business: the trace says that they changed.
    record(
        action="notice_preferences.changed",
        actor=actor,
        obj=actor,
        after={"fields": sorted(changed)},
    )
    log.emit(f"user:{actor.id}", PreferencesChanged(), actor=actor.id)
    return row


@transaction.atomic
def stop_mail(*, person: Person) -> None:
    """Write no notices to ``person`` any more: what the link at the foot of each letter does."""
    change_preferences(actor=person, changes={"mail": Mail.NEVER})


def _as_is(value: Any) -> Any:
    return value


def _preset(value: str) -> str:
    if value not in Preset.values:
        raise Invalid(_PRESETS, path="$.preset")
    return value


def _mail(value: str) -> str:
    if value not in Mail.values:
        raise Invalid(_MAILS, path="$.mail")
    return value


def _hour(path: str) -> Any:
    def check(value: str) -> time:
        try:
            if len(value) != 5:
                raise ValueError
            return time.fromisoformat(value)
        except ValueError:
            raise Invalid(_HOUR, path=path) from None

    return check


def _moment(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise Invalid(_MOMENT, path="$.do_not_disturb_until") from None
    if moment.tzinfo is None or not now() < moment < now() + LONGEST_PEACE:
        raise Invalid(_MOMENT, path="$.do_not_disturb_until")
    return moment


_CHECKS = {
    "preset": _preset,
    "mail": _mail,
    "quiet_from": _hour("$.quiet_from"),
    "quiet_until": _hour("$.quiet_until"),
    "do_not_disturb_until": _moment,
    "words": checked_words,
}
_PRESETS = Words(
    fr="Choisissez « everything » (tout), « essential » (l’essentiel) ou « digest » (un résumé par jour).",
    en="Choose “everything”, “essential” or “digest”.",
)
_MAILS = Words(
    fr="Choisissez « unseen » (ce que vous n’avez pas vu), « digest » (un résumé par jour) ou « never » (jamais).",
    en="Choose “unseen”, “digest” or “never”.",
)
_HOUR = Words(fr="Écrivez une heure comme 19:00.", en="Write an hour like 19:00.")
_MOMENT = Words(
    fr="Choisissez un moment à venir, dans moins d’un an, avec son fuseau horaire.",
    en="Choose a moment to come, less than a year ahead, with its time zone.",
)
