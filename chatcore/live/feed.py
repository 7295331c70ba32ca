"""A stream as this process hears it: in order, without holes, handed to the sockets that follow it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import msgspec

from chatcore.live import log, metrics, registry
from chatcore.live.frames import DoorEvent
from chatcore.live.log import Published
from chatcore.live.metrics import tally
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from chatcore.live.wire import OBJECTS_A_FRAME, Frame

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

# Commits ring in any order; a position that is still missing after this many seconds is read from the log.
PATIENCE = 0.05


class Feed:
    """One stream, its last delivered position, and its followers in this process.

    What arrives in one turn of the loop leaves at its end in one frame, made once for all: an event goes
    alone as long as the process keeps up, and under pressure many go together, without any timer.
    """

    __slots__ = (
        "_ahead",
        "_healing",
        "_hub",
        "_pending",
        "_since",
        "last",
        "sockets",
        "stream",
        "told",
    )

    def __init__(self, hub: "Hub", stream: str) -> None:
        self._hub = hub
        self.stream = stream
        self.sockets: set[Socket] = set()
        self.last: int | None = None
        self.told = 0
        self._ahead: dict[int, Published] | None = None
        self._pending: list[Published] | None = None
        self._since = 0.0
        self._healing = False

    def begin(self, head: int) -> None:
        """Count from ``head``: what is above it is new. The first caller decides."""
        if self.last is None:
            self.last = self.told = head
            self._drain()

    def offer(self, event: Published) -> None:
        """Take an event from the doorbell: deliver it if it is the next, keep it if it is early."""
        if self.last is not None:
            if event.seq == self.last + 1 and not self._ahead:
                self._deliver(event)
                return
            if event.seq <= self.last:
                return
        self._ahead = self._ahead or {}
        self._ahead[event.seq] = event
        if self.last is not None:
            self._drain()

    def catch_up(self, events: Sequence[Published]) -> None:
        """Take over what was read from the log before the doorbell rang for it: nobody gets it twice."""
        if events and self.last is not None and events[-1].seq > self.last:
            for event in events:
                self.offer(event)

    def whisper(self, text: str, but: str | None) -> None:
        frame = Frame([text])
        for socket in tuple(self.sockets):
            if socket.id != but:
                socket.whisper(frame)

    def heal_up_to(self, head: int, cause: str) -> None:
        """Read from the log what the doorbell lost."""
        if self.last is not None and head > self.last:
            self._heal_soon(0.0, cause)

    def _drain(self) -> None:
        if self._ahead is None or self.last is None:
            return
        while (event := self._ahead.pop(self.last + 1, None)) is not None:
            self._deliver(event)
        last = self.last
        self._ahead = {seq: event for seq, event in self._ahead.items() if seq > last} or None
        if self._ahead:
            self._heal_soon(PATIENCE, "early")

    def _heal_soon(self, delay: float, cause: str) -> None:
        if not self._healing:
            self._healing = True
            self._hub.loop.call_later(delay, lambda: self._hub.spawn(self._heal(cause)))

    async def _heal(self, cause: str) -> None:
        found = self.last
        try:
            more = self.last is not None
            while more and self.last is not None and self.sockets:
                before = self.last
                missed = await in_db(log.after, self.stream, before)
                for event in missed:
                    if event.seq == self.last + 1:
                        self._deliver(event, told_at=0.0)
                # What the log no longer holds is not asked for again and again.
                more = len(missed) == log.REPLAY_LIMIT and self.last > before
        finally:
            self._healing = False
        if self.last != found:
            metrics.healed(cause)
        self._drain()

    def _deliver(self, event: Published, told_at: float | None = None) -> None:
        self.last = event.seq
        if self._pending is None:
            self._pending = []
            self._since = self._hub.told_at if told_at is None else told_at
            # A turn later than the answers to those who posted: both go in one frame.
            self._hub.loop.call_soon(self._hub.loop.call_soon, self._flush_in_turns)
        self._pending.append(event)

    def flush(self) -> None:
        """Hand all that has gathered to the followers."""
        while self._pending:
            self._flush_frame()

    def _flush_in_turns(self) -> None:
        """Hand a frame of what has gathered to the followers, and the next one in the next turn of the loop.

        So a burst of thousands leaves as fast as it is taken, and fills no queue of those who read.
        """
        if self._pending:
            self._flush_frame()
            if self._pending:
                self._hub.loop.call_soon(self._flush_in_turns)

    def _flush_frame(self) -> None:
        gathered = self._pending or []
        events, self._pending = gathered[:OBJECTS_A_FRAME], gathered[OBJECTS_A_FRAME:] or None
        self._hub.moved.add(self)
        for socket in self._hand_out(Frame([event.text for event in events])):
            for event in events:
                socket.deliver(event.stream, event.seq, event.text)
        tally.deliveries += len(events) * len(self.sockets)
        if self._since:
            metrics.handed_over(self._since)
        for event in events:
            if registry.events.get(event.type) in registry.doors:
                self._move_doors(event)

    def _hand_out(self, frame: Frame) -> list[Socket]:
        """Write ``frame`` to all who have nothing waiting before it; return the others. The hot loop of the house."""
        behind = []
        followers = tuple(self.sockets)
        for socket in followers:
            if socket.is_clear:
                socket.wire.write(frame)
            else:
                behind.append(socket)
        tally.frames += len(followers) - len(behind)
        return behind

    def _move_doors(self, event: Published) -> None:
        """A person was given a stream or lost one: their sockets follow at once."""
        shape = cast(type[DoorEvent], registry.events[event.type])
        door = msgspec.json.decode(event.text, type=shape)
        for socket in tuple(self.sockets):
            if stream := door.opened_stream():
                self._hub.spawn(self._hub.open_stream(socket, stream, after=door.opened_after()))
            if stream := door.closed_stream():
                self._hub.close_stream(socket, stream)
