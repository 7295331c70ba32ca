"""S3: posting through websockets, from the frame to the answer after the commit, on both databases."""

import argparse
import asyncio
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

import msgspec
from websockets.asyncio.client import ClientConnection

from benchmarks.bare_inserts import TEXT, bare_inserts
from benchmarks.clients import all_closed, all_connected
from benchmarks.figures import Figure, Reference, Section, Table, rounded
from benchmarks.servers import Started, chosen_column, column, seeded, serving

SENDERS = 50
ALONE = 300
DATABASES = {"servers": "PostgreSQL", "embedded": "SQLite"}
SERVERS = ("uvicorn", "daphne")


@dataclass(frozen=True)
class Load:
    """What a number of senders, one message outstanding each, got done."""

    rate: float
    p50_ms: float
    p99_ms: float
    processor_us: float


def measure(options: argparse.Namespace) -> Section:
    """Return messages a second and latencies, on PostgreSQL where there is one, and on SQLite."""
    columns = dict.fromkeys((chosen_column(), "embedded"))
    figures: list[Figure] = []
    rows: list[Sequence[str]] = []
    for name in columns:
        with column(name) as environment:
            _measure_column(name, environment, options.seconds, figures, rows)
    return Section(
        name="posting",
        title="Posting (S3)",
        how=f"`message.post` on a websocket → policy → rendering → commit → reply, limits off, the server held to one "
        f"core. {SENDERS} senders in {SENDERS} rooms, each with one message outstanding, for {options.seconds:g} s; "
        f"then one alone, {ALONE} messages. The senders are one Python process on the other core, with the database.",
        figures=figures,
        tables=[
            ("In detail:", Table(["", "messages/s", "p50", "p99", "server CPU a message"], rows))
        ],
    )


def _measure_column(
    name: str,
    environment: Mapping[str, str],
    seconds: float,
    figures: list[Figure],
    rows: list[Sequence[str]],
) -> None:
    world = seeded(environment, "crowd", "--people", str(SENDERS), "--rooms", "1")
    bare = bare_inserts(environment)
    for server in SERVERS:
        label = f"{DATABASES[name]}, {server}"
        with serving(environment, server) as running:
            many, alone = asyncio.run(_loads(running, world["tokens"], world["rooms"], seconds))
        figures += [
            Figure(
                what=f"{label}: {SENDERS} senders", value=many.rate, unit="messages/s",
                at_least=3_000 if name == "servers" else None,
                reference=Reference("bare INSERT, 50 a commit", bare.rows_a_second),
            ),
            Figure(
                what=f"{label}: {SENDERS} senders, p99", value=many.p99_ms, unit="ms", at_most=100
            ),
            Figure(
                what=f"{label}: one sender, p50", value=alone.p50_ms, unit="ms", at_most=8,
                reference=Reference("bare INSERT and commit", bare.lone_ms),
            ),
        ]  # fmt: skip
        rows += [_row(f"{label}, {SENDERS} senders", many), _row(f"{label}, one sender", alone)]


def _row(label: str, load: Load) -> list[str]:
    return [
        label, rounded(load.rate), f"{rounded(load.p50_ms)} ms", f"{rounded(load.p99_ms)} ms",
        f"{rounded(load.processor_us)} µs",
    ]  # fmt: skip


async def _loads(
    server: Started, tokens: Sequence[str], rooms: Sequence[str], seconds: float
) -> tuple[Load, Load]:
    clients = await all_connected(server.websocket, tokens)
    await _load(server, clients, rooms, seconds=1)
    many = await _load(server, clients, rooms, seconds=seconds)
    alone = await _load(server, clients[:1], rooms, seconds=60, at_most=ALONE)
    await all_closed(clients)
    return many, alone


async def _load(
    server: Started,
    clients: Sequence[ClientConnection],
    rooms: Sequence[str],
    *,
    seconds: float,
    at_most: int = 10**9,
) -> Load:
    taken: list[float] = []
    used, began = server.processor_seconds(), time.perf_counter()
    await asyncio.gather(
        *(
            _talk(client, room, began + seconds, at_most, taken)
            for client, room in zip(clients, rooms, strict=False)
        )
    )
    elapsed = time.perf_counter() - began
    return Load(
        rate=len(taken) / elapsed,
        p50_ms=1e3 * median(taken),
        p99_ms=1e3 * quantiles(taken, n=100)[98],
        processor_us=1e6 * (server.processor_seconds() - used) / len(taken),
    )


async def _talk(
    client: ClientConnection, room: str, until: float, at_most: int, taken: list[float]
) -> None:
    """Post one message after the other, each when the one before was answered."""
    for _ in range(at_most):
        began = time.perf_counter()
        if began > until:
            return
        ref = uuid.uuid4().hex
        post = {"room": room, "text": TEXT, "client_id": str(uuid.uuid4())}
        await client.send(
            msgspec.json.encode({"type": "message.post", "ref": ref, **post}).decode()
        )
        mark = f'"ref":"{ref}"'
        while mark not in (frame := str(await client.recv())):
            continue
        if f'{mark},"ok":true' not in frame:
            raise RuntimeError(f"refused: {frame[:300]}")
        taken.append(time.perf_counter() - began)
