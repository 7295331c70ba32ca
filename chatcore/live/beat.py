"""The beat of a hub: lost tails are found, ended sessions closed, heads told."""

import asyncio
import logging
import time
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from django.conf import settings

from chatcore.foundation.shapes import encode
from chatcore.live import limits, log
from chatcore.live.frames import Heads
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from chatcore.live.wire import Frame

if TYPE_CHECKING:
    from chatcore.live.hub import Hub

logger = logging.getLogger(__name__)

# Seconds; and how many ids may be given out and not committed when a process begins to look.
LONGEST_TRANSACTION = 10.0
IDS_UNDER_WAY = 1_000


async def keep_beating(hub: "Hub") -> None:
    """Beat every CHATCORE_HEARTBEAT seconds, for as long as the hub lives."""
    while True:
        await asyncio.sleep(settings.HEARTBEAT)
        try:
            await beat(hub)
        except Exception:
            logger.exception("A beat of the hub failed")


async def beat(hub: "Hub") -> None:
    """Look for what the doorbell lost, end what is over, and send the heads that moved."""
    _end_expired(hub.sockets())
    await look_for_lost(hub, "beat")
    moved: dict[Socket, dict[str, int]] = defaultdict(dict)
    for feed in hub.moved:
        if feed.last is not None and feed.told != feed.last:
            feed.told = feed.last
            for socket in feed.sockets:
                moved[socket][feed.stream] = feed.last
    hub.moved.clear()
    for socket, mine in moved.items():
        socket.whisper(Frame([encode(Heads(heads=mine)).decode()]))


async def look_for_lost(hub: "Hub", cause: str) -> None:
    """Compare the streams that moved lately with their log, and heal those that are behind."""
    heads, newest = await in_db(log.moved_since, hub.marks.old_enough())
    hub.marks.add(newest)
    for stream, head in heads.items():
        if feed := hub.feeds.get(stream):
            feed.heal_up_to(head, cause)


class Marks:
    """Ids of the log that were the newest once. What is below an old one has been looked at.

    An id is given out before its commit: what had one already may show up only later, so that looking
    begins at a mark which is older than any transaction takes.
    """

    def __init__(self, newest: int) -> None:
        self._marks = deque([(time.monotonic(), max(0, newest - IDS_UNDER_WAY))])

    def old_enough(self) -> int:
        """Return the id above which to look."""
        moment = time.monotonic() - LONGEST_TRANSACTION
        while len(self._marks) > 1 and self._marks[1][0] <= moment:
            self._marks.popleft()
        return self._marks[0][1]

    def add(self, newest: int) -> None:
        self._marks.append((time.monotonic(), newest))


def _end_expired(sockets: list[Socket]) -> None:
    """Sign out those whose session ended by its age while they were connected."""
    moment = time.time()
    for socket in sockets:
        if socket.identity.expires_at is not None and socket.identity.expires_at <= moment:
            socket.close_soon(limits.CLOSE_SIGNED_OUT)
