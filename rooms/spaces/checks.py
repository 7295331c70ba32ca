"""What the fields of projects take, and the words that refuse the rest."""

from datetime import date
from urllib.parse import urlsplit

from chatcore.foundation.errors import Conflict, Invalid, Problem, TooLarge
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_line
from chatcore.rendering.message import render
from chatcore.rendering.text import clean_text

# The years that a calendar offers; beyond them are slips of the keyboard.
_YEARS = range(2000, 2200)
URL_LENGTH = 2000
# Milestones or documents: as many as one page shows with profit; a longer list is another tool's.
MOST = 200


def checked_title(title: str, *, longest: int = 160) -> str:
    return checked_line(title, longest=longest, path="$.title", required=True)


def checked_choice(value: str, allowed: list[str], path: str) -> str:
    """Return ``value``; raises Invalid when it is none of ``allowed``."""
    if value not in allowed:
        said = ", ".join(allowed)
        words = Words(fr="Choisissez parmi : {said}.", en="Choose one of: {said}.")
        raise Invalid(words.filled(said=said), path=path)
    return value


def rendered(text: str, path: str) -> tuple[str, str]:
    """Return a Markdown text as it is kept, and as HTML; both may be empty.

    Raises:
        TooLarge: more than 8,000 characters. Invalid: half a character.
    """
    if not text.strip():
        return "", ""
    try:
        cleaned = clean_text(text)
    except Problem as problem:
        problem.path = path
        raise
    return cleaned, render(cleaned).html


def checked_day(text: str | None) -> date | None:
    """Return the day that ``text`` names, as in 2026-11-26; those that have passed are days too."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Invalid(_BAD_DAY, path="$.due") from None
    if day.year not in _YEARS:
        raise Invalid(_BAD_DAY, path="$.due")
    return day


def checked_url(url: str) -> str:
    """Return an address of the web.

    Raises:
        Invalid: another scheme (``javascript:`` runs in whoever clicks), no host, spaces or controls.
    """
    url = url.strip()
    if len(url) > URL_LENGTH:
        raise TooLarge(_LONG_URL, path="$.url")
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or any(c.isspace() or not c.isprintable() for c in url) or "\\" in url:
        raise Invalid(_BAD_URL, path="$.url")
    return url


def check_room_for(count: int) -> None:
    """Raise Conflict when a project has ``count`` milestones, or documents, and takes no more."""
    if count >= MOST:
        raise Conflict(_TOO_MANY.filled(most=MOST), code="too_many")


_TOO_MANY = Words(
    fr="Au plus {most} par projet : retirez ceux qui ne servent plus.",
    en="At most {most} in a project: remove those of no more use.",
)
_BAD_DAY = Words(
    fr="Une échéance s’écrit comme « 2026-11-26 ».", en="A due date is written like “2026-11-26”."
)
_BAD_URL = Words(
    fr="Une adresse commence par « https:// » ou « http:// », suivi d’un nom de site.",
    en="An address begins with “https://” or “http://”, then the name of a site.",
)
_LONG_URL = Words(
    fr="Une adresse tient en 2 000 caractères.", en="An address takes 2,000 characters."
)
