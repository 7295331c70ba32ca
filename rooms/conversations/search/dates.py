"""Days, months and years as people type them, in French or English."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from chatcore.people.folding import folded


class Period(NamedTuple):
    """Whole days: from ``first``, and no longer ``until``."""

    first: date
    until: date


_MONTHS = (
    ("janvier", "janv", "january", "jan"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
)
_DAYS = (
    ("lundi", "monday"),
    ("mardi", "tuesday"),
    ("mercredi", "wednesday"),
    ("jeudi", "thursday"),
    ("vendredi", "friday"),
    ("samedi", "saturday"),
    ("dimanche", "sunday"),
)
_AGO = {
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "today": 0,
    "hier": 1,
    "yesterday": 1,
    "avant-hier": 2,
}
_MONTH_NUMBER = {name: at + 1 for at, names in enumerate(_MONTHS) for name in names}
_WEEKDAY = {name: at for at, names in enumerate(_DAYS) for name in names}

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_FRENCH = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?")
_WRITTEN = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([a-z]+)(?:\s+(\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?")


def period(text: str, today: date) -> Period | None:
    """Return the days that ``text`` means for somebody for whom it is ``today``; None: it is no date."""
    typed = folded(text).strip()
    if typed in _AGO:
        return _day(today - timedelta(days=_AGO[typed]))
    if typed in _WEEKDAY:
        return _day(today - timedelta(days=(today.weekday() - _WEEKDAY[typed]) % 7))
    if match := _ISO.fullmatch(typed):
        return _of(*(int(part) if part else None for part in match.groups()))
    if match := _FRENCH.fullmatch(typed):
        day, month, year = (int(part) if part else None for part in match.groups())
        if year is not None and year < 100:
            year += 2000
        return _of(year, month, day) if year else _last(month, day, today)
    words = " ".join(re.sub(r"[.,]", " ", typed).split())
    if match := _WRITTEN.fullmatch(words):
        return _written(match[1], match[2], match[3], today)
    match = _MONTH_FIRST.fullmatch(words)
    return _written(match[2], match[1], match[3], today) if match else None


def _written(day: str | None, name: str, year: str | None, today: date) -> Period | None:
    month = _MONTH_NUMBER.get(name)
    if month is None:
        return None
    of = int(day) if day else None
    return _of(int(year), month, of) if year else _last(month, of, today)


def _last(month: int | None, day: int | None, today: date) -> Period | None:
    """Return the last such day or month that has begun."""
    found = _of(today.year, month, day)
    return _of(today.year - 1, month, day) if found is None or found.first > today else found


def _of(year: int | None, month: int | None = None, day: int | None = None) -> Period | None:
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return _day(first)
        if month:
            return Period(first, date(first.year + month // 12, month % 12 + 1, 1))
        return Period(first, date(first.year + 1, 1, 1))
    except (ValueError, OverflowError):
        return None


def _day(first: date) -> Period:
    return Period(first, first + timedelta(days=1))
