"""A stream as this process hears it: in order, without holes, handed to the sockets that follow it."""

from typing import TYPE_CHECKING, cast

import msgspec

from chatcore.live import log, registry
from chatcore.live.frames import DoorEvent
from chatcore.live.log import Published
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

# Commits ring in any order; a position that is still missing after this many seconds is read from the log.
PATIENCE = 0.05


class Feed:
    """One stream, its last delivered position, and its followers in this process."""

    __slots__ = ("_ahead", "_healing", "_hub", "last", "sockets", "stream", "told")

    def __init__(self, hub: "Hub", stream: str) -> None:
        self._hub = hub
        self.stream = stream
        self.sockets: set[Socket] = set()
        self.last: int | None = None
        self.told = 0
        self._ahead: dict[int, Published] = {}
        self._healing = False

    def begin(self, head: int) -> None:
        """Count from ``head``: what is above it is new. The first caller decides."""
        if self.last is None:
            self.last = self.told = head
            self._drain()

    def offer(self, event: Published) -> None:
        """Take an event from the doorbell: deliver it if it is the next, keep it if it is early."""
        if self.last is not None and event.seq <= self.last:
            return
        self._ahead[event.seq] = event
        if self.last is not None:
            self._drain()

    def whisper(self, text: str, but: str | None) -> None:
        for socket in self.sockets:
            if socket.id != but:
                socket.whisper(text)

    def heal_up_to(self, head: int) -> None:
        """Read from the log what the doorbell lost."""
        if self.last is not None and head > self.last:
            self._heal_soon(0.0)

    def _drain(self) -> None:
        last = self.last or 0
        while (event := self._ahead.pop(last + 1, None)) is not None:
            self._deliver(event)
            last = event.seq
        if self._ahead:
            self._ahead = {seq: event for seq, event in self._ahead.items() if seq > last}
        if self._ahead:
            self._heal_soon(PATIENCE)

    def _heal_soon(self, delay: float) -> None:
        if not self._healing:
            self._healing = True
            self._hub.loop.call_later(delay, lambda: self._hub.spawn(self._heal()))

    async def _heal(self) -> None:
        try:
            more = self.last is not None
            while more and self.last is not None and self.sockets:
                before = self.last
                missed = await in_db(log.after, self.stream, before)
                for event in missed:
                    if event.seq == self.last + 1:
                        self._deliver(event)
                # What the log no longer holds is not asked for again and again.
                more = len(missed) == log.REPLAY_LIMIT and self.last > before
        finally:
            self._healing = False
        self._drain()

    def _deliver(self, event: Published) -> None:
        self.last = event.seq
        for socket in list(self.sockets):
            socket.deliver(event.stream, event.seq, event.text)
        shape = registry.events.get(event.type)
        if shape in registry.doors:
            self._move_doors(msgspec.json.decode(event.text, type=cast(type[DoorEvent], shape)))

    def _move_doors(self, event: DoorEvent) -> None:
        """A person was given a stream or lost one: their sockets follow at once."""
        for socket in list(self.sockets):
            if stream := event.opened_stream():
                self._hub.spawn(self._hub.open_stream(socket, stream, after=event.opened_after()))
            if stream := event.closed_stream():
                self._hub.close_stream(socket, stream)
