"""The seam for what belongs to a message beside its own text: files with their words, titles of what it shows."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple


class BesideText(NamedTuple):
    """Words that find a message although they are not in its text. ``file`` says that they are those of a file."""

    text: str
    file: bool = False


Source = Callable[[Collection[uuid.UUID]], Iterable[tuple[uuid.UUID, BesideText]]]
_sources: list[Source] = []


def texts_from(source: Source) -> Source:
    """Register a source of texts: given ids of messages it yields those that it has something for.

    One query a source, however many messages. Whoever learns of a text later (a file that was read by a job)
    calls ``actions.indexing.index_messages`` then.
    """
    _sources.append(source)
    return source


def texts_beside(messages: Collection[uuid.UUID]) -> dict[uuid.UUID, list[BesideText]]:
    """Return what every source has for each of ``messages``."""
    found: dict[uuid.UUID, list[BesideText]] = defaultdict(list)
    for source in _sources:
        for message, text in source(messages):
            found[message].append(text)
    return found
