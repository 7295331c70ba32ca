"""Why somebody who is in a room says nothing there: a time-out, or a direct conversation that one of two ended."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime

from chatcore.foundation.words import Words

# No person's time zone is at hand where a refusal is made: moments are in that of the site.
_FORMATS = {"fr": "j F Y à G\xa0\\h\xa0i", "en": "j F Y, H:i"}


def why_silent(silenced: datetime | None, *, severed: bool) -> Words | None:
    """Return why; ``silenced`` is the end of the time-out, if there is one."""
    if severed:
        return SEVERED
    if silenced is None:
        return None
    return SILENCED.filled(
        fr_until=said_moment(silenced, "fr"), en_until=said_moment(silenced, "en")
    )


def said_moment(moment: datetime, language: str) -> str:
    """Return ``moment`` in words of ``language`` (``fr``, ``en``): « 28 novembre 2026 à 14 h 05 »."""
    with translation.override(language):
        local = localtime(moment, ZoneInfo(settings.TIME_ZONE))
        return date_format(local, _FORMATS[language])


SILENCED = Words(
    fr="Vous êtes en pause ici jusqu’au {fr_until} : vous lisez, sans écrire ni réagir. Le motif est dans vos "
    "réglages, à « Modération ».",
    en="You have a time-out here until {en_until}: you read, and neither write nor react. The reason is in your "
    "settings, under “Moderation”.",
)
SEVERED = Words(
    fr="Cette conversation est fermée : l’une des deux personnes ne souhaite plus y échanger.",
    en="This conversation is closed: one of the two does not wish to go on with it.",
)
