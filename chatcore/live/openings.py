"""Opening sockets: those that come while others are opened are opened together, by the same few queries.

When a server restarts, thousands come back in the same second; each of them alone would ask for its
streams and their heads.
"""

from typing import TYPE_CHECKING

from django.conf import settings

from chatcore.live import log, registry
from chatcore.live.frames import Hello, Me
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

# Sockets of one batch: their streams' heads are read by one query.
TOGETHER = 25


async def open_all(hub: "Hub", sockets: list[Socket]) -> list[None]:
    """Subscribe ``sockets`` to all their streams, then say hello with the heads (four queries).

    Subscribing comes first and the heads are read after it, so nothing falls between.
    """
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
    return [None] * len(sockets)


def _hello(socket: Socket, epoch: str, heads: dict[str, int]) -> Hello:
    return Hello(
        epoch=epoch,
        session=socket.id,
        heartbeat=settings.HEARTBEAT,
        me=Me(id=str(socket.identity.id), name=socket.identity.name),
        # A stream that was opened since the heads were read comes with its own event.
        heads={stream: heads[stream] for stream in socket.streams if stream in heads},
    )
