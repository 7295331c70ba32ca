"""One connection: who it is, what it hears, and its bounded queue of what is still to be sent."""

import asyncio
import uuid
from collections import deque
from collections.abc import Iterable
from typing import Any, NamedTuple

from chatcore.foundation.shapes import encode
from chatcore.live import limits, metrics
from chatcore.live.frames import EphemeralEvent
from chatcore.live.metrics import tally
from chatcore.live.wire import OBJECTS_A_FRAME, Frame, Wire


class Identity(NamedTuple):
    """Who stands behind a connection, and what ends it: the end of its session or of its token."""

    person: Any
    id: uuid.UUID
    name: str
    language: str
    session: str | None = None
    token: uuid.UUID | None = None
    expires_at: float | None = None


class Socket:
    """A live connection of a person. Lives on the event loop; nothing here blocks or queries.

    What is queued in one turn of the loop leaves at its end, together; a client that lags gets what has
    gathered when it has caught up. So nobody waits for anybody, and a quiet socket costs no task.
    """

    __slots__ = (
        "_bytes",
        "_drained",
        "_flushing",
        "_held",
        "_loop",
        "_queue",
        "closed",
        "closed_streams",
        "id",
        "identity",
        "open",
        "streams",
        "watching",
        "wire",
    )

    def __init__(self, identity: Identity, wire: Wire) -> None:
        self.id = f"s_{uuid.uuid4().hex}"
        self.identity = identity
        self.wire = wire
        self.streams: set[str] = set()
        self.watching: frozenset[str] = frozenset()
        self.open = False
        self.closed = False
        # What was taken away while this socket was opening: must not be added by the opening.
        self.closed_streams: set[str] = set()
        self._loop = asyncio.get_running_loop()
        self._queue: deque[str] = deque()
        self._bytes = 0
        self._flushing = False
        self._drained: asyncio.Event | None = None
        self._held: dict[str, list[tuple[int, str]]] | None = None
        wire.when_ready(self._flush)

    @property
    def is_clear(self) -> bool:
        """Whether a frame may go to the wire as it is: nothing waits before it."""
        return (
            not self._queue
            and not self.wire.lags
            and self._held is None
            and self.open
            and not self.closed
        )

    @property
    def waiting(self) -> int:
        """How many objects wait here."""
        return len(self._queue)

    # What goes out

    def say(self, event: EphemeralEvent) -> None:
        """Queue an answer: it is never dropped."""
        self.push(encode(event).decode())

    def push(self, text: str) -> None:
        """Queue an encoded object; a socket that has not read for too long is closed instead."""
        if self.closed:
            return
        if (
            len(self._queue) >= limits.PENDING_EVENTS
            or self._bytes + len(text) > limits.PENDING_BYTES
        ):
            self.close_soon(limits.CLOSE_TOO_SLOW)
            return
        self._enqueue(text)

    def whisper(self, frame: Frame) -> None:
        """Send an ephemeral object, which others may get too; left out if the socket is half full already."""
        if self.is_clear:
            self.wire.write(frame)
            tally.frames += 1
        elif (
            self.open
            and not self.closed
            and len(self._queue) < limits.EPHEMERAL_EVENTS
            and self._bytes < limits.EPHEMERAL_BYTES
        ):
            self._enqueue(frame.text)
        else:
            tally.ephemeral_dropped += 1

    def deliver(self, stream: str, seq: int, text: str) -> None:
        """Queue an event of ``stream``, behind a replay of that stream if one is under way."""
        if self._held is not None and stream in self._held:
            self._held[stream].append((seq, text))
        else:
            self.push(text)

    def begin(self, hello: EphemeralEvent) -> None:
        """Send ``hello`` before all that came in while the socket was opening."""
        text = encode(hello).decode()
        self._queue.appendleft(text)
        self._bytes += len(text)
        self.open = True
        self._flush()

    async def replay(self, texts: Iterable[str]) -> None:
        """Queue what was missed at the pace of the reader: it does not count as pending."""
        for text in texts:
            while len(self._queue) >= OBJECTS_A_FRAME and not self.closed:
                await self._next_drain()
            if self.closed:
                return
            self._enqueue(text)

    async def drain(self) -> None:
        """Wait until all that is queued has been handed to the server, which has taken it."""
        while (self._queue or self.wire.lags) and not self.closed:
            await self._next_drain()

    async def _next_drain(self) -> None:
        self._drained = self._drained or asyncio.Event()
        self._drained.clear()
        await self._drained.wait()

    # Holding live events back while a replay of their stream is prepared

    def hold(self, stream: str) -> None:
        self._held = self._held or {}
        self._held.setdefault(stream, [])

    def release(self, stream: str, *, after: int) -> None:
        """Queue what was held of ``stream`` above ``after``."""
        if self._held is None:
            return
        for seq, text in self._held.pop(stream, []):
            if seq > after and stream in self.streams:
                self.push(text)
        self._held = self._held or None

    # The end

    def close_soon(self, code: int) -> None:
        """Close with ``code``, or drop who does not read; nothing more is queued from now on."""
        if self.closed:
            return
        self.gone()
        metrics.closed(code)
        self.wire.close(code)

    def gone(self) -> None:
        """The other side has left."""
        self.closed = True
        self._queue.clear()
        self._bytes = 0
        if self._drained is not None:
            self._drained.set()

    async def ended(self) -> None:
        """Wait until the close was handed to the server, for a second at the most."""
        await self.wire.closed()

    # What is pending when its turn comes goes as one frame

    def _enqueue(self, text: str) -> None:
        self._queue.append(text)
        self._bytes += len(text)
        if not self._flushing and self.open and not self.wire.lags:
            self._flushing = True
            self._loop.call_soon(self._flush)

    def _flush(self) -> None:
        self._flushing = False
        if not self.open:
            return
        while self._queue and not self.wire.lags and not self.closed:
            self.wire.write(self._frame())
            tally.frames += 1
        if self._drained is not None and len(self._queue) < OBJECTS_A_FRAME:
            self._drained.set()

    def _frame(self) -> Frame:
        # Hello travels alone.
        alone = self._queue[0].startswith('{"type":"hello"')
        count = 1 if alone else min(len(self._queue), OBJECTS_A_FRAME)
        texts = [self._queue.popleft() for _ in range(count)]
        self._bytes -= sum(map(len, texts))
        return Frame(texts)
