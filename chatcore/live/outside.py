"""Ringing from a process that has no hub (a worker, a command): one small loop on a thread of its own."""

import asyncio
import threading
from typing import Any

from channels.layers import get_channel_layer

from chatcore.live.bell import group_of

_loop: asyncio.AbstractEventLoop | None = None
_lock = threading.Lock()


def ring_from_outside(stream: str, item: dict[str, Any]) -> None:
    """Tell ``item`` of ``stream`` through the channel layer; what is lost is found by position."""
    global _loop
    with _lock:
        if _loop is None or _loop.is_closed():
            _loop = asyncio.new_event_loop()
            threading.Thread(
                target=_loop.run_forever, name="chatcore-doorbell", daemon=True
            ).start()
    group = group_of(stream)
    message = {"type": "hub.told", "group": group, "from": "outside", "number": 0, "items": [item]}
    asyncio.run_coroutine_threadsafe(_send(group, message), _loop)


async def _send(group: str, message: dict[str, Any]) -> None:
    await get_channel_layer().group_send(group, message)
