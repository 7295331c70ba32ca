"""S4: what posting costs as the room grows: statements, rows and processor time a message."""

import argparse
import itertools
import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.database import Backends, rows_written
from benchmarks.figures import Chart, Figure, Line, Reference, Section, Table, rounded
from benchmarks.load.connection import all_closed, all_opened
from benchmarks.load.talkers import Talker, talked
from benchmarks.load.timing import run
from benchmarks.servers import Started, chosen_column, column, python, seeded, serving
from benchmarks.writing_counts import WARMING

SIZES = (10, 100, 1_000, 10_000)
SERVER = "uvicorn"
SENDERS = 10
# Messages whose statements and rows are counted.
COUNTED = 20
# Each size has its turn so often, one after the other, so that what disturbs the machine disturbs all alike.
TURNS = 3
NOISE = 1.2


@dataclass
class Cost:
    """What a message cost in a room of one size."""

    statements: float = 0.0
    rows: float = 0.0
    server_us: list[float] = field(default_factory=list)
    database_us: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)

    @property
    def processor_us(self) -> float:
        """The processor time of the server and of the database together, the median of its turns."""
        return statistics.median(
            server + database
            for server, database in zip(self.server_us, self.database_us, strict=True)
        )


def measure(options: argparse.Namespace) -> Section:
    """Return what a message costs in the smallest room and in the largest, and between."""
    with column(chosen_column()) as environment:
        sizes = ",".join(map(str, SIZES))
        world = seeded(environment, "halls", "--sizes", sizes, "--people", str(SENDERS))
        rooms = dict(zip(SIZES, world["rooms"], strict=True))
        costs = {size: _counted(environment, room) for size, room in rooms.items()}
        print("statements and rows counted; posting", flush=True)
        with serving(environment, SERVER) as running:
            seconds = options.seconds / 2
            run(_timed(running, Backends(environment), world["tokens"], rooms, costs, seconds))
    return Section(
        name="growth",
        title="Posting as the room grows (S4)",
        how=f"Rooms of {SIZES[0]} to {SIZES[-1]:,} members, of whom {SENDERS} are connected and post, one message "
        f"outstanding each; {SERVER}, {TURNS} turns a room of {options.seconds / 2:g} s, medians. Statements are "
        "counted in the driver (BEGIN and COMMIT apart) and rows written in the statistics of PostgreSQL, over "
        f"{COUNTED} messages posted one by one.",
        figures=_figures(costs),
        tables=[("By the size of the room:", _by_size(costs))],
        charts=[
            Chart(
                name="growth", title="Processor time a message, by members of the room", unit="µs",
                axis=[f"{size:,}" for size in SIZES],
                lines=[
                    Line("server", [statistics.median(costs[size].server_us) for size in SIZES]),
                    Line("PostgreSQL", [statistics.median(costs[size].database_us) for size in SIZES]),
                ],
            )
        ],
    )  # fmt: skip


def _counted(environment: Mapping[str, str], room: str) -> Cost:
    before = rows_written(environment)
    said = python(environment, "benchmarks.writing_counts", room, str(COUNTED + WARMING))
    written = rows_written(environment) - before
    return Cost(
        statements=statistics.mean(json.loads(said)), rows=round(written / (COUNTED + WARMING), 1)
    )


async def _timed(
    server: Started,
    backends: Backends,
    tokens: Sequence[str],
    rooms: Mapping[int, str],
    costs: Mapping[int, Cost],
    seconds: float,
) -> None:
    talkers = [Talker(itertools.repeat(rooms[SIZES[0]])) for _ in tokens]
    await all_opened(talkers, server.websocket, tokens)
    await talked(talkers, seconds=1)
    backends.hold_back()
    for _ in range(TURNS):
        for size, room in rooms.items():
            for talker in talkers:
                talker.rooms = itertools.repeat(room)
            server_used, database_used = server.processor_seconds(), backends.processor_seconds()
            found = await talked(talkers, seconds=seconds)
            each = 1e6 / max(1, found.messages)
            cost = costs[size]
            cost.rate.append(found.rate)
            cost.server_us.append(each * (server.processor_seconds() - server_used))
            cost.database_us.append(each * (backends.processor_seconds() - database_used))
    await all_closed(talkers)


def _figures(costs: Mapping[int, Cost]) -> list[Figure]:
    least, most = costs[SIZES[0]], costs[SIZES[-1]]
    beside, members = f"{SIZES[0]} members", f"{SIZES[-1]:,} members"
    figures = [
        Figure(
            what=f"statements a message, {members}", value=most.statements, unit="statements",
            at_most=least.statements, reference=Reference(beside, least.statements),
        ),
        Figure(
            what=f"rows written a message, {members}", value=most.rows, unit="rows", at_most=least.rows,
            reference=Reference(beside, least.rows),
        ),
        Figure(
            what=f"processor time a message, {members}", value=most.processor_us, unit="µs",
            at_most=NOISE * least.processor_us, reference=Reference(beside, least.processor_us),
        ),
    ]  # fmt: skip
    # SQLite does not count rows.
    return figures if least.rows else [figures[0], figures[2]]


def _by_size(costs: Mapping[int, Cost]) -> Table:
    head = ["members", "statements", "rows", "messages/s", "server CPU", "PostgreSQL CPU"]
    return Table(
        head,
        [
            [
                f"{size:,}", rounded(cost.statements), rounded(cost.rows), rounded(statistics.median(cost.rate)),
                f"{rounded(statistics.median(cost.server_us))} µs",
                f"{rounded(statistics.median(cost.database_us))} µs",
            ]
            for size, cost in costs.items()
        ],
    )  # fmt: skip
