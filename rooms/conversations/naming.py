"""Names of rooms and thèmes, and keys of direct conversations: how they are cleaned, when two are the same."""

import unicodedata
import uuid
from collections.abc import Iterable

from chatcore.people.folding import folded


def one_line(text: str) -> str:
    """Return ``text`` on one line: white space runs become one space, control characters go."""
    kept = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or ch.isprintable())
    return " ".join(unicodedata.normalize("NFC", kept).split())


def key_of(text: str) -> str:
    """Return ``text`` without case and accents: names with the same key are the same name."""
    return folded(text)[:160]


def direct_key(people: Iterable[uuid.UUID]) -> str:
    """Return the key by which the direct conversation of just these people is found."""
    return ",".join(sorted(id_.hex for id_ in people))
