"""The doorbell between processes: the channel layer. It may lose what it is given; positions find it.

A process hears its own events without it (``Hub.take``). What it tells the others goes, with all that
gathered since the last time, as one message to one group for each host of the layer, and each picks what
it follows: a group a stream would cost a message for each room of a commit, and a subscription for each
stream of whoever comes (docs/adr/0008).

Each message is numbered by its sender, and every half second one goes even when there is nothing to tell.
So whoever misses a number, or does not hear a sender any more, knows that something may be lost and reads
the log: after a restart of Redis, within two seconds of its return.
"""

import asyncio
import logging
import time
import uuid
import zlib
from collections.abc import Callable
from typing import Any

from channels.layers import get_channel_layer
from django.conf import settings

from chatcore.live import metrics
from chatcore.live.metrics import tally

logger = logging.getLogger(__name__)

Item = dict[str, Any]

BEAT = 0.5
# A sender that was not heard for so long (seconds) has gone, and may have committed what it never told.
SILENCE = 3.0
# Items of one message at the most, so that none grows beyond what a layer carries well.
ITEMS = 500
# How long (seconds) the first client waits for the layer at the most.
HANG = 2.0
# The pause after the layer could not be heard, so that a Redis that is away is not asked without end.
PAUSE = 0.5


def group_of(stream: str) -> str:
    """Return the layer's group that carries ``stream``: one for each host of the layer."""
    return f"hub.{zlib.crc32(stream.encode()) % max(1, len(settings.REDIS_HOSTS))}"


class Bell:
    """This process's place on the channel layer. Without Redis it is the only process, and silent."""

    def __init__(self, answer: Callable[[Item, float], None], heal: Callable[[str], None]) -> None:
        """Take what is done with each item of another process, and with the news that some were lost."""
        self.id = uuid.uuid4().hex
        self._answer = answer
        self._heal = heal
        self._waiting: dict[str, list[Item]] = {}
        self._awake = asyncio.Event()
        self._told = asyncio.Event()
        self._numbers: dict[str, int] = {}
        self._heard: dict[tuple[str, str], tuple[int, float]] = {}
        self._layer: Any = get_channel_layer() if settings.REDIS_HOSTS else None
        self._channel: str | None = None
        self.silent = self._layer is None

    async def hang(self) -> None:
        """Take a channel in every group; ``keep_ringing`` and ``keep_listening`` are to run from now on.

        A layer that is away when the process begins is heard as soon as it is there: no client waits for it.
        """
        if self._layer is None:
            return
        groups = [f"hub.{shard}" for shard in range(len(settings.REDIS_HOSTS))]
        self._waiting = {group: [] for group in groups}
        try:
            async with asyncio.timeout(HANG):
                await self._join(groups)
        except Exception as error:
            metrics.ring_failed("group_add")
            logger.warning(
                "The channel layer is away (%r): it will be heard when it is back", error
            )

    async def _join(self, groups: list[str]) -> None:
        channel = await self._layer.new_channel("hub")
        for group in groups:
            await self._layer.group_add(group, channel)
        self._channel = channel

    def ring(self, stream: str, item: Item) -> None:
        """Tell ``item`` to the other processes; never waits, never fails."""
        if self._layer is not None:
            self._waiting.setdefault(group_of(stream), []).append(item)
            self._awake.set()

    @property
    def waiting(self) -> int:
        """How many items have not left yet."""
        return sum(map(len, self._waiting.values()))

    async def silence(self, *, within: float) -> None:
        """Wait until what waits has been told, for so many seconds at the most."""
        try:
            async with asyncio.timeout(within):
                while self.waiting:
                    self._told.clear()
                    await self._told.wait()
        except TimeoutError:
            logger.warning("%d items were not told to the other processes", self.waiting)

    async def keep_ringing(self) -> None:
        """Send what has gathered, one message at a time, and a sign of life each half second."""
        loop = asyncio.get_running_loop()
        beat = 0.0
        while self._layer is not None:
            alive = loop.time() >= beat
            if alive:
                beat = loop.time() + BEAT
                self._notice_silence(loop.time())
            for group, items in list(self._waiting.items()):
                if items or alive:
                    await self._send(group, items)
            self._awake.clear()
            self._told.set()
            if not self.waiting:
                try:
                    async with asyncio.timeout(max(0.0, beat - loop.time())):
                        await self._awake.wait()
                except TimeoutError:
                    continue

    async def _send(self, group: str, items: list[Item]) -> None:
        self._waiting[group] = items[ITEMS:]
        number = self._numbers[group] = self._numbers.get(group, 0) + 1
        message = {
            "type": "hub.told",
            "group": group,
            "from": self.id,
            "number": number,
            "at": time.time(),
            "items": items[:ITEMS],
        }
        try:
            await self._layer.group_send(group, message)
            tally.rings_out += 1
        except Exception as error:
            # The number that nobody gets is what tells the others to look into the log.
            metrics.ring_failed("group_send")
            logger.warning("The channel layer took nothing (%s): positions will heal it", error)
            await asyncio.sleep(PAUSE)

    async def keep_listening(self) -> None:
        while self._layer is not None:
            try:
                if self._channel is None:
                    await self._join(list(self._waiting))
                    self._heal("gap")
                self._hear(await self._layer.receive(self._channel))
            except Exception:
                metrics.ring_failed("receive")
                logger.exception("The channel layer could not be heard")
                await asyncio.sleep(PAUSE)

    def _hear(self, message: dict[str, Any]) -> None:
        tally.rings_in += 1
        sender, number = (message["group"], message["from"]), message["number"]
        known = self._heard.get(sender)
        if number == 0:
            # From a process without a hub, which counts nothing (chatcore.live.outside).
            known = None
        else:
            self._heard[sender] = (number, asyncio.get_running_loop().time())
        if message["from"] != self.id:
            for item in message["items"]:
                self._answer(item, message["at"])
        if known is not None and number != known[0] + 1:
            self._heal("gap")

    def _notice_silence(self, moment: float) -> None:
        for sender, (_, heard_at) in list(self._heard.items()):
            if moment - heard_at > SILENCE and sender[1] != self.id:
                del self._heard[sender]
                self._heal("silence")
