"""Private servers: a free port, a process of their own, and an end."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.services.said import Missing


def free_port() -> int:
    """Return a port of 127.0.0.1 on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(host: str, port: int, within: float = 0.5) -> bool:
    """Tell whether something accepts connections at host:port within that many seconds."""
    try:
        socket.create_connection((host, port), timeout=within).close()
    except OSError:
        return False
    return True


@contextmanager
def running(command: Sequence[str], port: int, log: Path, user: str | None = None) -> Iterator[int]:
    """Run a server until the block ends; it is ready when the port answers. Yields its process id."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, user=user, start_new_session=True
        )
    try:
        _await_ready(process, port, log)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await_ready(
    process: "subprocess.Popen[bytes]", port: int, log: Path, within: float = 30
) -> None:
    deadline = time.monotonic() + within
    while not listens("127.0.0.1", port):
        if process.poll() is not None or time.monotonic() > deadline:
            tail = log.read_text(errors="replace")[-2000:]
            raise Missing(f"a private server did not start:\n{tail}")
        time.sleep(0.05)


def unprivileged_user() -> str | None:
    """Return whom to run a server as that refuses root: nobody special unless this is root."""
    if os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def give_to(path: Path, user: str | None) -> None:
    """Make a folder readable and writable for that user, when there is one to change to."""
    if user:
        shutil.chown(path, user)
        path.chmod(0o700)
