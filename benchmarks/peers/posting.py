"""People in rooms of their own, one message outstanding each: how many are accepted a second."""

import asyncio
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.peers.crowd import gone, some_at_once
from benchmarks.peers.meter import Cost, Meter
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import Client, Served

WARMING_SECONDS = 1.0
# A post that was not answered by then is lost.
ANSWER_SECONDS = 30.0


@dataclass(frozen=True)
class Posting:
    """Messages accepted a second, seconds from sending to being accepted, processor time a message."""

    senders: int
    rate: float
    p50: float
    p99: float
    cost: Cost
    # Messages that were accepted in the whole, the warming included.
    sent: int
    accepted: int


class Talk:
    """The ears of the senders: each posts again when its last message was accepted."""

    def __init__(self, clients: Sequence[Client], rooms: Sequence[str], *, by_echo: bool) -> None:
        self.taken: list[float] = []
        self._clients = clients
        self._rooms = rooms
        self._by_echo = by_echo
        self._sent = [0.0] * len(clients)
        self._number = 0
        self._talking = 0
        self._until = 0.0
        self._over: asyncio.Future[None] | None = None

    async def last(self, seconds: float) -> None:
        """Talk for ``seconds``, and wait for the last answers.

        Raises:
            RuntimeError: a post was refused. TimeoutError: one was not answered.
        """
        self.taken = []
        self._over = asyncio.get_running_loop().create_future()
        self._until = time.perf_counter() + seconds
        self._talking = len(self._clients)
        for nth in range(len(self._clients)):
            self._post(nth)
        await asyncio.wait_for(self._over, seconds + ANSWER_SECONDS)

    def heard(self, client: int, marks: int, data: bytes) -> None:
        if self._by_echo:
            self._answered(client)

    def accepted(self, client: int) -> None:
        if not self._by_echo:
            self._answered(client)

    def failed(self, client: int, why: str) -> None:
        if self._over and not self._over.done():
            self._over.set_exception(RuntimeError(f"sender {client}: {why}"))

    def _answered(self, client: int) -> None:
        now = time.perf_counter()
        self.taken.append(now - self._sent[client])
        if now < self._until:
            self._post(client)
            return
        self._talking -= 1
        if not self._talking and self._over and not self._over.done():
            self._over.set_result(None)

    def _post(self, client: int) -> None:
        self._number = (self._number + 1) % 1_000_000
        self._sent[client] = time.perf_counter()
        self._clients[client].post(self._rooms[client], self._number)


async def posting(served: Served, scale: Scale) -> Posting:
    """Return what the senders got accepted."""
    house, people = served.house, range(scale.senders)
    rooms = [house.own(person) for person in people]
    quiet = Talk([], rooms, by_echo=house.echo_accepts)
    clients = await some_at_once(house.connected(person, quiet) for person in people)
    await some_at_once(house.enter(*three) for three in zip(clients, people, rooms, strict=True))
    talk, meter = Talk(clients, rooms, by_echo=house.echo_accepts), Meter(served)
    for client in clients:
        client.ears = talk
    await talk.last(WARMING_SECONDS)
    warming = len(talk.taken)
    await meter.start()
    began = time.perf_counter()
    await talk.last(scale.posting_seconds)
    elapsed, cost = time.perf_counter() - began, await meter.read()
    await gone(clients)
    taken = sorted(talk.taken)
    found = Posting(
        senders=scale.senders, rate=len(taken) / elapsed, p50=taken[len(taken) // 2],
        p99=taken[len(taken) * 99 // 100], cost=cost, sent=warming + len(taken), accepted=len(taken),
    )  # fmt: skip
    print(f"    {found}", file=sys.stderr, flush=True)
    return found
