"""How frames leave: through the ASGI ``send`` that always works, or straight into a server's transport.

A server that can be written to directly puts its wire into the scope (``scope["chatcore.wire"]``,
chatcore.project.wires): the frame of an event is made once and handed over as it is, two to five times
as fast as ``send`` (docs/performance.md).
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

Send = Callable[[dict[str, Any]], Awaitable[None]]

# How many objects one array frame holds at the most (live protocol, "Connection").
OBJECTS_A_FRAME = 100


class Frame:
    """A frame for any number of readers: its bytes are made when the first of them needs them."""

    __slots__ = ("_wire", "text")

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = texts[0] if len(texts) == 1 else f"[{','.join(texts)}]"
        self._wire: bytes | None = None

    @property
    def wire(self) -> bytes:
        """The frame as it goes over a websocket: FIN and text, unmasked (RFC 6455, section 5.2)."""
        if self._wire is None:
            payload = self.text.encode()
            size = len(payload)
            if size < 126:
                head = bytes((0x81, size))
            elif size < 65_536:
                head = b"\x81\x7e" + size.to_bytes(2, "big")
            else:
                head = b"\x81\x7f" + size.to_bytes(8, "big")
            self._wire = head + payload
        return self._wire


class Wire(Protocol):
    """The way to one client. ``write`` never waits; ``lags`` says that nothing more is to be written."""

    lags: bool

    def when_ready(self, resume: Callable[[], None]) -> None:
        """Call ``resume`` each time when the client has caught up and ``lags`` is False again."""

    def write(self, frame: Frame) -> None:
        """Hand ``frame`` over; what the client does not read makes it lag."""

    def listen(self, take: Callable[[str], None]) -> None:
        """Give ``take`` every further text, if this wire hears them; else the application is told as before."""

    def pause(self) -> None:
        """Read nothing more, so that the client has to wait."""

    def resume(self) -> None:
        """Read on."""

    def close(self, code: int) -> None:
        """Close with ``code``, or drop the connection of a client that lags."""

    async def closed(self) -> None:
        """Wait until the close has been handed over."""


class AsgiWire:
    """Any ASGI server: one ``send`` at a time, and what comes meanwhile goes together after it."""

    __slots__ = ("_ready", "_send", "_task", "lags")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._task: asyncio.Task[None] | None = None
        self._ready: Callable[[], None] = _nothing
        self.lags = False

    def when_ready(self, resume: Callable[[], None]) -> None:
        self._ready = resume

    def write(self, frame: Frame) -> None:
        self.lags = True
        self._task = asyncio.get_running_loop().create_task(self._write(frame))

    async def _write(self, frame: Frame) -> None:
        try:
            await self._send({"type": "websocket.send", "text": frame.text})
        except (OSError, RuntimeError):
            # The other side has gone; the server says so in a moment.
            return
        self.lags = False
        self._ready()

    def listen(self, take: Callable[[str], None]) -> None:
        """The application is told of every text, by ``receive``."""

    def pause(self) -> None:
        """The application asks for no further text while it is paused."""

    def resume(self) -> None:
        """The application asks again by itself."""

    def close(self, code: int) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = asyncio.get_running_loop().create_task(self._close(code))

    async def _close(self, code: int) -> None:
        try:
            await self._send({"type": "websocket.close", "code": code})
        except (OSError, RuntimeError):
            return

    async def closed(self) -> None:
        if self._task is not None:
            await asyncio.wait([self._task], timeout=1.0)


def _nothing() -> None:
    """What is called while nobody listens yet."""
