"""Names of rooms and thèmes: how they are cleaned, and when two are the same."""

import unicodedata

from chatcore.people.folding import folded


def one_line(text: str) -> str:
    """Return ``text`` on one line: white space runs become one space, control characters go."""
    kept = "".join(" " if ch.isspace() else ch for ch in text if ch.isspace() or ch.isprintable())
    return " ".join(unicodedata.normalize("NFC", kept).split())


def key_of(text: str) -> str:
    """Return ``text`` without case and accents: names with the same key are the same name."""
    return folded(text)[:160]
