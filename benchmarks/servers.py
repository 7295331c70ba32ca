"""The processes of a benchmark: prepared databases, started servers, and what they cost."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.services import embedded, servers
from tests.services.processes import free_port, listens

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 30
SETTLING_SECONDS = 12.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Started:
    """A server that runs."""

    pid: int
    port: int

    @property
    def websocket(self) -> str:
        return f"ws://127.0.0.1:{self.port}/ws/"

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def resident(self) -> float:
        """Return the resident memory of the process, in kB of 1,000 bytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1000

    def settled(self) -> float:
        """Return the resident memory once it has stopped changing by more than a hundredth a second."""
        deadline = time.monotonic() + SETTLING_SECONDS
        before = self.resident()
        while time.monotonic() < deadline:
            time.sleep(1)
            after = self.resident()
            if abs(after - before) < before / 100:
                return after
            before = after
        return before

    def processor_seconds(self) -> float:
        """Return the processor time that the process has used."""
        fields = (
            Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(") ", 1)[1].split()
        )
        return (int(fields[11]) + int(fields[12])) / _TICKS


def column(name: str) -> AbstractContextManager[dict[str, str]]:
    """Return the environment of a column, "embedded" or "servers", with a database of its own."""
    return embedded() if name == "embedded" else servers()


def chosen_column() -> str:
    """Return "servers" where DATABASE_URL says which PostgreSQL to use, else "embedded"."""
    return "servers" if os.environ.get("DATABASE_URL") else "embedded"


def python(environment: Mapping[str, str], *command: str) -> str:
    """Run ``python -m command…`` to its end and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def seeded(environment: Mapping[str, str], *command: str) -> dict[str, Any]:
    """Make the tables, then a world of ``benchmarks.seeding``; return what it said about it."""
    python(environment, "chatcore", "migrate", "--verbosity", "0")
    said: dict[str, Any] = json.loads(python(environment, "benchmarks.seeding", *command))
    return said


@contextmanager
def serving(
    environment: Mapping[str, str],
    server: str,
    *,
    pinned: bool = True,
    single_frames: bool = False,
) -> Iterator[Started]:
    """Run ``python -m chatcore serve`` with no limits until the block ends; pinned, on the first core.

    With ``single_frames`` each event goes in a frame of its own (``benchmarks.single_frames_server``).
    """
    port = free_port()
    unlimited = {**environment, "CHATCORE_RATE_LIMITS": "off", "CHATCORE_LOG": "WARNING"}
    command = ["chatcore", "serve", "--port", str(port), "--server", server]
    if single_frames:
        command = ["benchmarks.single_frames_server", server, str(port)]
    with started(command, port, unlimited, pinned=pinned) as pid:
        yield Started(pid, port)


@contextmanager
def started(
    command: Sequence[str],
    port: int,
    environment: Mapping[str, str],
    *,
    pinned: bool = True,
    program: Sequence[str] = (sys.executable, "-m"),
) -> Iterator[int]:
    """Run ``program command…`` until the block ends; yields its process id once the port answers.

    Pinned, it is held to the first core, and this process to the others.
    """
    process = subprocess.Popen(
        [*program, *command], cwd=ROOT, env=dict(environment), start_new_session=True
    )
    cores = sorted(os.sched_getaffinity(0))
    if pinned and len(cores) > 1:
        os.sched_setaffinity(process.pid, cores[:1])
        os.sched_setaffinity(0, cores[1:])
    try:
        _await(process, port)
        yield process.pid
    finally:
        os.sched_setaffinity(0, cores)
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not listens("127.0.0.1", port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args!r} did not start")
        time.sleep(0.05)
