"""When a person is left in peace, and what rings: pure functions of their preferences and a moment."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chatcore.notices.models.notice import Kind
from chatcore.notices.models.preferences import QUIET_FROM, QUIET_UNTIL, Mail, Preset

# Days without office hours (Monday is 0).
WEEKEND = (5, 6)
# What is not looked at for so long is written to the person.
UNSEEN_AFTER = timedelta(minutes=15)
# The hour of the daily summary, in the person's zone, on days that are not quiet.
DIGEST_AT = time(8)


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How a person wants to be told. The defaults are those of who never chose."""

    zone: str = "Europe/Paris"
    preset: str = Preset.ESSENTIAL
    mail: str = Mail.UNSEEN
    quiet: bool = True
    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL
    quiet_weekends: bool = True
    do_not_disturb_until: datetime | None = None


def in_peace(wishes: Wishes, moment: datetime) -> bool:
    """Whether nothing rings and nothing is written at ``moment``."""
    if wishes.do_not_disturb_until is not None and moment < wishes.do_not_disturb_until:
        return True
    if not wishes.quiet:
        return False
    local = moment.astimezone(ZoneInfo(wishes.zone))
    if wishes.quiet_weekends and local.weekday() in WEEKEND:
        return True
    return _between(local.time(), wishes.quiet_from, wishes.quiet_until)


def rings(kind: str, wishes: Wishes, moment: datetime) -> bool:
    """Whether a notice of ``kind`` makes a sound or a window now; it stands in the centre all the same."""
    if wishes.preset == Preset.DIGEST or in_peace(wishes, moment):
        return False
    return wishes.preset == Preset.EVERYTHING or kind not in _WAITS


def writes(kind: str, wishes: Wishes) -> bool:
    """Whether an unseen notice of ``kind`` is written to the person without waiting for the summary."""
    if wishes.mail != Mail.UNSEEN or wishes.preset == Preset.DIGEST:
        return False
    return wishes.preset == Preset.EVERYTHING or kind not in _WAITS


def wants_digest(wishes: Wishes) -> bool:
    return wishes.mail != Mail.NEVER and (
        wishes.mail == Mail.DIGEST or wishes.preset == Preset.DIGEST
    )


def digest_day(wishes: Wishes, moment: datetime) -> date | None:
    """Return the day whose summary is due at ``moment``; None before its hour, and on quiet days.

    Hours of peace that end later than the summary's hour put it off to their end.
    """
    local = moment.astimezone(ZoneInfo(wishes.zone))
    if local.time() < DIGEST_AT or in_peace(wishes, moment):
        return None
    return local.date()


def _between(at: time, begin: time, end: time) -> bool:
    """Whether ``at`` lies in the hours from ``begin`` to ``end``, which may pass midnight."""
    if begin == end:
        return False
    if begin < end:
        return begin <= at < end
    return at >= begin or at < end


# Worth a line of the centre, not an interruption, for those who want the essential.
_WAITS = frozenset({Kind.TOPIC, Kind.PROJECT, Kind.POLL})
