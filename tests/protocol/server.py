"""A started ``python -m chatcore serve``: begun, ended, killed, begun again on the same port."""

import os
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Protocol

from tests.protocol.seed import ROOT, command, environment
from tests.services.processes import free_port

# A server is ready within ten seconds on an idle machine; other work may share the processors.
READY_SECONDS = 60


class HasTokens(Protocol):
    """What a server takes over from the data that it is started on: a token for each account."""

    tokens: dict[str, str]


class Server:
    """One process. ``chosen`` is the environment that names its data and its settings."""

    def __init__(self, seed: HasTokens, chosen: dict[str, str], *, kind: str = "daphne") -> None:
        self.tokens = seed.tokens
        self.kind = kind
        self.port = free_port()
        self._environment = environment({**chosen, "CHATCORE_URL": f"http://{self.host}"})
        self._log = Path(chosen["CHATCORE_DATA"]) / f"serve-{self.port}.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> "Server":
        """Begin, and wait until it says that it is ready."""
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "chatcore", "serve", "--port", str(self.port),
                 "--server", self.kind],
                cwd=ROOT, env=self._environment, stdout=output, stderr=output,
            )  # fmt: skip
        deadline = time.monotonic() + READY_SECONDS
        while not self._is_ready():
            assert self._process.poll() is None, f"serve ended:\n{self.said()}"
            assert time.monotonic() < deadline, f"serve is not ready:\n{self.said()}"
            time.sleep(0.05)
        return self

    def _is_ready(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def command(self, *arguments: str) -> str:
        """Run ``python -m chatcore`` on the data of this server; return the last line that it printed."""
        return command(self._environment, *arguments)

    def terminate(self) -> None:
        """Ask it to stop, as a service manager does (SIGTERM); ``wait`` sees it end."""
        assert self._process is not None
        self._process.terminate()

    def wait(self, seconds: float = 30) -> int:
        assert self._process is not None
        return self._process.wait(seconds)

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does (SIGKILL)."""
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait(30)

    def stop(self) -> None:
        """End it somehow: the test is over."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

    def said(self) -> str:
        """Return what it wrote to its log."""
        return self._log.read_text(errors="replace")
