"""An audience: everybody in one room, some of them posting at a given rate, all of them counting.

Each receives the room's events in the same order, so the nth event of one is the nth of all: who hears it
first reads its number, which says when it was due; the others add one to its count.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.load.connection import Connection, all_closed, all_opened
from benchmarks.load.frames import POSTED, REPLY, Posts, numbers, refusal
from benchmarks.load.timing import Busy, Latency

# How long after the last message the last receivers are waited for, and how long while nothing comes at all
# (less when some have lost their connection: what they missed comes no more).
DRAINING_SECONDS = 10.0
SILENCE_SECONDS = 3.0
SILENCE_OF_THE_LOST = 0.5
_LOOK = 0.02


class Board:
    """What one step sent, and who has heard what of it."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.due: list[float] = []
        self.order: list[int] = []
        self.counts: list[int] = []
        self.last: list[float] = []
        self.frames = 0
        self.alone = 0
        self.refused: str | None = None

    def missing(self, listeners: int) -> int:
        """Return how many deliveries to ``listeners`` are still to come."""
        return len(self.due) * listeners - sum(self.counts)


@dataclass(frozen=True)
class Step:
    """One rate, held for some seconds: what was asked, what arrived, and how late its last receiver had it."""

    rate: float
    sent: int
    deliveries: int
    lost: int
    a_second: float
    latency: Latency
    # The share of the events that came in a frame of their own.
    alone: float
    client_busy: float
    processor_us: float = 0.0
    # How many connections were closed in it, and why the first of them.
    closed: str = ""


class Listener(Connection):
    """One of the audience."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self.heard_so_far = 0

    def heard(self, payload: bytes) -> None:
        board = self.board
        if board is None:
            return
        count = payload.count(POSTED)
        if not payload.startswith(POSTED) and REPLY in payload:
            board.refused = refusal(payload) or board.refused
        if not count:
            return
        at, now = self.heard_so_far, time.perf_counter()
        self.heard_so_far = upto = at + count
        board.frames += 1
        if count == 1:
            board.alone += 1
        if upto > len(board.order):
            board.order.extend(numbers(payload)[len(board.order) - upto :])
            missing = upto - len(board.counts)
            board.counts.extend([0] * missing)
            board.last.extend([0.0] * missing)
        for index in range(at, upto):
            board.counts[index] += 1
            board.last[index] = now


class Audience:
    """Connected listeners in one room; the first of them post."""

    def __init__(self, url: str, tokens: Sequence[str | None], room: str) -> None:
        self._url = url
        self._tokens = tokens
        self._room = room
        self._posts = Posts()
        self._sent = 0
        self.listeners: list[Listener] = []

    async def open(self) -> None:
        listeners = [Listener() for _ in self._tokens]
        self.listeners = await all_opened(listeners, self._url, self._tokens)

    async def close(self) -> None:
        await all_closed(self.listeners)

    async def step(
        self,
        rate: float,
        seconds: float,
        *,
        posters: int,
        until: "asyncio.Future[Any] | None" = None,
    ) -> Step:
        """Post ``rate`` messages a second for ``seconds``, whatever comes back, and wait until all is heard.

        With ``until``, the posting ends when that is done.

        Raises:
            RuntimeError: the server refused a post.
        """
        await self._repair()
        board = Board(self._sent)
        for listener in self.listeners:
            listener.board, listener.heard_so_far = board, 0
        busy = Busy()
        await self._send(board, rate, round(rate * seconds) or 1, posters, until)
        client_busy = busy.share()
        await self._drained(board)
        return self._found(board, rate, client_busy)

    async def _send(
        self,
        board: Board,
        rate: float,
        total: int,
        posters: int,
        until: "asyncio.Future[Any] | None",
    ) -> None:
        began = time.perf_counter() + 0.05
        while (at := len(board.due)) < total and not (at and until and until.done()):
            due = began + at / rate
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            poster = self.listeners[at % posters]
            board.due.append(due)
            if not poster.lost:
                poster.send(self._posts.frame(self._room, self._sent))
            self._sent += 1

    async def _drained(self, board: Board) -> None:
        """Wait until everybody has heard everything, or nothing more comes for a while."""
        now = heard_at = time.perf_counter()
        deadline, before = now + DRAINING_SECONDS, -1
        while (missing := board.missing(len(self.listeners))) and not board.refused:
            now = time.perf_counter()
            if missing != before:
                before, heard_at = missing, now
            lost = any(listener.lost for listener in self.listeners)
            silence = SILENCE_OF_THE_LOST if lost else SILENCE_SECONDS
            if now > min(deadline, heard_at + silence):
                return
            await asyncio.sleep(_LOOK)

    async def _repair(self) -> None:
        """Replace who was dropped, or has not heard all of the step before: the next one counts from nothing."""
        for at, listener in enumerate(self.listeners):
            board = listener.board
            if board is None or (not listener.lost and listener.heard_so_far == len(board.due)):
                continue
            if not listener.lost:
                listener.drop()
            self.listeners[at] = Listener()
        fresh = [at for at, one in enumerate(self.listeners) if one.transport is None]
        await all_opened(
            [self.listeners[at] for at in fresh], self._url, [self._tokens[at] for at in fresh]
        )

    def _found(self, board: Board, rate: float, client_busy: float) -> Step:
        if board.refused:
            raise RuntimeError(f"a post was refused: {board.refused}")
        everybody = len(self.listeners)
        late = [
            last - board.due[number - board.first]
            for number, last, count in zip(board.order, board.last, board.counts, strict=True)
            if count == everybody
        ]
        deliveries, sent = sum(board.counts), len(board.due)
        span = max(board.last, default=0.0) - board.due[0]
        return Step(
            rate=rate,
            sent=sent,
            deliveries=deliveries,
            lost=sent * everybody - deliveries,
            a_second=deliveries / span if span > 0 else 0.0,
            latency=Latency.of(late),
            alone=board.alone / deliveries if deliveries else 0.0,
            client_busy=client_busy,
            closed=self._closed(),
        )

    def _closed(self) -> str:
        lost = [listener for listener in self.listeners if listener.lost]
        if own := next((one.why for one in lost if one.failed), ""):
            raise RuntimeError(own)
        return f"{len(lost)} closed: {lost[0].why or 'without a word'}" if lost else ""
