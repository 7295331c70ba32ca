"""S3: posting through websockets, from the frame to the answer after the commit, on both databases."""

import argparse
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.bare_inserts import Bare, bare_inserts
from benchmarks.database import Backends
from benchmarks.figures import Bar, Chart, Figure, Reference, Section, Table, rounded
from benchmarks.load.connection import all_closed, all_opened
from benchmarks.load.talkers import Talked, Talker, talked
from benchmarks.load.timing import run
from benchmarks.servers import Started, chosen_column, column, seeded, serving

SENDERS = 50
ALONE = 300
# The most that the 300 of one sender may take.
ALONE_SECONDS = 10.0
WARMING_SECONDS = 1.0


IN_MEMORY = "PostgreSQL, layer in memory"
# What the server stands on: which database, and which layer carries its events.
VARIANTS = {"servers": ("PostgreSQL and Redis", IN_MEMORY), "embedded": ("SQLite",)}
AT_LEAST = {"servers": 3_000.0, "embedded": None}


@dataclass(frozen=True)
class Load:
    """What senders got done, and the processor time that a message cost, in µs."""

    talked: Talked
    server_us: float
    database_us: float


def measure(options: argparse.Namespace) -> Section:
    """Return messages a second and latencies, on PostgreSQL where there is one, and on SQLite."""
    figures: list[Figure] = []
    rows: list[Sequence[str]] = []
    bars: list[Bar] = []
    for name in dict.fromkeys((chosen_column(), "embedded")):
        labels = [f"{on}, {server}" for on in VARIANTS[name] for server in options.servers]
        if chosen := [label for label in labels if options.only in label]:
            with column(name) as environment:
                world = seeded(environment, "crowd", "--people", str(SENDERS), "--rooms", "1")
                bare = bare_inserts(environment)
                for label in chosen:
                    many, alone = _loads(label, environment, world, options.seconds)
                    bars.append(Bar(label, many.talked.rate))
                    figures += _figures(label, many, alone, bare, name)
                    rows += [
                        _row(f"{label}, {SENDERS} senders", many),
                        _row(f"{label}, one", alone),
                    ]
                    print("  ".join(rows[-2]), "  ".join(rows[-1]), sep="\n", flush=True)
    head = [
        "", "messages/s", "p50", "p99", "longest", "server CPU a message", "PostgreSQL CPU a message",
        "client's core",
    ]  # fmt: skip
    return Section(
        name="posting",
        title="Posting (S3)",
        how="`message.post` on a websocket → policy → rendering → commit → reply, limits off, the server held to one "
        f"core. {SENDERS} senders in {SENDERS} rooms, each with one message outstanding, for {options.seconds:g} s; "
        f"then one alone, {ALONE} messages. The senders are one process (picows) on the other core, with the backends "
        "of the database. The layer carries the events: Redis, or memory where one process is all there is.",
        figures=figures,
        tables=[("In detail:", Table(head, rows))],
        charts=[
            Chart(name="posting", title=f"Posting, {SENDERS} senders", unit="messages/s", bars=bars)
        ],
    )


def _figures(label: str, many: Load, alone: Load, bare: Bare, name: str) -> list[Figure]:
    return [
        Figure(
            what=f"{label}: {SENDERS} senders", value=many.talked.rate, unit="messages/s",
            at_least=AT_LEAST[name], reference=Reference("bare INSERT, 50 a commit", bare.rows_a_second),
        ),
        Figure(
            what=f"{label}: {SENDERS} senders, p99", value=many.talked.latency.p99, unit="ms",
            at_most=100,
        ),
        Figure(
            what=f"{label}: one sender, p50", value=alone.talked.latency.p50, unit="ms", at_most=8,
            reference=Reference("bare INSERT and commit", bare.lone_ms),
        ),
    ]  # fmt: skip


def _row(label: str, load: Load) -> list[str]:
    latency = load.talked.latency
    return [
        label, rounded(load.talked.rate),
        *(f"{rounded(ms)} ms" for ms in (latency.p50, latency.p99, latency.most)),
        f"{rounded(load.server_us)} µs", f"{rounded(load.database_us)} µs" if load.database_us else "",
        f"{load.talked.client_busy:.0%}",
    ]  # fmt: skip


def _loads(
    label: str, environment: Mapping[str, str], world: Mapping[str, Sequence[str]], seconds: float
) -> tuple[Load, Load]:
    if label.startswith(IN_MEMORY):
        environment = {key: value for key, value in environment.items() if key != "REDIS_URL"}
    with serving(environment, label.rpartition(", ")[2]) as running:
        return run(_both(running, Backends(environment), world, seconds))


async def _both(
    server: Started, backends: Backends, world: Mapping[str, Sequence[str]], seconds: float
) -> tuple[Load, Load]:
    talkers = [Talker(itertools.repeat(room)) for room in world["rooms"][:SENDERS]]
    await all_opened(talkers, server.websocket, world["tokens"])
    await talked(talkers, seconds=WARMING_SECONDS)
    backends.hold_back()
    many = await _load(server, backends, talkers, seconds=seconds)
    alone = await _load(server, backends, talkers[:1], seconds=ALONE_SECONDS, at_most=ALONE)
    await all_closed(talkers)
    return many, alone


async def _load(
    server: Started,
    backends: Backends,
    talkers: Sequence[Talker],
    *,
    seconds: float,
    at_most: int = 10**9,
) -> Load:
    server_used, database_used = server.processor_seconds(), backends.processor_seconds()
    found = await talked(talkers, seconds=seconds, at_most=at_most)
    server_used = server.processor_seconds() - server_used
    database_used = backends.processor_seconds() - database_used
    each = 1e6 / max(1, found.messages)
    return Load(found, each * server_used, each * database_used)
