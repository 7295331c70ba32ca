"""Plain text: in UTF-8 or UTF-16, else as Western Windows wrote it."""

from pathlib import Path
from typing import Any

# Characters: a novel of four hundred pages.
MOST_TEXT = 1_000_000
_MOST_BYTES = 4 * MOST_TEXT


def read_plain(path: Path, into: Path) -> dict[str, Any]:
    """Return ``text``."""
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES)
    return {"text": as_text(content)[:MOST_TEXT]}


def as_text(content: bytes) -> str:
    """Return ``content`` as text, whatever it is."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        # The end may be in the middle of a character.
        return content.decode("utf-8-sig", "strict")
    except UnicodeDecodeError as error:
        if error.start >= len(content) - 3:
            return content[: error.start].decode("utf-8-sig")
        return content.decode("cp1252", "replace")
