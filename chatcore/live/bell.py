"""The doorbell: the channel layer, as the hub uses it. It may lose what it is given; positions find it."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)

Message = dict[str, Any]

# The pause after the layer could not be heard, so that a Redis that is away is not asked without end.
PAUSE = 0.5


class Bell:
    """One channel of the process, in a group for each stream that is followed here.

    A layer that is away is never an error of the caller's: what it loses is found again by position,
    at the hub's next beat.
    """

    def __init__(self, answer: Callable[[Message], None]) -> None:
        self._layer = get_channel_layer()
        self._answer = answer
        self._channel: str | None = None
        self._ringing: asyncio.Queue[tuple[str, Message]] = asyncio.Queue()

    async def hang(self) -> None:
        """Take a channel; ``keep_ringing`` and ``keep_listening`` are to run from now on."""
        self._channel = await self._layer.new_channel("hub")

    async def join(self, stream: str) -> None:
        await self._knock("group_add", group_of(stream))

    async def leave(self, stream: str) -> None:
        await self._knock("group_discard", group_of(stream))

    def ring(self, stream: str, message: Message) -> None:
        """Queue ``message`` for every process that follows ``stream``, this one included."""
        self._ringing.put_nowait((group_of(stream), message))

    async def keep_ringing(self) -> None:
        while True:
            group, message = await self._ringing.get()
            try:
                await self._layer.group_send(group, message)
            except Exception:
                logger.exception("The channel layer took nothing: positions will heal it")

    async def keep_listening(self) -> None:
        while True:
            try:
                self._answer(await self._layer.receive(self._channel))
            except Exception:
                logger.exception("The channel layer could not be heard")
                await asyncio.sleep(PAUSE)

    async def _knock(self, verb: str, group: str) -> None:
        try:
            await getattr(self._layer, verb)(group, self._channel)
        except Exception:
            logger.exception("The channel layer refused %s of %s", verb, group)


def group_of(stream: str) -> str:
    """Return the layer's group of ``stream``: its names know no colon."""
    return stream.replace(":", ".")
