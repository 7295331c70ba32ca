"""Reading what comes in: JSON into typed shapes, and refusals that name the field and say what it takes."""

import re
from typing import Any, TypeVar

import msgspec

from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words

_Shape = TypeVar("_Shape")

_PATH = re.compile(r" - at `(\$.*)`$")
_MISSING = re.compile(r"^Object missing required field `(\w+)`")
_UNKNOWN = re.compile(r"^Object contains unknown field `(.+?)`")
_TYPE = re.compile(r"^Expected `(.+?)`(?: of length (\S+ \d+))?(?:, got `(.+?)`)?")


def decode(body: bytes | str, shape: type[_Shape]) -> _Shape:
    """Return ``body`` (JSON) as a ``shape``.

    Raises:
        Invalid: when it is not JSON, or not of that shape; ``path`` names the place.
    """
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise refusal(error) from None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise not_json() from None


def convert(value: Any, shape: type[_Shape]) -> _Shape:
    """Return ``value`` (plain data) as a ``shape``; raises as ``decode`` does."""
    try:
        return msgspec.convert(value, shape)
    except msgspec.ValidationError as error:
        raise refusal(error) from None


def not_json() -> Invalid:
    return Invalid(
        Words(
            fr="Ce n’est pas du JSON lisible en UTF-8.",
            en="This is not JSON that can be read as UTF-8.",
        )
    )


def refusal(error: msgspec.ValidationError) -> Invalid:
    """Return ``error`` as a refusal that a person can act on, with the path of the field."""
    message = str(error)
    found = _PATH.search(message)
    path = found.group(1) if found else "$"
    message = _PATH.sub("", message)
    for pattern, words in (
        (_MISSING, Words(fr="Le champ « {0} » manque.", en="The field “{0}” is missing.")),
        (
            _UNKNOWN,
            Words(
                fr="Le champ « {0} » n’est pas connu ici.", en="The field “{0}” is not known here."
            ),
        ),
    ):
        if match := pattern.match(message):
            return Invalid(_fill(words, match.group(1)), path=f"{path}.{match.group(1)}")
    if match := _TYPE.match(message):
        expected, length, got = match.groups()
        return Invalid(_expected(expected, length, got), path=path)
    return Invalid(
        _fill(
            Words(fr="La valeur de {0} n’est pas valable.", en="The value of {0} is not valid."),
            path,
        ),
        path=path,
    )


def _expected(expected: str, length: str | None, got: str | None) -> Words:
    said = f"{expected} ({length})" if length else expected
    if got is None:
        return _fill(Words(fr="Attendu : {0}.", en="Expected: {0}."), said)
    return Words(fr=f"Attendu : {said} ; reçu : {got}.", en=f"Expected: {said}; got: {got}.")


def _fill(words: Words, value: str) -> Words:
    return Words(fr=words.fr.replace("{0}", value), en=words.en.replace("{0}", value))
