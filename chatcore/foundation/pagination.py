"""Cursor pages: lists that stay right while rows come and go, at the same cost on every page."""

import base64
import binascii
from typing import Any

import msgspec

from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words

DEFAULT_LIMIT = 50
MAX_LIMIT = 100


def limit_from(text: str | None, *, default: int = DEFAULT_LIMIT) -> int:
    """Return how many rows were asked for, between 1 and 100.

    Raises:
        Invalid: when ``text`` is not a whole number of at least 1.
    """
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text[:9]) < 1:
        raise Invalid(
            Words(
                fr="« limit » est un nombre de 1 à 100.", en="“limit” is a number from 1 to 100."
            ),
            path="$.limit",
        )
    return min(int(text[:9]), MAX_LIMIT)


def cursor_for(*key: Any) -> str:
    """Return an opaque cursor that stands for the sort key of the last row of a page."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def key_from(cursor: str) -> list[Any]:
    """Return the sort key that ``cursor`` stands for.

    Raises:
        Invalid: when it was not made by ``cursor_for``.
    """
    try:
        key = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, msgspec.DecodeError, UnicodeError, ValueError):
        key = None
    if not isinstance(key, list):
        raise Invalid(
            Words(
                fr="Ce curseur n’est pas valable : repartez de la première page.",
                en="This cursor is not valid: start again from the first page.",
            ),
            path="$.cursor",
        )
    return key
