"""The processes of PostgreSQL that serve one database: kept off the server's core, and what they cost."""

import os
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import psycopg

from tests.services.postgres import database


def own_database() -> AbstractContextManager[str]:
    """Return the address of a new, empty database in the PostgreSQL of this run; it is dropped after."""
    return database(os.environ.get("DATABASE_URL", ""))


class Backends:
    """The connections to a database, where PostgreSQL runs on this machine; none where ``url`` is empty."""

    def __init__(self, url: str) -> None:
        self._url = url

    def hold_back(self) -> None:
        """Hold them to the cores that this process is held to, as far as the system lets us."""
        for pid in self._pids():
            with suppress(OSError):
                os.sched_setaffinity(pid, os.sched_getaffinity(0))

    def processor_seconds(self) -> dict[int, float]:
        """Return the processor time of each process that serves a connection now, by its id."""
        return {pid: _nanoseconds(pid) / 1e9 for pid in self._pids()}

    def _pids(self) -> list[int]:
        if not self._url:
            return []
        with psycopg.connect(self._url) as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        return [pid for (pid,) in rows]


def _nanoseconds(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
