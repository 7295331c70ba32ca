"""What REST takes in of what is being written."""

import uuid
from datetime import date, datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from msgspec import UNSET, Meta, UnsetType

from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.errors import Invalid
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_time_zone
from rooms.writing.rhythms import Every, Rhythm

Line = Annotated[str, Meta(max_length=200)]
Weekday = Annotated[int, Meta(ge=0, le=6)]


class WrittenDraft(Input, frozen=True, kw_only=True):
    """``base``: the revision that the device knew. ``drop_aside``: what was put aside has been looked at."""

    text: str
    base: Annotated[int, Meta(ge=0)]
    device: Annotated[str, Meta(min_length=1, max_length=64)]
    topic: str | None = None
    reply_to: str | None = None
    drop_aside: bool = False


class NewPlanned(Input, frozen=True, kw_only=True):
    """A message for later; ``to_self``: a reminder for oneself, which is not posted."""

    room: str
    text: str
    due_at: datetime
    client_id: uuid.UUID
    topic: str | None = None
    reply_to: str | None = None
    to_self: bool = False
    attachments: list[str] = []


class AskedOfReaders(Input, frozen=True, kw_only=True):
    """What a planned announcement asks; ``home_until`` is counted from when it appears."""

    receipt: bool = False
    comments: bool = True
    home_until: Annotated[datetime, Meta(tz=True)] | None = None

    @property
    def asks(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "receipt": self.receipt,
            "comments": self.comments,
            "home_until": wire_or_none(self.home_until),
        }


class PlannedChanges(Input, frozen=True, kw_only=True):
    """``attachments``: all files that it is to carry, those that it has among them. ``announcement``: all of its
    options; of a message, of no matter."""

    text: str | UnsetType = UNSET
    due_at: datetime | UnsetType = UNSET
    attachments: list[str] | UnsetType = UNSET
    announcement: AskedOfReaders | UnsetType = UNSET


class GivenRhythm(Input, frozen=True, kw_only=True):
    """When it comes: ``at`` (``HH:MM``) by the clocks of ``zone``, from ``starts_on`` to ``ends_on`` (2026-11-24)."""

    every: Line
    at: Line
    zone: Line
    starts_on: Line
    ends_on: Line | None = None
    weekdays: Annotated[list[Weekday], Meta(max_length=31)] = []
    nth: Annotated[int, Meta(ge=-1, le=4)] | None = None
    skip_holidays: bool = False

    def rhythm(self, path: str = "$.rhythm") -> Rhythm:
        """Return it checked.

        Raises:
            Invalid: an hour, a day, a zone or a weekday that is none; a week without weekdays; a month without one.
        """
        if self.every not in list(Every):
            raise Invalid(_EVERY, path=f"{path}.every")
        every = Every(self.every)
        days = tuple(sorted(set(self.weekdays)))
        if every == Every.WEEK and not days:
            raise Invalid(_NO_WEEKDAY, path=f"{path}.weekdays")
        if every == Every.MONTH and (len(days) != 1 or self.nth in (None, 0)):
            raise Invalid(_NO_NTH, path=f"{path}.nth")
        starts = _day(self.starts_on, path=f"{path}.starts_on")
        ends = None if self.ends_on is None else _day(self.ends_on, path=f"{path}.ends_on")
        if ends is not None and ends < starts:
            raise Invalid(_ENDS_FIRST, path=f"{path}.ends_on")
        return Rhythm(
            every=every,
            weekdays=days if every in (Every.WEEK, Every.MONTH) else (),
            nth=self.nth if every == Every.MONTH else None,
            at=_hour(self.at, path=f"{path}.at"),
            zone=ZoneInfo(checked_time_zone(self.zone, path=f"{path}.zone")).key,
            skip_holidays=self.skip_holidays,
            starts_on=starts,
            ends_on=ends,
        )


class NewRecurring(Input, frozen=True, kw_only=True):
    """A message that comes again; ``id`` is chosen by the client, so that a repeat makes one."""

    id: uuid.UUID
    room: str
    text: str
    rhythm: GivenRhythm
    topic: str | None = None


class RecurringChanges(Input, frozen=True, kw_only=True):
    text: str | UnsetType = UNSET
    rhythm: GivenRhythm | UnsetType = UNSET


class NewSnippet(Input, frozen=True, kw_only=True):
    """A text to keep; without a ``community`` for oneself."""

    name: str
    text: str
    community: str | None = None


class SnippetChanges(Input, frozen=True, kw_only=True):
    name: str | UnsetType = UNSET
    text: str | UnsetType = UNSET


def _day(text: str, *, path: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Invalid(_DAY, path=path) from None
    # Beyond, the sums of dates end.
    if not 2000 <= day.year <= 2200:
        raise Invalid(_DAY, path=path)
    return day


def _hour(text: str, *, path: str) -> time:
    try:
        hour = time.fromisoformat(text)
    except ValueError:
        raise Invalid(_HOUR, path=path) from None
    if hour.tzinfo is not None or hour.second or hour.microsecond:
        raise Invalid(_HOUR, path=path)
    return hour


_EVERY = Words(
    fr="« every » est day, weekday, week ou month.", en="“every” is day, weekday, week or month."
)
_NO_WEEKDAY = Words(
    fr="Choisissez au moins un jour de la semaine.", en="Choose at least one day of the week."
)
_NO_NTH = Words(
    fr="Choisissez un jour de la semaine, et le combientième du mois : premier à quatrième, ou dernier.",
    en="Choose one day of the week, and which of the month: first to fourth, or last.",
)
_ENDS_FIRST = Words(
    fr="La fin précède le début : changez l’une des deux dates.",
    en="The end comes before the beginning: change one of the two dates.",
)
_DAY = Words(fr="Attendu : un jour, comme 2026-11-24.", en="Expected: a day, such as 2026-11-24.")
_HOUR = Words(fr="Attendu : une heure, comme 09:00.", en="Expected: an hour, such as 09:00.")
