"""The end of a hub: nothing that was taken is dropped, and clients know that they may come back."""

import asyncio
from typing import TYPE_CHECKING

from chatcore.live import limits, writer

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

# How long (seconds) clients may take to read what waits for them, and the bell to tell what waits there.
PATIENCE = 2.0


async def say_goodbye(hub: "Hub") -> None:
    """Take no new posts, let what waits be read, then close every socket with 1012.

    Clients come back to another process, or later; what they post meanwhile waits in their outbox.
    """
    hub.stopping = True
    await writer.settled()
    sockets = hub.sockets()
    if sockets:
        reading = [asyncio.ensure_future(socket.drain()) for socket in sockets]
        _, late = await asyncio.wait(reading, timeout=PATIENCE)
        for task in late:
            task.cancel()
    for socket in sockets:
        socket.close_soon(limits.CLOSE_RESTART)
    await asyncio.gather(*(socket.ended() for socket in sockets))
    await hub.bell.silence(within=PATIENCE)
