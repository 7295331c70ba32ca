"""Private servers: a free port, a process of their own, and an end."""

import os
import shutil
import signal
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


class PrivateServer:
    """A server of the test's own, which may be ended by any signal and begun again on the same port."""

    def __init__(
        self, command: Sequence[str], port: int, log: Path, user: str | None = None
    ) -> None:
        self._command = command
        self.port = port
        self.log = log
        self.user = user
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None, "not begun"
        return self._process.pid

    def start(self) -> None:
        """Begin, and wait until the port answers.

        Raises:
            Missing: it ended, or does not answer after half a minute; the text is the end of its log.
        """
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                self._command,
                stdout=output,
                stderr=subprocess.STDOUT,
                user=self.user,
                start_new_session=True,
            )
        deadline = time.monotonic() + 30
        while not listens("127.0.0.1", self.port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                tail = self.log.read_text(errors="replace")[-2000:]
                raise Missing(f"a private server did not start:\n{tail}")
            time.sleep(0.05)

    def send(self, number: int) -> None:
        """Send it a signal."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(number)

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End it with that signal, and wait until it has ended."""
        if self._process is None:
            return
        self.send(number)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def running(
    command: Sequence[str], port: int, log: Path, user: str | None = None
) -> Iterator[PrivateServer]:
    """Run a server until the block ends; it is ready when the port answers."""
    server = PrivateServer(command, port, log, user)
    try:
        server.start()
        yield server
    finally:
        server.send(signal.SIGCONT)
        server.stop()


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
