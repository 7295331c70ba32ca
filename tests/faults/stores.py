"""The databases under the servers: what breaks them from outside, and the log as they hold it."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import psycopg

from tests.services.own_postgres import OwnPostgres

# Files may not grow beyond this while the disk is "full". The WAL of the private PostgreSQL has files of just
# this size, so its tables are hit and its journal is not; of SQLite everything is.
POSTGRES_FILE = 1024 * 1024
SQLITE_FILE = 4096

# A PostgreSQL that replays its journal lets nobody in; this only ends what hangs.
READY_SECONDS = 60

LOG = "SELECT seq, type, body FROM live_event WHERE stream = {} AND seq > {} ORDER BY seq"


class Logged(NamedTuple):
    """An event of the log; ``message`` is the id of a message that it posted."""

    seq: int
    message: str | None


class Store(Protocol):
    """A database that can be read past the servers, and whose disk can be full."""

    def log(self, stream: str, after: int) -> list[Logged]: ...

    def fill_disk(self) -> None: ...

    def free_disk(self) -> None: ...

    def logs(self) -> list[Path]: ...


class SQLiteStore:
    """One file, written by the servers themselves: their own limit on the size of files makes its disk full."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.pids: Callable[[], list[int]] = list

    def log(self, stream: str, after: int) -> list[Logged]:
        with closing(sqlite3.connect(self._path, timeout=20)) as connection:
            return _logged(connection.execute(LOG.format("?", "?"), [stream, after]).fetchall())

    def fill_disk(self) -> None:
        for pid in self.pids():
            limit_files(pid, str(SQLITE_FILE))

    def free_disk(self) -> None:
        for pid in self.pids():
            limit_files(pid, "unlimited")

    def logs(self) -> list[Path]:
        return []


class OwnPostgresStore:
    """A PostgreSQL that may be ended, begun again, cut off, and stopped from growing."""

    def __init__(self, postgres: OwnPostgres) -> None:
        self._postgres = postgres
        self.server = postgres.server

    def log(self, stream: str, after: int) -> list[Logged]:
        with self._connect() as connection:
            return _logged(connection.execute(LOG.format("%s", "%s"), [stream, after]).fetchall())

    def crash(self) -> None:
        """End it as ``pg_ctl stop -m immediate`` does: at once, without a checkpoint."""
        self.server.stop(signal.SIGQUIT)

    def start(self) -> None:
        """Begin it again; it replays its journal before it lets anybody in."""
        self.server.start()

    def backends(self) -> list[int]:
        """Return the process ids of the connections that the servers hold."""
        with self._connect() as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            return [pid for (pid,) in rows]

    def terminate_backends(self) -> None:
        """Cut all connections off from inside."""
        with self._connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )

    def kill_backend(self, rng: random.Random) -> None:
        """Kill the process of one connection; return when PostgreSQL has thrown out all others and recovered."""
        backends = self.backends()
        if not backends:
            return
        os.kill(rng.choice(backends), signal.SIGKILL)
        deadline = time.monotonic() + READY_SECONDS
        while any(Path(f"/proc/{pid}").exists() for pid in backends):
            assert time.monotonic() < deadline, "PostgreSQL did not mind that it lost a process"
            time.sleep(0.02)
        self._connect().close()

    def send(self, number: int) -> None:
        """Send all its processes a signal."""
        for pid in (self.server.pid, *_children(self.server.pid)):
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def fill_disk(self) -> None:
        for pid in (self.server.pid, *self.backends()):
            limit_files(pid, str(POSTGRES_FILE), user=self.server.user)

    def free_disk(self) -> None:
        for pid in (self.server.pid, *_children(self.server.pid)):
            limit_files(pid, "unlimited", user=self.server.user)

    def logs(self) -> list[Path]:
        return [self.server.log]

    def _connect(self) -> "psycopg.Connection[Any]":
        """Come in, as soon as it lets anybody in: it may be replaying its journal."""
        deadline = time.monotonic() + READY_SECONDS
        while True:
            try:
                return psycopg.connect(self._postgres.address, autocommit=True, connect_timeout=5)
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)


def limit_files(pid: int, size: str, *, user: str | None = None) -> None:
    """Set how far files of a running process may grow; a process that has just ended is let be."""
    done = subprocess.run(
        ["prlimit", "--pid", str(pid), f"--fsize={size}:unlimited"],
        user=user, cwd="/", capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0 or not Path(f"/proc/{pid}").exists(), done.stderr


def _children(pid: int) -> list[int]:
    """Return the child processes of ``pid`` (as Linux tells them)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = stat.read_text().rpartition(")")[2].split()[1]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(parent) == pid:
            found.append(int(stat.parent.name))
    return found


def _logged(rows: list[tuple[int, str, str]]) -> list[Logged]:
    return [
        Logged(seq, json.loads(body)["message"]["id"] if type_ == "message.posted" else None)
        for seq, type_, body in rows
    ]
