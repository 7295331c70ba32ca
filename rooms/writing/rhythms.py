"""When a recurring message comes: by the clock of a place, whatever daylight saving does to it. Pure."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from chatcore.foundation.working_days import holidays

# How far ahead a day is looked for: the fifth Monday of no month, or holidays alone, end there.
FURTHEST = timedelta(days=800)


class Every(StrEnum):
    DAY = "day"
    # From Monday to Friday.
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """``at`` is the time of a clock in ``zone``. ``weekdays`` (0 is Monday): of a week, those on which it comes; of a
    month, the one of which it is the ``nth`` (1 to 4, or −1 for the last).

    At an hour that a night of March skips it comes an hour later; at one that a night of October has twice, the
    first time.
    """

    every: Every
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    at: time
    zone: str
    skip_holidays: bool = False
    starts_on: date
    ends_on: date | None = None

    def comes_on(self, day: date) -> bool:
        """Tell whether it comes on ``day``."""
        if day < self.starts_on or (self.ends_on is not None and day > self.ends_on):
            return False
        if self.skip_holidays and day in holidays(day.year):
            return False
        if self.every == Every.WEEKDAY:
            return day.weekday() < 5
        if self.every == Every.WEEK:
            return day.weekday() in self.weekdays
        if self.every == Every.MONTH:
            return day.weekday() in self.weekdays and self._is_nth(day)
        return True

    def _is_nth(self, day: date) -> bool:
        if self.nth == -1:
            return day.day + 7 > calendar.monthrange(day.year, day.month)[1]
        return (day.day - 1) // 7 + 1 == self.nth

    def after(self, moment: datetime) -> Iterator[datetime]:
        """Yield when it comes after ``moment``, in UTC, ascending."""
        zone = ZoneInfo(self.zone)
        day = max(moment.astimezone(zone).date() - timedelta(days=1), self.starts_on)
        last = day + FURTHEST
        while day <= last and (self.ends_on is None or day <= self.ends_on):
            if self.comes_on(day):
                due = datetime.combine(day, self.at, zone).astimezone(UTC)
                if due > moment:
                    yield due
                    last = day + FURTHEST
            day += timedelta(days=1)

    def next_after(self, moment: datetime) -> datetime | None:
        return next(self.after(moment), None)

    def first(self, moment: datetime, count: int) -> list[datetime]:
        """Return the next ``count`` moments after ``moment``, or those that there are."""
        return list(islice(self.after(moment), count))
