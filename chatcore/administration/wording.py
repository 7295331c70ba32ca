"""What traces say, in words: actions, kinds of objects, fields and values."""

from collections.abc import Mapping
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime

from chatcore.accords.acts.registry import acts
from chatcore.administration.words_of_actions import ACTIONS
from chatcore.administration.words_of_fields import FIELDS, VALUES
from chatcore.administration.words_of_objects import OBJECTS
from chatcore.communities.permissions import (
    AS_ROLE,
    LEVEL_WORDS,
    LEVELS,
    PERMISSION_WORDS,
    PERMISSIONS,
    Level,
    Permission,
)
from chatcore.foundation.words import Words

# Fields whose values are words of the product, not words of people.
_OF_THE_PRODUCT = ("decision", "kind", "reason", "role", "state", "status", "visibility")
# Fields whose values are moments, beside all those that end with _at.
_MOMENTS = ("since", "until")
_MOMENT = Words(fr=r"j F Y \à H:i", en=r"j F Y \a\t H:i")
_BATCH = Words(fr="acte groupé", en="batch")
_BATCH_OF_ONE = Words(fr="acte groupé d’une ligne", en="batch of one line")
_BATCH_OF_MANY = Words(fr="acte groupé de {lines} lignes", en="batch of {lines} lines")
_YES, _NO = Words(fr="oui", en="yes"), Words(fr="non", en="no")


def action_words(action: str) -> str:
    """Return what ``action`` means; the name itself when it is one of an older version."""
    return str(ACTIONS.get(action, action))


def object_words(object_type: str) -> str:
    return str(OBJECTS.get(object_type, object_type))


def field_words(field: str) -> str:
    if field in PERMISSIONS:
        return str(PERMISSION_WORDS[Permission(field)])
    return str(FIELDS.get(field, field))


def value_words(field: str, value: Any, people: Mapping[str, str]) -> str | None:
    """Return the value of a field as people read it, a moment in the active time zone. None: there is none.

    Args:
        people: what people, and lists that were given at once, are called, by their ids.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return str(_YES if value else _NO)
    if isinstance(value, list):
        return ", ".join(value_words(field, one, people) or "" for one in value)
    if isinstance(value, dict):
        # Filters by their names, or what people became, by their ids.
        given = {key: value_words("status", one, people) for key, one in value.items()}
        return ", ".join(
            f"{people.get(key) or field_words(key)} = {one or ''}" for key, one in given.items()
        )
    if words := _words_of_rights(field, value) or _words_of_moments(field, value):
        return words
    if field in _OF_THE_PRODUCT or field in people:
        return str(VALUES.get(value) or people.get(str(value), value))
    if field == "fields":
        return field_words(str(value))
    return people.get(str(value), str(value))


def batch_words(lines: int | None) -> str:
    """Return what a list that was given at once is called; ``lines``: how many it had, where that is known."""
    if lines is None:
        return str(_BATCH)
    return str(_BATCH_OF_ONE if lines == 1 else _BATCH_OF_MANY.filled(lines=lines))


def _words_of_moments(field: str, value: Any) -> str | None:
    """Return a moment as it is read in the active time zone, which is the reader's."""
    if not (field.endswith("_at") or field in _MOMENTS) or not isinstance(value, str):
        return None
    try:
        moment = parse_datetime(value)
    except ValueError:
        return None
    if moment is None or not is_aware(moment):
        return None
    return date_format(localtime(moment), str(_MOMENT))


def _words_of_rights(field: str, value: Any) -> str | None:
    """Return a level of the matrix, or what a mandate gives, as people read it."""
    if field in PERMISSIONS and value in LEVELS:
        return str(LEVEL_WORDS[Level(value)])
    if field == "act" and value in acts():
        return str(acts()[value].label)
    if field not in ("gives", "permission"):
        return None
    if value in PERMISSIONS:
        return str(PERMISSION_WORDS[Permission(value)])
    role = str(value).removeprefix(AS_ROLE)
    return str(VALUES.get(role, role))
