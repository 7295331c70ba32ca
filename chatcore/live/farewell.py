"""The end of a hub: nothing that was taken is dropped, and clients know that they may come back."""

import asyncio
import logging
from typing import TYPE_CHECKING

from chatcore.foundation.errors import Unavailable
from chatcore.live import limits, writer

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

logger = logging.getLogger(__name__)

# How long (seconds) the database may take for what was accepted, clients to read
# what waits for them, and the bell to tell what waits there.
PATIENCE = 2.0


async def say_goodbye(hub: "Hub") -> None:
    """Take no new posts, let what waits be read, then close every socket with 1012.

    Clients come back to another process, or later; what they post meanwhile waits in their outbox.
    """
    hub.stopping = True
    await _settled()
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


async def _settled() -> None:
    """Wait for what was accepted; a database that does not answer is not waited for: clients post again."""
    try:
        async with asyncio.timeout(PATIENCE):
            await writer.settled()
    except (TimeoutError, Unavailable):
        logger.warning("The writer has not finished: what waits there will be posted again")
