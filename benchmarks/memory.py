"""S5: the memory that an idle connection costs the server, beside that of the ``websockets`` library."""

import argparse
import asyncio
import json
import os
import signal
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic, sleep

from benchmarks.figures import Bar, Chart, Figure, Reference, Section, Table, rounded
from benchmarks.load.connection import AT_ONCE, Connection, all_closed, all_opened, allow_files
from benchmarks.load.timing import run
from benchmarks.servers import Started, chosen_column, column, seeded, serving, started
from tests.services.processes import free_port

ROOMS_EACH = 20
# Connected before the first look, so that pools, caches and threads are made and not counted.
WARMING = 100
# Connections of the breakdown: tracing makes a server several times slower.
TRACED = 200
LARGEST = 14


def measure(options: argparse.Namespace) -> Section:
    """Return kB per idle connection on each server, each person in 20 rooms."""
    count: int = options.connections
    allow_files(3 * count + 500)
    bare = _of_reference(count)
    with column(chosen_column()) as environment:
        world = seeded(
            environment, "crowd", "--people", str(count + WARMING), "--rooms", str(ROOMS_EACH)
        )
        tokens = world["tokens"]
        costs = {server: _of(server, environment, tokens) for server in options.servers}
        tables = [_breakdown(server, environment, tokens) for server in options.servers]
    return Section(
        name="memory",
        title="Memory of an idle connection (S5)",
        how=f"Resident memory of the server process with {count:,} more people connected, {WARMING} being there "
        f"already, divided by {count:,}; each a person of their own in {ROOMS_EACH} rooms. kB of 1,000 bytes. "
        "The breakdown is of another, traced run: what Python holds more by the file that asked for it.",
        figures=[
            Figure(
                what=f"{server}, kB a connection",
                value=costs[server],
                unit="kB",
                at_most=40,
                reference=Reference("`websockets`, idle", bare),
            )
            for server in costs
        ],
        tables=tables,
        charts=[
            Chart(
                name="memory", title=f"An idle connection, {count:,} connected", unit="kB",
                bars=[
                    *(Bar(f"Chatcore on {server}", cost) for server, cost in costs.items()),
                    Bar("websockets, idle", bare, ours=False),
                ],
            )
        ],
    )  # fmt: skip


def _of_reference(count: int) -> float:
    port = free_port()
    with started(["benchmarks.idle_server", str(port)], port, os.environ) as pid:
        return run(_cost(Started(pid, port), [None] * (count + WARMING)))


def _of(server: str, environment: Mapping[str, str], tokens: Sequence[str]) -> float:
    with serving(environment, server) as running:
        print(f"{server}: connecting {len(tokens):,}", flush=True)
        return run(_cost(running, tokens))


async def _cost(server: Started, tokens: Sequence[str | None]) -> float:
    """Return the kB that each connection behind the first ones costs."""
    first = await _connected(server, tokens[:WARMING])
    before = await asyncio.to_thread(server.settled)
    more = await _connected(server, tokens[WARMING:])
    after = await asyncio.to_thread(server.settled)
    await all_closed([*first, *more])
    return (after - before) / len(more)


async def _connected(
    server: Started, tokens: Sequence[str | None], *, at_once: int = AT_ONCE
) -> list[Connection]:
    connections = [Connection() for _ in tokens]
    return await all_opened(connections, server.websocket, tokens, at_once=at_once)


def _breakdown(
    server: str, environment: Mapping[str, str], tokens: Sequence[str]
) -> tuple[str, Table]:
    """Return what Python holds more for each connection, by the part of the program that asked."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = ["benchmarks.traced_server", server, str(port), str(told)]
        with started(command, port, {**environment, "CHATCORE_LOG": "WARNING"}) as pid:
            grown, counts, among = run(_grown(Started(pid, port), told, tokens))
    rows = [
        [f"`{part}`", rounded(size / among / 1000), rounded(counts[part] / among)]
        for part, size in grown.most_common(LARGEST)
    ]
    rows.append(
        ["all of Python", rounded(grown.total() / among / 1000), rounded(counts.total() / among)]
    )
    caption = f"What a connection holds on {server} ({among} connections, traced):"
    return caption, Table(["asked for by", "kB a connection", "objects a connection"], rows)


async def _grown(
    server: Started, told: Path, tokens: Sequence[str]
) -> tuple[Counter[str], Counter[str], int]:
    first = await _connected(server, tokens[:WARMING])
    before = await asyncio.to_thread(_held, server.pid, told)
    # daphne gives a handshake five seconds: a traced server needs them for a few.
    more = await _connected(server, tokens[WARMING : WARMING + TRACED], at_once=2)
    after = await asyncio.to_thread(_held, server.pid, told)
    await all_closed([*first, *more])
    sizes: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for file, (size, count) in after.items():
        size_before, count_before = before.get(file, (0, 0))
        sizes[_part(file)] += size - size_before
        counts[_part(file)] += count - count_before
    return sizes, counts, len(more)


def _held(pid: int, told: Path) -> dict[str, tuple[int, int]]:
    told.unlink(missing_ok=True)
    os.kill(pid, signal.SIGUSR1)
    deadline = monotonic() + 60
    while not told.exists():
        if monotonic() > deadline:
            raise RuntimeError("the traced server told nothing")
        sleep(0.1)
    return {
        file: (size, count)
        for file, (size, count) in json.loads(told.read_text(encoding="utf-8")).items()
    }


def _part(file: str) -> str:
    """Return the package or module that a source file belongs to, short."""
    for root in ("site-packages/", f"{Path(__file__).resolve().parent.parent}/"):
        if root in file:
            parts = file.split(root)[-1].removesuffix(".py").split("/")
            return ".".join(parts[:3])
    return ".".join(Path(file).with_suffix("").parts[-2:])
