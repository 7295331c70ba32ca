"""Who does not want to hear of whom: a seam that the app above fills, so that conversations keep no such list."""

import uuid
from collections.abc import Callable, Collection

Pair = tuple[uuid.UUID, uuid.UUID]
Unwanted = Callable[[Collection[Pair]], set[Pair]]
_ignored: list[Unwanted] = []
_blocked: list[Unwanted] = []


def ignored_by(find: Unwanted) -> Unwanted:
    """Register what tells which (person, author) of many are such that the person wants no news of the author."""
    _ignored[:] = [find]
    return find


def blocked_by(find: Unwanted) -> Unwanted:
    """Register what tells which pairs, either way round, are of two who have no direct conversation."""
    _blocked[:] = [find]
    return find


def unwanted(pairs: Collection[Pair]) -> set[Pair]:
    """Return those of ``pairs`` (person, author) of which the person is to be told nothing (one query, or none)."""
    return _ignored[0](pairs) if _ignored and pairs else set()


def apart(pairs: Collection[Pair]) -> set[Pair]:
    """Return those of ``pairs`` where one of the two has blocked the other (one query, or none)."""
    return _blocked[0](pairs) if _blocked and pairs else set()
