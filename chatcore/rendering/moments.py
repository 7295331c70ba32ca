"""Moments in a text, ``<time:2026-12-01T14:00>``: one instant, which clients say by the clocks of each reader."""

import re
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format

# As Zulip writes them, https://zulip.com/help/global-times; without an offset by the clocks of the author.
TIME = (
    r"<time:(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d:\d\d)(?P<seconds>:\d\d)?"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?>"
)
WRITTEN = re.compile(TIME, re.IGNORECASE)


class Clock(NamedTuple):
    """By which zone a moment without an offset is meant, and how it is said to who reads without a script."""

    zone: str = "UTC"
    language: str = "fr"


NO_CLOCK = Clock()


def clock_of_the_site() -> Clock:
    """Return by what a moment is meant that is written on a page of no person."""
    return Clock(settings.TIME_ZONE, settings.LANGUAGE_CODE[:2])


# Beyond these nobody means a moment, and the sums of dates end.
FIRST, LAST = 1900, 2200


def moment_of(match: re.Match[str], clock: Clock) -> datetime | None:
    """Return the instant (UTC) that ``match`` of ``TIME`` means; None for a day or an hour that there is not."""
    offset = (match["offset"] or "").upper()
    try:
        local = datetime.fromisoformat(f"{match['day']}T{match['hour']}{offset}")
        if local.tzinfo is None:
            local = local.replace(tzinfo=ZoneInfo(clock.zone))
        found = local.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if FIRST <= found.year <= LAST else None


def said(moment: datetime, clock: Clock) -> str:
    """Return ``moment`` in words with its zone: « mardi 1 décembre 2026 à 14 h (Europe/Paris) »."""
    local = moment.astimezone(ZoneInfo(clock.zone))
    with translation.override(clock.language):
        day = date_format(local, "l j F Y")
    if clock.language == "en":
        return f"{day} at {local:%H:%M} ({clock.zone})"
    minutes = f"\xa0{local:%M}" if local.minute else ""
    return f"{day} à {local.hour}\xa0h{minutes} ({clock.zone})"
