"""Straight into the transports of uvicorn and daphne: what chatcore.live.wire describes, for these two servers."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from chatcore.live.wire import Frame

# What may wait in memory for a client that reads more slowly than we write; its kernel holds more.
UNSENT_BYTES = 64 * 1024
# How often the transport of a lagging client is looked at where nothing tells that it has drained.
LOOK_SECONDS = 0.05


class _DirectWire:
    """What both have in common: closing by the server's own ``send``, dropping those who do not read.

    ``take``, once there, is given each text by the protocol itself: a queue and a task for each cost more than
    what most of them ask for.
    """

    __slots__ = ("_closing", "_ready", "_send", "lags", "take")

    def __init__(self, send: Callable[[Any], Awaitable[None]]) -> None:
        self._send = send
        self.take: Callable[[str], None] | None = None
        self._closing: asyncio.Future[None] | None = None
        self._ready: Callable[[], None] | None = None
        self.lags = False

    def when_ready(self, resume: Callable[[], None]) -> None:
        self._ready = resume

    def _listen(self, take: Callable[[str], None], unheard: "asyncio.Queue[Any]") -> None:
        """Begin with the texts that the application has not been told of yet; leave it the rest."""
        messages = [unheard.get_nowait() for _ in range(unheard.qsize())]
        for message in messages:
            if message.get("text") is None:
                unheard.put_nowait(message)
            else:
                take(message["text"])
        self.take = take

    def drained(self) -> None:
        """The client has read what was written."""
        self.lags = False
        if self._ready is not None:
            self._ready()

    def close(self, code: int) -> None:
        if self.lags:
            self.drop()
        else:
            self._closing = asyncio.ensure_future(self._close(code))

    async def _close(self, code: int) -> None:
        try:
            await self._send({"type": "websocket.close", "code": code})
        except (OSError, RuntimeError):
            self.drop()

    async def closed(self) -> None:
        if self._closing is not None:
            await asyncio.wait([self._closing], timeout=1.0)

    def drop(self) -> None:
        raise NotImplementedError


class UvicornWire(_DirectWire):
    """A transport of asyncio or uvloop, which sends at once what it can and says when it is full."""

    __slots__ = ("_protocol", "_transport")

    def __init__(self, protocol: Any) -> None:
        super().__init__(protocol.send)
        self._protocol = protocol
        self._transport = protocol.transport
        self._transport.set_write_buffer_limits(high=UNSENT_BYTES)

    def listen(self, take: Callable[[str], None]) -> None:
        self._listen(take, self._protocol.queue)
        # uvicorn pauses after each text until the application has asked for it.
        self._protocol.read_paused = False
        self.resume()

    def pause(self) -> None:
        # uvloop wants neither of a transport that is closed.
        if not self._transport.is_closing():
            self._transport.pause_reading()

    def resume(self) -> None:
        if not self._transport.is_closing():
            self._transport.resume_reading()

    def write(self, frame: Frame) -> None:
        try:
            self._transport.write(frame.wire)
        except RuntimeError:
            # uvloop says so of a transport that is closed; the server tells the application in a moment.
            self.lags = True

    def drop(self) -> None:
        self._transport.abort()


class DaphneWire(_DirectWire):
    """A TCP transport of twisted: written to at the socket as long as nothing waits before it.

    Twisted's own ``write`` waits for the next turn of its reactor, and asks the kernel twice more.
    """

    __slots__ = ("_protocol",)

    def __init__(self, protocol: Any, send: Callable[[Any], Awaitable[None]]) -> None:
        super().__init__(send)
        self._protocol = protocol

    def listen(self, take: Callable[[str], None]) -> None:
        self._listen(take, self._protocol.application_queue)

    def pause(self) -> None:
        self._protocol.transport.pauseProducing()

    def resume(self) -> None:
        transport = self._protocol.transport
        # Twisted reads a connection that has ended again, if it is told to.
        if transport.connected and not transport.disconnecting:
            transport.resumeProducing()

    def write(self, frame: Frame) -> None:
        data = frame.wire
        transport = self._protocol.transport
        if not transport.connected or transport.disconnecting:
            return
        if self._unsent() == 0:
            try:
                sent = transport.socket.send(data)
            except (BlockingIOError, InterruptedError):
                sent = 0
            except OSError:
                # The reactor notices a broken connection by itself.
                return
            if sent == len(data):
                return
            data = data[sent:]
        transport.write(data)
        if self._unsent() > UNSENT_BYTES:
            self.lags = True
            self._look_later()

    def _unsent(self) -> int:
        transport = self._protocol.transport
        return int(len(transport.dataBuffer) - transport.offset + transport._tempDataLen)

    def _look_later(self) -> None:
        asyncio.get_running_loop().call_later(LOOK_SECONDS, self._look)

    def _look(self) -> None:
        if not self._protocol.transport.connected:
            return
        if self._unsent() > UNSENT_BYTES // 2:
            self._look_later()
        else:
            self.drained()

    def drop(self) -> None:
        self._protocol.transport.abortConnection()
