"""Presence at scale: what watching and being watched costs the server, when everybody is connected and some change."""

import argparse
import asyncio
import itertools
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from benchmarks.database import Backends
from benchmarks.figures import Figure, Section, Table, rounded
from benchmarks.load.connection import Connection, all_closed, all_opened, allow_files
from benchmarks.load.timing import Latency, run
from benchmarks.servers import Started, chosen_column, column, seeded, serving

SERVER = "uvicorn"
WATCHED = 50
# The share of the people who change their state in a minute.
CHANGING = 0.20
WAITING_SECONDS = 60.0
HEARING_SECONDS = 10.0
# Leases that were just taken, and what connecting left to do, are over by then.
SETTLING_SECONDS = 5.0
_CHANGED = b'"type":"presence.changed"'
_STATE = b'"state":'
_REFUSED = b'"ok":false'
_STATES = ("away", "active")


class Watcher(Connection):
    """A person who watches others, and now and then changes their own state."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = 0
        self.answers = 0
        self.refused = ""
        self._states = itertools.cycle(_STATES)
        self._asked = 0.0
        self.taken: list[float] = []

    def heard(self, payload: bytes) -> None:
        if b'"type":"reply"' in payload:
            self.answers += 1
            if self._asked:
                self.taken.append(asyncio.get_running_loop().time() - self._asked)
                self._asked = 0.0
            if _REFUSED in payload:
                self.refused = payload[:300].decode(errors="replace")
        if _CHANGED in payload:
            # One event may tell of several people.
            self.changes += payload.count(_STATE)

    def watch(self, people: Sequence[str]) -> None:
        asked = {"type": "presence.watch", "ref": "w", "people": people}
        self.send(msgspec.json.encode(asked))

    def change(self) -> None:
        self._asked = asyncio.get_running_loop().time()
        state = next(self._states)
        self.send(b'{"type":"presence.set","ref":"s","state":"%s"}' % state.encode())


@dataclass(frozen=True)
class Window:
    """The processor time of a while, as µs of each second, and what was done in it."""

    server_us: float
    database_us: float
    changes: int
    heard: int
    latency: Latency


def measure(options: argparse.Namespace) -> Section:
    """Return the share of a core that presence takes above what the same connections take idle."""
    count, seconds = options.watchers, options.watched_seconds
    allow_files(2 * count + 500)
    with column(chosen_column()) as environment:
        world = seeded(environment, "crowd", "--people", str(count), "--rooms", "1")
        with serving(environment, SERVER) as running:
            print(f"{SERVER}: {count:,} connecting", flush=True)
            idle, busy = run(_windows(running, Backends(environment), world, seconds))
    due = busy.changes * min(WATCHED, count - 1)
    return Section(
        name="presence",
        title="Presence",
        how=f"{count:,} people connected to {SERVER}, each watching {WATCHED} others, {CHANGING:.0%} of them changing "
        f"their state in a minute (`presence.set`), for {seconds:g} s; above what the server used in the {seconds:g} s "
        "before, when nobody watched and nobody changed (pings, and leases renewed, are in both). The share is that of "
        "the core to which the server is held.",
        figures=[
            Figure(
                what=f"share of the server's core, {count:,} people",
                value=(busy.server_us - idle.server_us) / 10_000, unit="%", at_most=5,
            ),
            Figure(
                what="changes heard by those who watch, of those due",
                value=100 * busy.heard / max(1, due), unit="%", at_least=99.5,
            ),
        ],
        tables=[("The processor time of each second:", _details(idle, busy))],
    )  # fmt: skip


def _details(idle: Window, busy: Window) -> Table:
    head = ["", "server", "PostgreSQL", "changes", "heard by others", "answer p50", "answer p99"]
    rows = [
        [
            label, f"{rounded(one.server_us)} µs", f"{rounded(one.database_us)} µs", f"{one.changes:,}",
            f"{one.heard:,}", f"{rounded(one.latency.p50)} ms", f"{rounded(one.latency.p99)} ms",
        ]
        for label, one in (("connected, idle", idle), ("watching and changing", busy))
    ]  # fmt: skip
    return Table(head, rows)


async def _windows(
    server: Started, backends: Backends, world: Mapping[str, Any], seconds: float
) -> tuple[Window, Window]:
    tokens, people = world["tokens"], world["people"]
    watchers = await all_opened([Watcher() for _ in tokens], server.websocket, tokens)
    backends.hold_back()
    print("  idle", flush=True)
    await asyncio.sleep(SETTLING_SECONDS)
    idle = await _window(server, backends, watchers, seconds, every=None)
    await _all_watching(watchers, people)
    print("  watching and changing", flush=True)
    await asyncio.sleep(SETTLING_SECONDS)
    busy = await _window(server, backends, watchers, seconds, every=60 / (CHANGING * len(people)))
    await all_closed(watchers)
    if refused := next((one.refused for one in watchers if one.refused), ""):
        raise RuntimeError(f"refused: {refused}")
    return idle, busy


async def _all_watching(watchers: Sequence[Watcher], people: Sequence[str]) -> None:
    """Let each watch the fifty behind them in the circle: everybody is watched by fifty."""
    circle = [*people, *people]
    for number, watcher in enumerate(watchers):
        watcher.watch(circle[number + 1 : number + 1 + min(WATCHED, len(people) - 1)])
        if number % 20 == 0:
            await asyncio.sleep(0)
    if not await _until(lambda: all(one.answers for one in watchers), WAITING_SECONDS):
        raise RuntimeError(f"presence.watch was not answered to all in {WAITING_SECONDS:g} s")


async def _until(done: Callable[[], bool], seconds: float) -> bool:
    """Wait until ``done``, but not for ever; return whether it is."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not (is_so := done()):
        if loop.time() > deadline:
            break
        await asyncio.sleep(0.1)
    return is_so


async def _window(
    server: Started,
    backends: Backends,
    watchers: Sequence[Watcher],
    seconds: float,
    *,
    every: float | None,
) -> Window:
    """Look at the processor for a while, in which somebody changes ``every`` so many seconds."""
    heard = sum(one.changes for one in watchers)
    for one in watchers:
        one.taken.clear()
    loop = asyncio.get_running_loop()
    server_used, database_used = server.processor_seconds(), backends.processor_seconds()
    began, changes = loop.time(), 0
    changing = random.Random(50).sample(watchers, len(watchers))
    while every and (due := began + changes * every) < began + seconds:
        await asyncio.sleep(max(0.0, due - loop.time()))
        changing[changes % len(changing)].change()
        changes += 1
    await asyncio.sleep(max(0.0, began + seconds - loop.time()))
    elapsed = loop.time() - began
    server_used = server.processor_seconds() - server_used
    database_used = backends.processor_seconds() - database_used
    # The last changes are still on their way.
    due = heard + changes * min(WATCHED, len(watchers) - 1)
    await _until(lambda: sum(one.changes for one in watchers) >= due, HEARING_SECONDS)
    return Window(
        server_us=1e6 * server_used / elapsed,
        database_us=1e6 * database_used / elapsed,
        changes=changes,
        heard=sum(one.changes for one in watchers) - heard,
        latency=Latency.of([taken for one in watchers for taken in one.taken]),
    )
