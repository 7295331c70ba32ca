"""One database of PostgreSQL: its backends held off the server's core, what they cost, what they wrote."""

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import LiteralString

import psycopg


class Backends:
    """Those that serve the database of ``environment``; nothing where that is SQLite, or not of this machine."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._url = environment.get("DATABASE_URL", "")

    def hold_back(self) -> None:
        """Hold them to the cores that the server is not on, as this process is, where the system lets us."""
        for pid in self._pids():
            with suppress(OSError):
                os.sched_setaffinity(pid, os.sched_getaffinity(0))

    def processor_seconds(self) -> float:
        """Return the processor time that the living backends have used since they began."""
        return sum(_nanoseconds(pid) for pid in self._pids()) / 1e9

    def _pids(self) -> list[int]:
        if not self._url:
            return []
        with psycopg.connect(self._url) as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        return [pid for (pid,) in rows if Path(f"/proc/{pid}/comm").exists()]


def _nanoseconds(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0])
    except (OSError, IndexError):
        return 0


# A backend that ended has told its statistics; how long the last one is waited for.
ENDING_SECONDS = 15.0
_BACKENDS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_ROWS = (
    "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint FROM pg_stat_user_tables"
)


def rows_written(environment: Mapping[str, str]) -> int:
    """Return how many rows were inserted, updated or deleted so far, once every other backend has ended.

    0 on SQLite, which does not count.
    """
    url = environment.get("DATABASE_URL", "")
    if not url:
        return 0
    deadline = time.monotonic() + ENDING_SECONDS
    with psycopg.connect(url, autocommit=True) as connection:
        while _one(connection, _BACKENDS) and time.monotonic() < deadline:
            time.sleep(0.1)
        return _one(connection, _ROWS)


def _one(connection: "psycopg.Connection[tuple[int, ...]]", query: LiteralString) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
