"""Identifiers: time-ordered UUIDs that any process may give out without asking the database."""

import os
import threading
import time
import uuid

# Random bytes are asked for together: a call of the system for each id costs more than the id.
_BYTES_AN_ID, _IDS_A_CALL = 10, 100


def new_id() -> uuid.UUID:
    """Return a UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits.

    Its rows lie in the order of their creation, so that indexes grow at their end.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(_random_bytes(), "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)


def _random_bytes() -> bytes:
    left: list[bytes] | None = getattr(_randomness, "left", None)
    if not left:
        drawn = os.urandom(_BYTES_AN_ID * _IDS_A_CALL)
        left = _randomness.left = [
            drawn[at : at + _BYTES_AN_ID] for at in range(0, len(drawn), _BYTES_AN_ID)
        ]
    return left.pop()


_randomness = threading.local()
# A process that is forked must not draw what its parent will draw.
os.register_at_fork(after_in_child=_randomness.__dict__.clear)


def parse_id(text: object) -> uuid.UUID | None:
    """Return the UUID written in ``text``, or None: what is not an id is the id of nothing."""
    if isinstance(text, uuid.UUID):
        return text
    if not isinstance(text, str) or len(text) not in (32, 36):
        return None
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
