"""What came of the messages of one step: who has heard how many when, worked out after it."""

import asyncio
import re
import time
from collections import defaultdict
from dataclasses import dataclass

from benchmarks.peers.peer import MARK

_NUMBERED = re.compile(re.escape(MARK) + rb"(\d{6})")


@dataclass(frozen=True)
class Spread:
    """Seconds that deliveries took, from when their message was due to when a receiver had read it."""

    count: int
    p50: float
    p99: float
    # From when the first message was due to the last delivery.
    lasted: float


class Ledger:
    """The ears of a room's receivers.

    Each hears the room's messages in one order. So only receiver 0 keeps what it reads, for the numbers
    of the messages; of the others a count and a time are enough.
    """

    def __init__(self, receivers: int, marks: int) -> None:
        self.receivers = receivers
        self.marks = marks
        self.due: dict[int, float] = {}
        self.total = 0
        self.failure: str | None = None
        self._reads: list[tuple[float, int, int]] = []
        self._kept: list[bytes] = []
        self._awaited: tuple[int, asyncio.Future[None]] | None = None

    def heard(self, client: int, marks: int, data: bytes) -> None:
        self._reads.append((time.perf_counter(), client, marks))
        self.total += marks
        if client == 0:
            self._kept.append(data)
        if self._awaited is not None and self.total >= self._awaited[0]:
            self._let_go()

    def accepted(self, client: int) -> None:
        """An answer is no delivery."""

    def failed(self, client: int, why: str) -> None:
        self.failure = self.failure or f"client {client}: {why}"
        if self._awaited is not None:
            self._let_go()

    def outstanding(self) -> int:
        """Return the deliveries that are still to come."""
        return len(self.due) * self.receivers - self.total // self.marks

    async def down_to(self, deliveries: int) -> None:
        """Wait until no more than ``deliveries`` of what was sent are to come, or something failed."""
        wanted = (len(self.due) * self.receivers - deliveries) * self.marks
        if self.total >= wanted or self.failure:
            return
        reached = asyncio.get_running_loop().create_future()
        self._awaited = wanted, reached
        try:
            await reached
        finally:
            self._awaited = None

    def _let_go(self) -> None:
        if self._awaited is not None and not self._awaited[1].done():
            self._awaited[1].set_result(None)

    def spread(self) -> Spread:
        """Return how long the deliveries took.

        Raises:
            RuntimeError: receiver 0 did not hear just what was sent.
        """
        order = self._order()
        got: dict[int, int] = defaultdict(int)
        taken = []
        for at, client, marks in self._reads:
            before, got[client] = got[client], got[client] + marks
            taken += [
                at - self.due[order[nth]]
                for nth in range(before // self.marks, got[client] // self.marks)
            ]
        taken.sort()
        if not taken:
            return Spread(0, 0.0, 0.0, 0.0)
        lasted = self._reads[-1][0] - min(self.due.values())
        return Spread(len(taken), taken[len(taken) // 2], taken[len(taken) * 99 // 100], lasted)

    def _order(self) -> list[int]:
        found = [int(number) for number in _NUMBERED.findall(b"".join(self._kept))]
        order = list(dict.fromkeys(found))
        if sorted(order) != sorted(self.due) or len(found) != self.marks * len(order):
            raise RuntimeError(
                f"{len(self.due)} messages were sent; receiver 0 heard {len(order)}, in {len(found)} marks"
            )
        return order
