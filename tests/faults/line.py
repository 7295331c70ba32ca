"""The line of a client: one websocket after the other, with the pauses between them that the protocol asks for."""

import asyncio
import itertools
import json
import random
from collections.abc import Awaitable, Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from tests.faults.record import Record
from tests.faults.streams import Object

# Full jitter, from half a second to twenty (live protocol, "What a client owes").
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 20.0
# How long an answer may take before the line is given up: a server that is frozen keeps its sockets open.
PATIENCE = 15.0
SIGNED_OUT = 4003


class Away(Exception):
    """There is no line, or it went before the answer: what was asked may have happened or not."""


class Line:
    """Connects, hears, answers refs, and connects again; ``haste`` shortens the pauses."""

    def __init__(
        self, address: str, token: str, record: Record, *, haste: float, seed: int
    ) -> None:
        self._address = address
        self._headers = {"Authorization": f"Bearer {token}"}
        self._record = record
        self._haste = haste
        self._rng = random.Random(seed)
        self._refs = (f"c{number}" for number in itertools.count(1))
        self._replies: dict[str, asyncio.Future[Object]] = {}
        self._socket: ClientConnection | None = None
        self.open = asyncio.Event()

    async def keep(
        self, greet: Callable[[Object], Awaitable[None]], hear: Callable[[Object], None]
    ) -> None:
        """Stay connected for ever: ``greet`` gets each hello, ``hear`` each event, in order."""
        failures = 0
        while True:
            try:
                async with connect(
                    self._address,
                    additional_headers=self._headers,
                    compression=None,
                    max_size=None,
                    open_timeout=PATIENCE,
                    close_timeout=1,
                    proxy=None,
                ) as socket:
                    async with asyncio.timeout(PATIENCE):
                        hello = json.loads(await socket.recv())
                    failures = 0
                    self._record.counts["connections"] += 1
                    await self._follow(socket, hello, greet, hear)
            except (OSError, TimeoutError, WebSocketException) as why:
                self._note(why)
            failures += 1
            longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(failures, 10))
            await asyncio.sleep(self._rng.uniform(0.0, longest) * self._haste)

    async def _follow(
        self,
        socket: ClientConnection,
        hello: Object,
        greet: Callable[[Object], Awaitable[None]],
        hear: Callable[[Object], None],
    ) -> None:
        self._socket = socket
        try:
            await greet(hello)
            self.open.set()
            async for frame in socket:
                objects = json.loads(frame)
                for thing in objects if isinstance(objects, list) else [objects]:
                    if thing["type"] == "reply":
                        self._answer(thing)
                    else:
                        hear(thing)
        finally:
            self.open.clear()
            self._socket = None
            for future in self._replies.values():
                if not future.done():
                    future.set_exception(Away())
            if socket.close_code == SIGNED_OUT:
                self._record.breach("a socket was closed with 4003: nobody has signed out")
            self._record.counts[f"closed {socket.close_code}"] += 1

    def _answer(self, reply: Object) -> None:
        future = self._replies.get(reply["ref"])
        if future is not None and not future.done():
            future.set_result(reply)

    def _note(self, why: Exception) -> None:
        if isinstance(why, InvalidStatus):
            status = why.response.status_code
            self._record.counts[f"handshake {status}"] += 1
            if status in (401, 403):
                self._record.breach(f"the handshake was refused with {status}: the token is valid")

    async def ask(self, kind: str, /, **fields: Any) -> Object:
        """Send a command and return its reply.

        Raises:
            Away: there was no line, or it broke before the answer came.
        """
        socket = self._socket
        if socket is None:
            raise Away
        ref = next(self._refs)
        future: asyncio.Future[Object] = asyncio.get_running_loop().create_future()
        self._replies[ref] = future
        try:
            await socket.send(json.dumps({"type": kind, "ref": ref, **fields}))
            async with asyncio.timeout(PATIENCE):
                return await future
        except ConnectionClosed:
            # Sending on a closed line fails at once: whoever asks again must let the line notice first.
            await asyncio.sleep(0)
            raise Away from None
        except TimeoutError:
            self._record.counts["given up"] += 1
            socket.transport.abort()
            raise Away from None
        finally:
            del self._replies[ref]
            # A line that broke while sending has failed this future too: nobody awaits it any more.
            future.cancel() or future.cancelled() or future.exception()
