"""The rates that a server holds with everybody in one room, found once a run: fan-out and latency tell of them."""

import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial

from benchmarks.database import Backends
from benchmarks.load.audience import Audience, Step
from benchmarks.load.connection import allow_files
from benchmarks.load.ramp import Limit, highest
from benchmarks.load.timing import run
from benchmarks.servers import ROOT, Started, chosen_column, column, seeded, serving, started
from tests.services.processes import free_port

# A rate is held when the last receiver has 99 of 100 messages within this, as the peers are measured.
P99_MS = 250.0
POSTERS = 10
POSTERS_UNDER_PRESSURE = 50
# The first rate tried is that of so many deliveries a second; that of the tutorial's design, of these.
START = 20_000
START_OF_TUTORIAL = 3_000
# The step at half of the highest rate is longer, so that its percentiles stand on more messages.
HALF_LASTS = 3
TUTORIAL = "the Channels tutorial on daphne"
BROADCAST = "`websockets` broadcast"
NODE = "node `ws`"
REFERENCES = (TUTORIAL, BROADCAST, NODE)


@dataclass(frozen=True)
class Found:
    """What a server held: one frame an event, half of that rate, and as much as it can, coalescing."""

    alone: Limit
    half: Step | None = None
    pressed: Limit | None = None


@cache
def of_server(server: str, sockets: int, seconds: float) -> Found:
    """Return what the product holds on ``server`` ("daphne" or "uvicorn") with so many sockets in the room."""
    allow_files(2 * sockets + 500)
    with column(chosen_column()) as environment:
        world = seeded(environment, "halls", "--sizes", str(sockets), "--people", str(sockets))
        (room,) = world["rooms"]
        backends = Backends(environment)
        with serving(environment, server, single_frames=True) as running:
            print(f"{server}: {sockets:,} sockets in one room, one frame an event", flush=True)
            audience = Audience(running.websocket, world["tokens"], room)
            alone = run(_alone(running, audience, backends, seconds, start=START))
        with serving(environment, server) as running:
            print(f"{server}, as it is: half of that rate, then as much as it holds", flush=True)
            audience = Audience(running.websocket, world["tokens"], room)
            return run(_as_it_is(running, audience, backends, seconds, alone))


@cache
def of_reference(name: str, sockets: int, seconds: float) -> Limit:
    """Return what a reference holds, one frame an event."""
    allow_files(2 * sockets + 500)
    with _reference(name) as running:
        print(f"{name}: {sockets:,} sockets", flush=True)
        audience = Audience(running.websocket, [None] * sockets, "lobby")
        start = START_OF_TUTORIAL if name == TUTORIAL else START
        return run(_alone(running, audience, None, seconds, start=start))


Attempt = Callable[..., Awaitable[Step]]


def _attempts(
    server: Started, audience: Audience, backends: Backends | None, seconds: float
) -> Attempt:
    """Return what tries a rate, and says what it cost ``server``."""

    async def attempt(rate: float, *, posters: int, seconds: float = seconds) -> Step:
        if backends:
            backends.hold_back()
        used = server.processor_seconds()
        step = await audience.step(rate, seconds, posters=min(posters, len(audience.listeners)))
        used = server.processor_seconds() - used
        return replace(step, processor_us=1e6 * used / max(1, step.deliveries))

    return attempt


async def _alone(
    server: Started, audience: Audience, backends: Backends | None, seconds: float, *, start: float
) -> Limit:
    """Find the highest rate of a ``server`` that sends each event in a frame of its own."""
    await audience.open()
    start /= len(audience.listeners)
    few = partial(_attempts(server, audience, backends, seconds), posters=POSTERS)
    try:
        await few(start / 4)  # threads, pools and caches are made
        return await highest(few, _late, start=start)
    finally:
        await audience.close()


async def _as_it_is(
    server: Started, audience: Audience, backends: Backends, seconds: float, alone: Limit
) -> Found:
    """Return half of the rate ``alone``, and the highest one with as many events in a frame as have gathered."""
    await audience.open()
    attempt = _attempts(server, audience, backends, seconds)
    start = alone.best.rate if alone.best else START / len(audience.listeners)
    try:
        await attempt(start / 4, posters=POSTERS)
        half = await attempt(start / 2, posters=POSTERS, seconds=HALF_LASTS * seconds)
        many = partial(attempt, posters=POSTERS_UNDER_PRESSURE)
        return Found(alone, half if alone.best else None, await highest(many, _late, start=start))
    finally:
        await audience.close()


def _late(step: Step) -> str:
    if step.lost:
        return f"{step.lost:,} deliveries lost{step.closed and ', '}{step.closed}"
    return f"p99 {step.latency.p99:.0f} ms" if step.latency.p99 > P99_MS else ""


@contextmanager
def _reference(name: str) -> Iterator[Started]:
    port = free_port()
    environment = dict(os.environ)
    if name == TUTORIAL:
        command = [
            "daphne",
            "-v",
            "0",
            "-p",
            str(port),
            "benchmarks.references.tutorial:application",
        ]
        with started(command, port, environment) as pid:
            yield Started(pid, port)
    elif name == BROADCAST:
        with started(["benchmarks.references.broadcast", str(port)], port, environment) as pid:
            yield Started(pid, port)
    else:
        script = str(ROOT / "benchmarks" / "references" / "broadcast.mjs")
        with started([script, str(port)], port, environment, program=[_node()]) as pid:
            yield Started(pid, port)


def _node() -> str:
    node = shutil.which("node")
    if node is None or not (ROOT / "frontend" / "node_modules" / "ws").is_dir():
        raise SystemExit("the reference needs Node and its package ws: make setup")
    return node
