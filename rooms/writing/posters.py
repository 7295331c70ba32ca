"""Who posts what is planned and is more than a message: the apps above register it, each for its own.

``Planned.asks`` holds what is asked beside the words, as the app that registered wrote it; None for a message.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from rooms.writing.models import Planned


class Poster(NamedTuple):
    """``check`` raises ``Invalid`` unless what is asked goes with the moment; ``post`` posts, in the transaction of the
    caller, by the rights of now, with the files of these ids, and returns the id of the message. It raises as
    ``post_message`` does."""

    check: Callable[[Mapping[str, Any], datetime], None]
    post: Callable[[Planned, Sequence[str]], uuid.UUID]


_posters: list[Poster] = []


def announced_by(poster: Poster) -> None:
    """Have ``poster`` post what is planned as an announcement. There is one at the most."""
    _posters[:] = [poster]


def poster() -> Poster:
    return _posters[0]
