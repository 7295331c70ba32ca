"""The rates that a server holds with everybody in one room, found once a run: fan-out and latency tell of them."""

import os
import shutil
from collections.abc import Iterator
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
# … and, for one frame an event, when so many of the events come in a frame of their own.
ALONE = 0.9
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
        with serving(environment, server) as running:
            print(f"{server}: {sockets:,} sockets in one room", flush=True)
            audience = Audience(running.websocket, world["tokens"], room)
            return run(_of(running, audience, Backends(environment), seconds))


@cache
def of_reference(name: str, sockets: int, seconds: float) -> Limit:
    """Return what a reference holds, one frame an event."""
    allow_files(2 * sockets + 500)
    with _reference(name) as running:
        print(f"{name}: {sockets:,} sockets", flush=True)
        audience = Audience(running.websocket, [None] * sockets, "lobby")
        start = START_OF_TUTORIAL if name == TUTORIAL else START
        return run(_of(running, audience, None, seconds, start=start)).alone


async def _of(
    server: Started,
    audience: Audience,
    backends: Backends | None,
    seconds: float,
    *,
    start: float = START,
) -> Found:
    """Find the rates of ``server``; with ``backends``, those of the product: under pressure too."""
    await audience.open()
    start /= len(audience.listeners)

    async def attempt(rate: float, *, posters: int, seconds: float = seconds) -> Step:
        if backends:
            backends.hold_back()
        used = server.processor_seconds()
        step = await audience.step(rate, seconds, posters=min(posters, len(audience.listeners)))
        used = server.processor_seconds() - used
        return replace(step, processor_us=1e6 * used / max(1, step.deliveries))

    few = partial(attempt, posters=POSTERS)
    await few(start / 4)  # threads, pools and caches are made
    try:
        if backends is None:
            return Found(await highest(few, _late, start=start))
        alone = await highest(few, _late_or_together, start=start)
        half = await few(alone.best.rate / 2, seconds=HALF_LASTS * seconds) if alone.best else None
        many = partial(attempt, posters=POSTERS_UNDER_PRESSURE)
        print("  coalescing allowed, more posters:", flush=True)
        pressed = await highest(many, _late, start=alone.best.rate if alone.best else start)
        return Found(alone, half, pressed)
    finally:
        await audience.close()


def _late(step: Step) -> str:
    if step.lost:
        return f"{step.lost:,} deliveries lost{step.closed and ', '}{step.closed}"
    return f"p99 {step.latency.p99:.0f} ms" if step.latency.p99 > P99_MS else ""


def _late_or_together(step: Step) -> str:
    return _late(step) or (f"only {step.alone:.0%} alone" if step.alone < ALONE else "")


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
