"""Ringing from a process that has no hub (a worker, a command): one small loop on a thread of its own."""

import asyncio
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Iterable

from channels.layers import get_channel_layer

from chatcore.live.bell import Item, group_of

logger = logging.getLogger(__name__)

_loop: asyncio.AbstractEventLoop | None = None
_lock = threading.Lock()


def ring_from_outside(told: Iterable[tuple[str, Item]]) -> None:
    """Tell items of streams through the channel layer; what is lost is found by position."""
    global _loop
    with _lock:
        if _loop is None or _loop.is_closed():
            _loop = asyncio.new_event_loop()
            threading.Thread(
                target=_loop.run_forever, name="chatcore-doorbell", daemon=True
            ).start()
    groups: dict[str, list[Item]] = defaultdict(list)
    for stream, item in told:
        groups[group_of(stream)].append(item)
    asyncio.run_coroutine_threadsafe(_send(groups), _loop)


async def _send(groups: dict[str, list[Item]]) -> None:
    for group, items in groups.items():
        message = {
            "type": "hub.told",
            "group": group,
            "from": "",
            "number": 0,
            "at": time.time(),
            "items": items,
        }
        try:
            await get_channel_layer().group_send(group, message)
        except Exception as error:
            logger.warning("The channel layer took nothing (%s): positions will heal it", error)
