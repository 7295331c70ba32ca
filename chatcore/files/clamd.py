"""The virus scanner, where there is one: clamd, spoken to by its INSTREAM command over TCP or a Unix socket."""

import socket
import struct
from pathlib import Path

from django.conf import settings

_SECONDS = 120
_BLOCK = 256 * 1024


class ScannerAwayError(Exception):
    """The scanner cannot be asked now; the file is looked at later."""


def is_infected(path: Path) -> bool:
    """Tell whether the scanner finds something in the file at ``path``; False where no scanner is set (CHATCORE_CLAMD).

    Raises:
        ScannerAwayError: it does not answer, or refuses to look.
    """
    if not settings.CLAMD:
        return False
    try:
        answer = _asked(path)
    except OSError as error:
        raise ScannerAwayError(str(error)) from error
    if answer.endswith("FOUND"):
        return True
    if answer.endswith("OK"):
        return False
    raise ScannerAwayError(answer)


def _asked(path: Path) -> str:
    with _connected(settings.CLAMD) as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while block := file.read(_BLOCK):
            line.sendall(struct.pack("!L", len(block)) + block)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
    return answer.rstrip(b"\0\n ").decode("utf-8", "replace")


def _connected(address: str) -> socket.socket:
    """Return a line to ``unix:/path`` or ``host:port``."""
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_SECONDS)
        try:
            line.connect(address.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS)
