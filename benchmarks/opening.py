"""S8: opening the application as a member of 300 rooms: hello, then every room with its unread count."""

import argparse
import asyncio
import http.client
import json
import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

from websockets.asyncio.client import connect

from benchmarks.figures import Figure, Reference, Section, Table, rounded
from benchmarks.servers import Started, chosen_column, column, python, seeded, serving

ROUNDS = 15
SERVER = "uvicorn"
DATABASES = {"servers": "PostgreSQL", "embedded": "SQLite"}
READERS = {
    "many": "300 rooms, some twenty unread in each",
    "few": "30 rooms, some twenty unread in each",
    "absent": "300 rooms, nothing read yet",
}


def measure(options: argparse.Namespace) -> Section:
    """Return the time from connecting to every unread count, and the queries that it takes."""
    name = chosen_column()
    with column(name) as environment:
        world = seeded(environment, "library", "--messages", str(options.messages))
        tokens: dict[str, str] = world["tokens"]
        counts = _queries(environment, tokens)
        with serving(environment, SERVER) as running:
            bare = _median(lambda: _got(running, "/health/live", {}))
            times = {reader: _times(running, token) for reader, token in tokens.items()}
    hello, rooms = times["many"]
    queries = {reader: found["hello"] + found["rooms"] for reader, found in counts.items()}
    return Section(
        name="opening",
        title="Opening the application (S8)",
        how=f"{world['rooms']} rooms with {world['messages']:,} messages together, {DATABASES[name]}, {SERVER}; "
        f"medians of {ROUNDS}, seen from a client on the same machine: connecting → `hello`, then "
        "`GET /api/v1/rooms/`, one after the other. The reference is a request that does nothing (`/health/live`). "
        "Queries are those before `hello` and of the list; presence writes its lease after them.",
        figures=[
            Figure(
                what="hello and all rooms, member of 300", value=hello + rooms, unit="ms", at_most=300,
                reference=Reference("`GET /health/live`", bare),
            ),
            Figure(
                what="queries, member of 300 rooms", value=queries["many"], unit="queries",
                at_most=queries["few"], reference=Reference("member of 30 rooms", queries["few"]),
            ),
        ],
        tables=[("By reader:", _by_reader(times, counts))],
    )  # fmt: skip


def _by_reader(
    times: Mapping[str, tuple[float, float]], counts: Mapping[str, Mapping[str, int]]
) -> Table:
    return Table(
        ["reader", "hello", "its queries", "rooms", "their queries", "together"],
        [
            [
                READERS[reader], f"{rounded(hello)} ms", str(counts[reader]["hello"]),
                f"{rounded(rooms)} ms", str(counts[reader]["rooms"]), f"{rounded(hello + rooms)} ms",
            ]
            for reader, (hello, rooms) in times.items()
        ],
    )  # fmt: skip


def _queries(
    environment: Mapping[str, str], tokens: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    said = json.loads(python(environment, "benchmarks.query_counts", "opening", *tokens.values()))
    return dict(zip(tokens, said, strict=True))


def _times(server: Started, token: str) -> tuple[float, float]:
    """Return the milliseconds to hello, and those to the list of rooms."""
    headers = {"Authorization": f"Bearer {token}"}
    hello = _median(lambda: asyncio.run(_greeted(server, headers)))
    return hello, _median(lambda: _got(server, "/api/v1/rooms/", headers))


def _median(action: Callable[[], Any]) -> float:
    taken = []
    for _ in range(ROUNDS + 2):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return 1e3 * median(taken[2:])


async def _greeted(server: Started, headers: Mapping[str, str]) -> None:
    async with connect(
        server.websocket, additional_headers=headers, compression=None, close_timeout=0.01
    ) as client:
        await client.recv()


def _got(server: Started, path: str, headers: Mapping[str, str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path, headers=dict(headers))
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"GET {path}: {answer.status}")
