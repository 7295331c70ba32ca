"""The beat of a hub: lost tails are found, ended sessions closed, the apps' pulses run."""

import asyncio
import logging
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from django.conf import settings

from chatcore.foundation.shapes import encode
from chatcore.live import limits, log, registry
from chatcore.live.frames import Heads
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

logger = logging.getLogger(__name__)


async def keep_beating(hub: "Hub") -> None:
    """Beat every CHATCORE_HEARTBEAT seconds, for as long as the hub lives."""
    while True:
        await asyncio.sleep(settings.HEARTBEAT)
        try:
            await beat(hub)
        except Exception:
            logger.exception("A beat of the hub failed")


async def beat(hub: "Hub") -> None:
    """Compare every stream with its log, send the heads that moved, run the apps' pulses."""
    _end_expired(hub.sockets())
    heads = await in_db(log.heads_of, list(hub.feeds))
    moved: dict[Socket, dict[str, int]] = defaultdict(dict)
    for stream, head in heads.items():
        feed = hub.feeds.get(stream)
        if feed is None or feed.told == head:
            continue
        feed.heal_up_to(head)
        feed.told = head
        for socket in feed.sockets:
            moved[socket][stream] = head
    for socket, mine in moved.items():
        socket.whisper(encode(Heads(heads=mine)).decode())
    await registry.pulse([socket for socket in hub.sockets() if socket.open])


def _end_expired(sockets: list[Socket]) -> None:
    """Sign out those whose session ended by its age while they were connected."""
    moment = time.time()
    for socket in sockets:
        if socket.identity.expires_at is not None and socket.identity.expires_at <= moment:
            socket.close_soon(limits.CLOSE_SIGNED_OUT)
