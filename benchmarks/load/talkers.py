"""Talkers: each has one message outstanding, and posts the next when the last was answered."""

import asyncio
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.load.connection import Connection
from benchmarks.load.frames import POSTED, REPLY, Posts, refusal
from benchmarks.load.timing import Busy, Latency

# A server that answers nothing for so long answers never.
SILENCE_SECONDS = 30.0


@dataclass
class Round:
    """What talkers got done together between its beginning and its end."""

    until: float
    at_most: int
    posted: int = 0
    taken: list[float] = field(default_factory=list)
    refused: str | None = None


@dataclass(frozen=True)
class Talked:
    """Messages accepted a second, how long an answer took, and how busy the client was (of its core)."""

    messages: int
    rate: float
    latency: Latency
    client_busy: float


class Talker(Connection):
    """A connection that posts its next message from within the answer to the last one.

    It goes from room to room of ``rooms``, and has nothing more to say behind the last one.
    """

    def __init__(self, rooms: Iterable[str]) -> None:
        super().__init__()
        self.rooms: Iterator[str] = iter(rooms)
        self._posts = Posts()
        self._number = 0
        self._began = 0.0
        self._round: Round | None = None
        self._done: asyncio.Future[None] | None = None

    def talk(self, round_: Round) -> "asyncio.Future[None]":
        """Begin; the future is done when this talker has had its last answer."""
        self._round = round_
        self._done = asyncio.get_running_loop().create_future()
        self._next(round_)
        return self._done

    def heard(self, payload: bytes) -> None:
        if payload.startswith(POSTED) or REPLY not in payload or self._round is None:
            return
        now = time.perf_counter()
        if why := refusal(payload):
            self._round.refused = why
            self._stop()
            return
        self._round.taken.append(now - self._began)
        self._next(self._round)

    def left(self) -> None:
        if self._round is not None:
            self._round.refused = f"a connection was lost: {self.why}"
            self._stop()

    def _next(self, round_: Round) -> None:
        now = time.perf_counter()
        over = now >= round_.until or round_.posted >= round_.at_most or round_.refused
        room = None if over else next(self.rooms, None)
        if room is None:
            self._stop()
            return
        round_.posted += 1
        self._number += 1
        self._began = now
        self.send(self._posts.frame(room, self._number))

    def _stop(self) -> None:
        self._round = None
        if self._done is not None and not self._done.done():
            self._done.set_result(None)


async def talked(talkers: Sequence[Talker], *, seconds: float, at_most: int = 10**9) -> Talked:
    """Let ``talkers`` talk for ``seconds``, or until they have said ``at_most`` messages together.

    Raises:
        RuntimeError: the server refused a message, closed a connection, or fell silent.
    """
    busy, began = Busy(), time.perf_counter()
    round_ = Round(until=began + seconds, at_most=at_most)
    ends = [talker.talk(round_) for talker in talkers]
    _, silent = await asyncio.wait(ends, timeout=seconds + SILENCE_SECONDS)
    if silent:
        raise RuntimeError(f"{len(silent)} posts were not answered in {SILENCE_SECONDS:g} s")
    if round_.refused:
        raise RuntimeError(f"refused: {round_.refused}")
    elapsed = time.perf_counter() - began
    return Talked(
        len(round_.taken), len(round_.taken) / elapsed, Latency.of(round_.taken), busy.share()
    )
