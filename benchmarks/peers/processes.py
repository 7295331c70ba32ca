"""A server's processes: started on the first core as whom they want to run, and what they cost."""

import asyncio
import os
import pwd
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.services.processes import give_to, listens

SETTLING_SECONDS = 12.0
# A server rests when it uses less than this share of a core.
RESTING_SHARE = 0.2
RESTING_SECONDS = 20.0
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def user_of(daemon: str) -> str | None:
    """Return whom to run ``daemon`` as that refuses root: its own user, or nobody; None where this is not root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in (daemon, "nobody") if name in names)


@contextmanager
def folder_for(user: str | None) -> Iterator[Path]:
    """Yield an empty folder that ``user`` may write in; it is removed after."""
    with tempfile.TemporaryDirectory(prefix="chatcore-peer-", ignore_cleanup_errors=True) as folder:
        give_to(Path(folder), user)
        yield Path(folder)


@contextmanager
def launched(
    command: Sequence[str | Path],
    port: int,
    folder: Path,
    *,
    user: str | None = None,
    environment: Mapping[str, str] | None = None,
    within: float = 60,
) -> Iterator[int]:
    """Run ``command`` on the first core until the block ends, this process on the others; yields its id.

    Held to the core before it begins, since a virtual machine counts its cores only once. What it prints
    is in ``folder``/output.

    Raises:
        RuntimeError: it ended, or ``port`` does not answer ``within`` seconds.
    """
    cores = sorted(os.sched_getaffinity(0))
    output = folder / "output"
    try:
        os.sched_setaffinity(0, cores[:1])
        with output.open("wb") as written:
            process = subprocess.Popen(
                command, cwd=folder, user=user, start_new_session=True, stdout=written,
                stderr=subprocess.STDOUT, env={**os.environ, "HOME": str(folder), **(environment or {})},
            )  # fmt: skip
        os.sched_setaffinity(0, cores[1:] or cores)
        try:
            _await(process, port, output, within)
            yield process.pid
        finally:
            _end(process)
    finally:
        os.sched_setaffinity(0, cores)


def _await(process: "subprocess.Popen[bytes]", port: int, output: Path, within: float) -> None:
    deadline = time.monotonic() + within
    while not listens("127.0.0.1", port):
        if process.poll() is not None or time.monotonic() > deadline:
            said = output.read_text(errors="replace")[-2000:]
            raise RuntimeError(f"{process.args!r} did not start:\n{said}")
        time.sleep(0.05)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def tree(pid: int) -> list[int]:
    """Return ``pid`` and all that it started, directly or not, and that lives."""
    found = [pid]
    for one in found:
        for file in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in file.read_text(encoding="ascii").split()]
            except OSError:
                continue
    return found


def processor_seconds(pid: int) -> float:
    """Return the processor time of ``pid`` and its descendants."""
    return sum(_ticks(one) for one in tree(pid)) / _TICKS


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(") ", 1)[1].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def resident(pid: int) -> float:
    """Return the resident memory of ``pid`` and its descendants, in kB of 1,000 bytes."""
    return sum(_pages(one) for one in tree(pid)) * _PAGE / 1000


def _pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0


async def settled(pid: int) -> float:
    """Return ``resident`` once it has stopped changing by more than a hundredth a second."""
    deadline = time.monotonic() + SETTLING_SECONDS
    before = resident(pid)
    while time.monotonic() < deadline:
        await asyncio.sleep(1)
        after = resident(pid)
        if abs(after - before) < before / 100:
            return after
        before = after
    return before


async def rested(pid: int) -> None:
    """Wait until ``pid`` has little left to do, such as after many left at once; not longer than 20 s."""
    deadline = time.monotonic() + RESTING_SECONDS
    while time.monotonic() < deadline:
        used = processor_seconds(pid)
        await asyncio.sleep(0.5)
        if processor_seconds(pid) - used < 0.5 * RESTING_SHARE:
            return
