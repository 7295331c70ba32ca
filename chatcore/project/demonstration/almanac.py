"""The calendar of the demonstration: when things were said, counted back from its last evening."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
# Day 0 is the latest day whose working hours are over, so that nothing was said in the future.
_EVENING = timedelta(hours=20)
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SATURDAY = 5


class Almanac:
    """Turns « so many days ago, at nine » into moments, and dates into French words."""

    def __init__(self, now: datetime) -> None:
        self.last = (now.astimezone(PARIS) - _EVENING).date()
        self.latest = now - timedelta(minutes=3)

    def day(self, ago: float) -> date:
        """Return the day ``ago`` days before the last one; one in a weekend becomes its Friday."""
        found = self.last - timedelta(days=round(ago))
        if ago >= 1 and found.weekday() >= _SATURDAY:
            found -= timedelta(days=found.weekday() - _SATURDAY + 1)
        return found

    def moment(self, ago: float, clock: str) -> datetime:
        """Return the moment of ``clock`` (``HH:MM``, in Paris) on that day, in UTC."""
        return datetime.combine(self.day(ago), time.fromisoformat(clock), PARIS).astimezone(UTC)

    def after(self, moment: datetime, delay: timedelta) -> datetime:
        """Return ``moment`` plus ``delay``: never at night after a long one, never in the future."""
        later = (moment + delay).astimezone(PARIS)
        if delay >= timedelta(days=1) and later.weekday() >= _SATURDAY:
            later += timedelta(days=7 - later.weekday())
        if later.hour < 6:
            later = later.replace(hour=8, minute=later.minute)
        return min(later.astimezone(UTC), max(moment + timedelta(seconds=20), self.latest))


def spoken(moment: datetime, days: int, *, weekday: bool) -> str:
    """Return the date ``days`` after ``moment`` as said in French: « mardi 3 mars », « 1er avril »."""
    found = moment.astimezone(PARIS).date() + timedelta(days=days)
    number = "1er" if found.day == 1 else str(found.day)
    said = f"{number} {_MONTHS[found.month - 1]}"
    return f"{_DAYS[found.weekday()]} {said}" if weekday else said


def pause(rng: random.Random) -> timedelta:
    """Return how long somebody takes to answer when the text does not say: mostly a few minutes."""
    return timedelta(minutes=rng.choice((1, 2, 3, 4, 6, 9, 14, 22)), seconds=rng.randrange(60))
