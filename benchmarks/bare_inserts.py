"""The reference for posting: what the database alone takes, one table like that of messages, nothing else.

A transaction of fifty rows is the group that a writer could commit; one of a single row is what a lone
sender waits for.
"""

import sqlite3
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from statistics import median
from typing import Any, NamedTuple, cast

import psycopg

from benchmarks.load.frames import TEXT

GROUP = 50
SECONDS = 2.0
_COLUMNS = "id, room, author, seq, text, html, client_id"
_TABLE = """CREATE TABLE bare_message (
    id {uuid} PRIMARY KEY, room {uuid}, author {uuid}, seq bigint, text text, html text, client_id {uuid},
    UNIQUE (author, client_id), UNIQUE (room, seq))"""


class Bare(NamedTuple):
    """Rows a second in groups of fifty, and the median milliseconds of one row with its commit."""

    rows_a_second: float
    lone_ms: float


def bare_inserts(environment: Mapping[str, str]) -> Bare:
    """Return what the database of ``environment`` takes, from one connection."""
    if url := environment.get("DATABASE_URL"):
        return _in_postgres(url)
    return _in_sqlite(environment["CHATCORE_DATA"])


def _in_postgres(url: str) -> Bare:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(cast(Any, _TABLE.format(uuid="uuid")))

        def insert(rows: Sequence[Sequence[Any]]) -> None:
            values = ", ".join(["(%s, %s, %s, %s, %s, %s, %s)"] * len(rows))
            statement = f"INSERT INTO bare_message ({_COLUMNS}) VALUES {values}"
            connection.execute(cast(Any, statement), [cell for row in rows for cell in row])

        return _measured(insert, as_text=False)


def _in_sqlite(folder: str) -> Bare:
    with closing(sqlite3.connect(f"{folder}/bare.sqlite3", isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
        connection.execute(_TABLE.format(uuid="text"))
        statement = f"INSERT INTO bare_message ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"

        def insert(rows: Sequence[Sequence[Any]]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(statement, rows)
            connection.execute("COMMIT")

        return _measured(insert, as_text=True)


def _measured(insert: Callable[[Sequence[Sequence[Any]]], None], *, as_text: bool) -> Bare:
    def id_() -> Any:
        return str(uuid.uuid4()) if as_text else uuid.uuid4()

    rooms = [id_() for _ in range(GROUP)]

    def rows(seq: int, count: int) -> list[list[Any]]:
        return [[id_(), room, room, seq, TEXT, f"<p>{TEXT}</p>", id_()] for room in rooms[:count]]

    taken, seq = [], 0
    until = time.perf_counter() + SECONDS
    while (began := time.perf_counter()) < until:
        seq += 1
        insert(rows(seq, 1))
        taken.append(time.perf_counter() - began)
    began, groups = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        groups, seq = groups + 1, seq + 1
        insert(rows(seq, GROUP))
    return Bare(GROUP * groups / (time.perf_counter() - began), 1e3 * median(taken))
