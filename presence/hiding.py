"""Who has just chosen to hide, in this process: what is remembered elsewhere for some seconds does not show them."""

import uuid

_hiding: set[uuid.UUID] = set()


def note(person: uuid.UUID, *, invisible: bool) -> None:
    """Remember what ``person`` chose; from any thread."""
    (_hiding.add if invisible else _hiding.discard)(person)


def is_hiding(person: uuid.UUID) -> bool:
    return person in _hiding
