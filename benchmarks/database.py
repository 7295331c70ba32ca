"""The backends of one database of PostgreSQL: held off the server's core, and what they cost."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

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
