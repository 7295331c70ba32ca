"""Telling one's own devices that a list is another now."""

import uuid
from collections.abc import Iterable

from chatcore.live import log
from rooms.writing.events import WritingChanged

PLANNED, RECURRING, SNIPPETS = "planned", "recurring", "snippets"


def tell(people: Iterable[uuid.UUID], what: str, *, by: uuid.UUID | None = None) -> None:
    """Tell each of ``people``, in the transaction of the change."""
    for person in sorted(set(people)):
        log.emit(f"user:{person}", WritingChanged(what=what), actor=by)
