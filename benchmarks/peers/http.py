"""A light HTTP/1.1 client: one connection, one request after the other, answers handed on as bytes."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Callable
from typing import Any

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_CHUNKED = re.compile(rb"(?i)\r\ntransfer-encoding: *chunked")
Answered = Callable[[int, bytes], None]


class HttpConnection(asyncio.Protocol):
    """A connection that is kept open. ``send`` queues a request; its answer is given to a function."""

    def __init__(self, token: str = "") -> None:
        self._headers = "Host: localhost\r\n"
        if token:
            self._headers += f"Authorization: Bearer {token}\r\n"
        self._transport: asyncio.Transport | None = None
        self._waiting: deque[tuple[bytes, Answered]] = deque()
        self._answered: Answered | None = None
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        self._transport = None
        waiting = [answered for _, answered in self._waiting]
        if self._answered is not None:
            waiting.insert(0, self._answered)
        self._waiting.clear()
        self._answered = None
        for answered in waiting:
            answered(0, f"connection lost: {error}".encode())

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (answer := _whole(self._read)) is not None:
            status, body, self._read = answer
            answered, self._answered = self._answered, None
            if answered is not None:
                answered(status, body)
            self._next()

    def send(self, method: str, path: str, body: Any, answered: Answered) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\n{self._headers}"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
        self._waiting.append((f"{head}\r\n".encode() + content, answered))
        self._next()

    async def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Return the answer to a request, decoded.

        Raises:
            RuntimeError: its status is not 2xx.
        """
        future: asyncio.Future[tuple[int, bytes]] = asyncio.get_running_loop().create_future()
        self.send(method, path, body, lambda status, body: future.set_result((status, body)))
        status, content = await future
        if status // 100 != 2:
            raise RuntimeError(f"{method} {path}: {status} {content[:300]!r}")
        return json.loads(content)

    def close(self) -> None:
        """Close it; whoever still waits for an answer gets status 0."""
        if self._transport is not None:
            self._transport.close()

    def _next(self) -> None:
        if self._transport is not None and self._answered is None and self._waiting:
            request, self._answered = self._waiting.popleft()
            self._transport.write(request)


async def http(port: int, token: str = "") -> HttpConnection:
    """Return a connection to ``port`` of this machine, for the bearer of ``token``."""
    loop = asyncio.get_running_loop()
    _, connection = await loop.create_connection(lambda: HttpConnection(token), "127.0.0.1", port)
    return connection


def _whole(read: bytes) -> tuple[int, bytes, bytes] | None:
    """Return status, body and what comes behind, once a whole answer was read."""
    head, gap, rest = read.partition(b"\r\n\r\n")
    if not gap:
        return None
    status = int(head[9:12])
    if _CHUNKED.search(head):
        return _chunks(status, rest)
    found = _LENGTH.search(head)
    length = int(found[1]) if found else 0
    return (status, rest[:length], rest[length:]) if len(rest) >= length else None


def _chunks(status: int, rest: bytes) -> tuple[int, bytes, bytes] | None:
    body = b""
    while True:
        size, gap, rest = rest.partition(b"\r\n")
        if not gap:
            return None
        length = int(size, 16)
        if len(rest) < length + 2:
            return None
        body, rest = body + rest[:length], rest[length + 2 :]
        if not length:
            return status, body, rest
