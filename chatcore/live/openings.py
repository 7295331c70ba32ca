"""Opening sockets: those that come while others are opened are opened together, by the same few queries.

When a server restarts, thousands come back in the same second; each of them alone would ask for its
streams and their heads.
"""

import asyncio
import logging
from typing import TYPE_CHECKING

from django.conf import settings

from chatcore.live import log, registry
from chatcore.live.frames import Hello, Me
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

logger = logging.getLogger(__name__)

# Sockets of one batch: their streams' heads are read by one query.
TOGETHER = 100


class Openings:
    """The sockets of a hub that have not said hello yet."""

    def __init__(self, hub: "Hub") -> None:
        self._hub = hub
        self._waiting: list[tuple[Socket, asyncio.Future[None]]] = []
        self._running = False

    async def open(self, socket: Socket) -> None:
        """Subscribe ``socket`` to all its streams, then say hello with their heads.

        Subscribing comes first and the heads are read after it, so nothing falls between.
        """
        done: asyncio.Future[None] = self._hub.loop.create_future()
        self._waiting.append((socket, done))
        if not self._running:
            self._running = True
            self._hub.spawn(self._run())
        await done

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
                try:
                    await self._open([socket for socket, _ in batch])
                except Exception as error:
                    for _, done in batch:
                        if not done.done():
                            done.set_exception(error)
                else:
                    for _, done in batch:
                        if not done.done():
                            done.set_result(None)
        finally:
            self._running = False

    async def _open(self, sockets: list[Socket]) -> None:
        hub = self._hub
        for socket in sockets:
            hub.follow(socket, f"user:{socket.identity.id}")
        streams = await in_db(registry.streams_of, {socket.identity.id for socket in sockets})
        for socket in sockets:
            for stream in streams[socket.identity.id] - socket.closed_streams:
                hub.follow(socket, stream)
        wanted = set().union(*(socket.streams for socket in sockets))
        epoch, heads = await in_db(log.epoch_and_heads, wanted)
        for stream, head in heads.items():
            if feed := hub.feeds.get(stream):
                feed.begin(head)
        for socket in sockets:
            if socket.closed:
                hub.remove(socket)
            else:
                socket.begin(_hello(socket, epoch, heads))


def _hello(socket: Socket, epoch: str, heads: dict[str, int]) -> Hello:
    return Hello(
        epoch=epoch,
        session=socket.id,
        heartbeat=settings.HEARTBEAT,
        me=Me(id=str(socket.identity.id), name=socket.identity.name),
        # A stream that was opened since the heads were read comes with its own event.
        heads={stream: heads[stream] for stream in socket.streams if stream in heads},
    )
