"""One websocket of a load: opened for a person by their token, its frames handed on as bytes."""

import asyncio
import resource
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import picows

# Handshakes under way at once: a server's backlog holds more, its database threads do not.
AT_ONCE = 24
OPENING_SECONDS = 60.0
# Larger than any frame of the server: a hundred events of the longest messages.
LARGEST_FRAME = 8 * 1024 * 1024

_TEXT = picows.WSMsgType.TEXT


class Connection(picows.WSListener):
    """A socket that hears; what it does with a frame, its kind says in ``heard``."""

    def __init__(self) -> None:
        self.transport: Any = None
        self.first: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.lost = False
        self.failed = False
        self.why = ""

    def heard(self, payload: bytes) -> None:
        """Take in one frame after the first."""

    def left(self) -> None:
        """Take note that the connection has ended, by whichever side."""

    def send(self, frame: bytes) -> None:
        self.transport.send(_TEXT, frame)

    def drop(self) -> None:
        """End the connection without a word, as a network does that is cut."""
        self.transport.disconnect(False)

    def on_ws_connected(self, transport: Any) -> None:
        self.transport = transport

    def on_ws_frame(self, transport: Any, frame: Any) -> None:
        if frame.msg_type is not _TEXT:
            self._control(transport, frame)
        elif self.first.done():
            try:
                self.heard(frame.get_payload_as_bytes())
            except Exception as error:
                # picows ends a connection whose listener raises, and tells only who asks it.
                self.failed, self.why = True, f"the load client failed: {error!r}"
                raise
        else:
            self.first.set_result(frame.get_payload_as_bytes())

    def on_ws_disconnected(self, transport: Any) -> None:
        self.lost = True
        if not self.first.done():
            self.first.set_exception(ConnectionError(f"closed before the first frame {self.why}"))
            self.first.exception()  # nobody may be waiting for it
        self.left()

    def _control(self, transport: Any, frame: Any) -> None:
        if frame.msg_type is picows.WSMsgType.CLOSE:
            self.why = f"close {frame.get_close_code()} {frame.get_close_reason() or ''}".strip()
            transport.send_close(frame.get_close_code())
            transport.disconnect()


_C = TypeVar("_C", bound=Connection)


async def opened(connection: _C, url: str, token: str | None) -> _C:
    """Open ``connection``; with a token, wait for the first frame of the server, its hello.

    Raises:
        picows.WSError, OSError, TimeoutError: the server did not take it.
    """
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    await picows.ws_connect(
        lambda: connection, url, extra_headers=headers, max_frame_size=LARGEST_FRAME,
        websocket_handshake_timeout=OPENING_SECONDS, use_aiofastnet=False,
    )  # fmt: skip
    if token is None:
        connection.first.set_result(b"")
    else:
        await asyncio.wait_for(asyncio.shield(connection.first), OPENING_SECONDS)
    return connection


async def all_opened(
    connections: Sequence[_C], url: str, tokens: Iterable[str | None], *, at_once: int = AT_ONCE
) -> list[_C]:
    """Open each connection with its token; ``at_once`` handshakes are under way together."""
    gate = asyncio.Semaphore(at_once)

    async def one(connection: _C, token: str | None) -> _C:
        async with gate:
            return await opened(connection, url, token)

    pairs = zip(connections, tokens, strict=True)
    return list(await asyncio.gather(*(one(*pair) for pair in pairs)))


async def all_closed(connections: Iterable[Connection]) -> None:
    """Close them all, and wait until each has ended."""
    ending = []
    for connection in connections:
        if connection.transport is not None and not connection.lost:
            connection.transport.send_close(picows.WSCloseCode.OK)
            connection.transport.disconnect()
            ending.append(connection.transport.wait_disconnected())
    await asyncio.gather(*ending, return_exceptions=True)


def allow_files(count: int) -> None:
    """Raise this process's limit of open files, and that of the servers it starts, to ``count``.

    Raises:
        SystemExit: where the system allows fewer.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        raise SystemExit(f"{count:,} open files are needed, {hard:,} allowed: ulimit -Hn {count}")
    if soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))
