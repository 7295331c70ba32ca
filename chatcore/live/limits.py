"""The limits of the live protocol ("Limits and what breaks them"), and the bucket that keeps them."""

import time

INBOUND_FRAME = 64 * 1024
COMMANDS_A_FRAME = 100
INVALID_IN_A_ROW = 10
SOCKETS_A_PERSON = 50
PENDING_EVENTS = 1_000
PENDING_BYTES = 1024 * 1024
# Typing and presence go first, when a socket is half full.
EPHEMERAL_EVENTS = PENDING_EVENTS // 2
EPHEMERAL_BYTES = PENDING_BYTES // 2

CLOSE_SIGNED_OUT = 4003
CLOSE_TOO_SLOW = 4008
CLOSE_INVALID = 4009
CLOSE_TOO_MANY = 4029
CLOSE_TOO_BIG = 1009
CLOSE_RESTART = 1012


class Bucket:
    """A token bucket: ``burst`` at once, ``rate`` a second after that."""

    __slots__ = ("_at", "_burst", "_rate", "_tokens")

    def __init__(self, *, burst: float, rate: float) -> None:
        self._burst = burst
        self._rate = rate
        self._tokens = burst
        self._at = time.monotonic()

    def take(self) -> float:
        """Take one token: 0.0 when there was one, else the seconds until there is."""
        moment = time.monotonic()
        self._tokens = min(self._burst, self._tokens + (moment - self._at) * self._rate)
        self._at = moment
        if self._tokens >= 1.0:
            self._tokens -= 1.0
            return 0.0
        return (1.0 - self._tokens) / self._rate


def command_bucket() -> Bucket:
    return Bucket(burst=30, rate=10)


def posting_bucket() -> Bucket:
    return Bucket(burst=10, rate=3)
