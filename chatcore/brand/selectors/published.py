"""The brand that is published, kept in the process: no query on the path of a request but one a second."""

import hashlib
import logging
import time
from typing import NamedTuple

import msgspec
from django.db import DatabaseError

from chatcore.brand.look import Look
from chatcore.brand.models import Edition

logger = logging.getLogger(__name__)

# Another process publishes: this one shows it a second later at most.
LOOK_AGAIN = 1.0


class Published(NamedTuple):
    """A brand, its number (0: nobody has published one), and the ``version`` by which caches know it."""

    number: int
    look: Look
    version: str


class _Kept:
    """What this process knows, and when it last looked (monotonic seconds)."""

    brand: Published | None = None
    looked: float = 0.0


def published() -> Published:
    """Return the brand of this moment (at most one query a second and process).

    While the database is away, the last one known, or the product's own.
    """
    if _Kept.brand is None or time.monotonic() - _Kept.looked >= LOOK_AGAIN:
        _look()
    return _Kept.brand or _named(0, Look())


def forget() -> None:
    """Look again at the next occasion: this process has just published."""
    _Kept.looked, _Kept.brand = 0.0, None


def last_editions(count: int = 2) -> list[Edition]:
    """Return the last editions, newest first (one query)."""
    return list(Edition.objects.order_by("-number")[:count])


def version_of(number: int, look: Look) -> str:
    """Return the name under which what is made of ``look`` may be kept for ever."""
    return f"{number}-{hashlib.sha256(msgspec.json.encode(look)).hexdigest()[:10]}"


def _look() -> None:
    # Whoever waits behind a slow database is given what is known.
    _Kept.looked = time.monotonic()
    try:
        last = Edition.objects.order_by("-number").first()
    except DatabaseError as error:
        logger.warning("The brand could not be read: %s", error)
        return
    number = last.number if last else 0
    if _Kept.brand is None or _Kept.brand.number != number:
        _Kept.brand = _named(number, last.look if last else Look())


def _named(number: int, look: Look) -> Published:
    return Published(number, look, version_of(number, look))
