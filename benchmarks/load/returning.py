"""Clients that were cut off and come back: they resume every stream behind what they had, and check the positions."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
import picows

from benchmarks.load.connection import Connection, opened

# Full jitter from half a second to twenty (live protocol, "Limits and what breaks them").
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 20.0
# Connections begun in one turn of the client's loop; all are under way within a fraction of a second.
AT_A_TIME = 20


class _Object(msgspec.Struct):
    """What concerns positions in an object of the server."""

    type: str
    stream: str = ""
    seq: int = 0
    ok: bool = True
    epoch: str = ""
    heads: dict[str, int] = {}


_one = msgspec.json.Decoder(_Object)
_many = msgspec.json.Decoder(list[_Object])


@dataclass
class Place:
    """What a client keeps between two connections: the life of the log and its place in each stream."""

    epoch: str = ""
    positions: dict[str, int] = field(default_factory=dict)
    heard: int = 0
    doubled: int = 0
    holes: int = 0
    pauses: int = 0
    # Seconds from the beginning of the storm to the answer to the resume.
    caught_up: float | None = None


class Returning(Connection):
    """One connection of a client that has a place; ``resumed`` is done when its resume was answered."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.resumed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def settle(self) -> None:
        """Take the heads of hello as one's place: nothing was missed yet."""
        hello = _one.decode(self.first.result())
        self.place.epoch, self.place.positions = hello.epoch, dict(hello.heads)

    def resume(self) -> None:
        asked = {
            "type": "stream.resume", "ref": "r", "positions": self.place.positions,
            "epoch": self.place.epoch,
        }  # fmt: skip
        self.send(msgspec.json.encode(asked))

    def heard(self, payload: bytes) -> None:
        found = [_one.decode(payload)] if payload.startswith(b"{") else _many.decode(payload)
        for one in found:
            if one.type == "reply":
                if not self.resumed.done():
                    self.resumed.set_result(one.ok)
            elif one.seq:
                self._apply(one)

    def left(self) -> None:
        if not self.resumed.done():
            self.resumed.set_result(False)

    def _apply(self, event: _Object) -> None:
        place = self.place
        last = place.positions.get(event.stream, 0)
        if event.seq == last + 1:
            place.positions[event.stream] = event.seq
            place.heard += 1
        elif event.seq <= last:
            place.doubled += 1
        else:
            place.holes += 1


async def all_back(
    places: Sequence[Place], url: str, tokens: Sequence[str], *, within: float
) -> list[Returning]:
    """Bring everybody back at once; who fails tries again after a pause. Returns who is there after ``within`` s."""
    began = time.perf_counter()
    comings = []
    for place, token in zip(places, tokens, strict=True):
        comings.append(asyncio.ensure_future(_back(place, url, token, began)))
        if len(comings) % AT_A_TIME == 0:
            # The others talk from this process too: they are to wait for the server, not for it.
            await asyncio.sleep(0)
    done, late = await asyncio.wait(comings, timeout=within)
    for coming in late:
        coming.cancel()
    return [coming.result() for coming in done]


async def _back(place: Place, url: str, token: str, began: float) -> Returning:
    pause = FIRST_PAUSE
    while True:
        connection = Returning(place)
        try:
            await opened(connection, url, token)
            connection.resume()
            if await connection.resumed:
                place.caught_up = time.perf_counter() - began
                return connection
            connection.drop()
        except (picows.WSError, OSError, TimeoutError):
            connection.left()
        place.pauses += 1
        await asyncio.sleep(random.uniform(0, pause))
        pause = min(LONGEST_PAUSE, 2 * pause)
