"""One room, N receivers: the highest rate of deliveries that comes in time, and what it is like at 30 % of it."""

import asyncio
import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.peers.crowd import connected_crowd, gone
from benchmarks.peers.ledger import Ledger, Spread
from benchmarks.peers.meter import Cost, Meter
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import Client, Served
from benchmarks.peers.processes import rested

POSTERS = 10
SHARE = 0.3
# How far the walk goes up while all is well, down while nothing is, and when it is near enough.
UP, DOWN, NEAR = 1.4, 0.7, 1.1
# Nothing more comes when nothing came for so long: a server that still works sends something by then.
SILENCE_SECONDS = 3.0


@dataclass(frozen=True)
class Step:
    """One rate (0: as fast as deliveries return), held for some seconds; no spread where something was lost."""

    rate: float
    deliveries: int
    lost: int
    spread: Spread | None
    cost: Cost
    sent: int
    failure: str | None

    @property
    def deliveries_a_second(self) -> float:
        return self.deliveries / self.spread.lasted if self.spread and self.spread.lasted else 0.0

    def holds(self, within: float) -> bool:
        return self.spread is not None and self.spread.p99 <= within


@dataclass(frozen=True)
class FanOut:
    """What a room of ``receivers`` was given, of ``sent`` messages; ``best`` is None where no rate came in time."""

    receivers: int
    closed: Step
    best: Step | None
    quiet: Step
    sent: int


class Room:
    """A room with everybody in it, and steps that are posted there."""

    def __init__(self, served: Served, receivers: int, there: Sequence[Client] = ()) -> None:
        self.receivers = receivers
        self.sent = 0
        self._served = served
        self._clients = there
        self._numbers: Iterator[int] = itertools.count(1)

    async def fill(self) -> None:
        """Have everybody come in; who is there already goes out first."""
        await self.empty()
        ledger = Ledger(self.receivers, self._served.house.marks)
        people = range(self.receivers)
        self._clients = await connected_crowd(self._served.house, people, ledger, self._hall)

    async def empty(self) -> None:
        if self._clients:
            await gone(self._clients)
            await rested(self._served.pid)
        self._clients = ()

    @property
    def _hall(self) -> str:
        return self._served.house.hall(self.receivers)

    async def step(self, seconds: float, *, rate: float = 0.0, window: int = 1) -> Step:
        """Post for ``seconds``, at ``rate`` or keeping ``window`` messages under way, and wait for all deliveries."""
        ledger, meter = Ledger(self.receivers, self._served.house.marks), Meter(self._served)
        for client in self._clients:
            client.ears = ledger
        await meter.start()
        if rate:
            await self._at(rate, seconds, ledger)
        else:
            await self._closed(window, seconds, ledger)
        await _drained(ledger)
        cost, lost, sent = await meter.read(), ledger.outstanding(), len(ledger.due)
        whole = not lost and not ledger.failure
        step = Step(
            rate=rate, deliveries=sent * self.receivers - lost, lost=lost,
            spread=ledger.spread() if whole else None, cost=cost, sent=sent, failure=ledger.failure,
        )  # fmt: skip
        _say(self.receivers, step)
        if whole:
            self.sent += sent
        else:
            await self.fill()
        return step

    async def _at(self, rate: float, seconds: float, ledger: Ledger) -> None:
        began = time.perf_counter()
        for nth in range(max(1, round(rate * seconds))):
            due = began + nth / rate
            # Late, it still lets the receivers read.
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self._post(ledger, due)

    async def _closed(self, window: int, seconds: float, ledger: Ledger) -> None:
        until = time.perf_counter() + seconds
        while (now := time.perf_counter()) < until and not ledger.failure:
            self._post(ledger, now)
            try:
                async with asyncio.timeout(until - now):
                    await ledger.down_to((window - 1) * self.receivers)
            except TimeoutError:
                return

    def _post(self, ledger: Ledger, due: float) -> None:
        number = next(self._numbers)
        ledger.due[number] = due
        self._clients[number % min(POSTERS, self.receivers)].post(self._hall, number)


async def fan_out(
    served: Served, receivers: int, scale: Scale, there: Sequence[Client] = ()
) -> FanOut:
    """Return what a room of ``receivers`` can be given; ``there`` are they, where they are in it already."""
    room = Room(served, receivers, there)
    if not there:
        await room.fill()
    try:
        closed = await room.step(scale.step_seconds, window=scale.window)
        best = await _highest(room, closed, scale)
        rate = SHARE * (best or closed).deliveries_a_second / receivers
        # Long enough for ten messages.
        quiet = await room.step(max(scale.step_seconds, 10 / rate) if rate else 1, rate=rate or 1)
        return FanOut(receivers, closed, best, quiet, room.sent)
    finally:
        await room.empty()


async def _highest(room: Room, closed: Step, scale: Scale) -> Step | None:
    """Return the step of the highest rate that came in time, found by walking from that of the closed loop."""
    rate = closed.deliveries_a_second / room.receivers
    good: Step | None = None
    bad = 0.0
    for _ in range(scale.tries if rate else 0):
        step = await room.step(scale.step_seconds, rate=rate)
        if step.holds(scale.within):
            good = step
        else:
            bad = rate
        if good is None:
            rate *= DOWN
        elif not bad:
            rate *= UP
        elif bad < NEAR * good.rate:
            break
        else:
            rate = (good.rate * bad) ** 0.5
    return good


async def _drained(ledger: Ledger) -> None:
    """Wait until everybody has heard everything, or nothing more comes."""
    heard = -1
    while ledger.outstanding() > 0 and ledger.total != heard:
        heard = ledger.total
        try:
            async with asyncio.timeout(SILENCE_SECONDS):
                await ledger.down_to(0)
        except TimeoutError:
            continue


def _say(receivers: int, step: Step) -> None:
    outcome = f"lost {step.lost:,} ({step.failure})"
    if step.spread:
        outcome = f"p50 {1e3 * step.spread.p50:.1f} ms, p99 {1e3 * step.spread.p99:.1f} ms"
    print(
        f"    {receivers:,} receivers, {f'{step.rate:.1f}/s' if step.rate else 'closed loop'}: "
        f"{step.deliveries_a_second:,.0f} deliveries/s, {outcome}, "
        f"{step.cost.a_piece(step.deliveries)[0]:.1f} µs each, load {100 * step.cost.load:.0f} %",
        file=sys.stderr, flush=True,
    )  # fmt: skip
