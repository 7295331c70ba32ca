"""The people of a run: their rooms, their devices, and what they say and read all the time."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from tests.faults.client import Client
from tests.faults.outbox import Outbox, Talk
from tests.faults.proxy import Proxy
from tests.faults.record import Record
from tests.faults.rest import read
from tests.faults.waiting import until
from tests.faults.world import World
from tests.protocol.account import Account

# How many devices each has: ada and bruno sit at two of them, whose outboxes may hold the same post.
DEVICES = {"ada": 2, "bruno": 2, "chloe": 1, "dede": 1}
# Hangs end here; an idle machine needs a fraction of it.
DEADLINE = 90.0
# Back-off and the mean pause between two texts of an outbox are shortened, so that a fault is met often.
HASTE = 0.2
PAUSE = 0.15
# The mean pause between two marks, in seconds: the crowd of a run, not a person.
READING = 0.3


@dataclass(frozen=True)
class Room:
    """A room with those who are in it; ``head`` is its position when the run began."""

    id: str
    members: tuple[Account, ...]
    head: int

    @property
    def stream(self) -> str:
        return f"room:{self.id}"


class Crowd:
    """Clients behind a proxy in front of the servers; they live while the block runs."""

    def __init__(self, world: World, *, seed: int, pause: float = PAUSE) -> None:
        self.world = world
        self.record = Record()
        self.talk = Talk(pause=pause)
        self.proxy = Proxy()
        self.accounts: dict[str, Account] = {}
        self.rooms: list[Room] = []
        self.clients: list[Client] = []
        self._rng = random.Random(seed)
        self._marking = False
        self._ends = AsyncExitStack()

    async def __aenter__(self) -> "Crowd":
        await self._ends.enter_async_context(self.proxy)
        self.follow_servers()
        self.accounts = {
            name: Account(self.proxy, token) for name, token in self.world.tokens.items()
        }
        self.rooms = await asyncio.to_thread(self._make_rooms)
        for name, count in DEVICES.items():
            for number in range(1, count + 1):
                self.clients.append(self._device(name, number))
        self._living = asyncio.ensure_future(self._live())
        self._ends.push_async_callback(self._end)
        assert await self._until(lambda: all(self._is_ready(client) for client in self.clients))
        self.talk.go_on()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._ends.aclose()

    def follow_servers(self) -> None:
        """Let the proxy know which servers there are."""
        self.proxy.ports = [server.port for server in self.world.servers]

    # What a fault waits for

    async def posts(self, count: int, within: float = DEADLINE) -> bool:
        """Wait for ``count`` more acknowledgements; tell whether they came."""
        before = self.record.counts["posts"]
        return await self._until(lambda: self.record.counts["posts"] >= before + count, within)

    async def refused(self, code: str, within: float = DEADLINE) -> bool:
        """Wait until somebody is refused with ``code`` once more; tell whether they were."""
        before = self.record.refusals[code]
        return await self._until(lambda: self.record.refusals[code] > before, within)

    async def recover(self) -> float:
        """Wait until every device has a line and was acknowledged in each of its rooms; return the seconds."""
        began = time.monotonic()
        boxes = [box for client in self.clients for box in client.outboxes.values()]
        before = [box.acknowledged for box in boxes]
        back = await self._until(
            lambda: (
                all(client.line.open.is_set() for client in self.clients)
                and all(box.acknowledged > count for box, count in zip(boxes, before, strict=True))
            )
        )
        assert back, f"the service did not come back within {DEADLINE} s"
        return time.monotonic() - began

    async def quiet(self) -> float:
        """Let everybody finish and hear the rest; return the seconds that the last reader needed."""
        self.talk.hush()
        boxes = [box for client in self.clients for box in client.outboxes.values()]
        assert await self._until(lambda: all(box.is_empty for box in boxes)), "outboxes stay full"
        assert await self._until(lambda: not self._marking), "a mark is never answered"
        began = time.monotonic()
        heads = {name: await self.heads(account) for name, account in self.accounts.items()}
        heard = await self._until(lambda: not self._behind(heads))
        assert heard, f"readers lack what is there: {self._behind(heads)}"
        return time.monotonic() - began

    async def heads(self, account: Account) -> dict[str, int]:
        """Return the positions of a person's rooms, and of their own stream, as REST tells them."""
        listed = await read(account, "/rooms/", self.record)
        return {name: int(seq) for name, seq in listed["position"].items()}

    async def _until(self, condition: Callable[[], bool], within: float = DEADLINE) -> bool:
        def holds() -> bool:
            if self._living.done():
                self._living.result()
            return bool(condition())

        return await until(holds, within)

    def _behind(self, heads: dict[str, dict[str, int]]) -> list[tuple[str, str, int, int]]:
        return [
            (client.name, stream, client.position(stream), head)
            for client in self.clients
            for stream, head in heads[client.person].items()
            # A mark that was sent twice may move a person's own stream once more meanwhile.
            if client.position(stream) < head
        ]

    # Making it

    def _make_rooms(self) -> list[Room]:
        everybody = ada, bruno, chloe, dede = tuple(self.accounts.values())
        for person in everybody:
            # Asked here and kept: the proxy cannot answer while its own loop waits for it.
            assert person.id
        club = ada.make_room(bruno, chloe, dede)
        topics = ada.make_room(bruno, chloe, dede, kind="topic")
        direct = bruno.do("POST", "/rooms/", {"kind": "direct", "name": "", "people": [chloe.id]})
        members = {club.id: everybody, topics.id: everybody, direct["id"]: (bruno, chloe)}
        return [
            Room(id_, people, int(people[0].get(f"/rooms/{id_}/")["head"]))
            for id_, people in members.items()
        ]

    def _device(self, name: str, number: int) -> Client:
        account = self.accounts[name]
        names = [
            f"@**{one.me['name']}|{one.id}**"
            for one in self.accounts.values()
            if one is not account
        ]
        author = f"{name}-{number}"
        boxes = [
            Outbox(author, room.id, names, self.talk, random.Random(self._rng.random()))
            for room in self.rooms
            if account in room.members
        ]
        seed = self._rng.randrange(2**32)
        return Client(author, account, boxes, self.record, haste=HASTE, seed=seed)

    def _is_ready(self, client: Client) -> bool:
        return client.line.open.is_set() and all(
            client.position(f"room:{room}") >= 0 for room in client.outboxes
        )

    async def _live(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            for client in self.clients:
                tasks.create_task(client.run())
            tasks.create_task(self._keep_reading())

    async def _keep_reading(self) -> None:
        """Somebody marks a room as read up to somewhere, again and again."""
        while True:
            await asyncio.sleep(self._rng.uniform(0.0, 2 * READING))
            # Nothing is waited for between one's turn and the mark: no mark begins when all are hushed, and is
            # answered while its room is being checked.
            await self.talk.turn(self._rng)
            client = self._rng.choice(self.clients)
            room = self._rng.choice(list(client.outboxes))
            last = client.position(f"room:{room}")
            if last > 0:
                self._marking = True
                await client.mark_read(room, self._rng.randint(max(1, last - 50), last))
                self._marking = False

    async def _end(self) -> None:
        self._living.cancel()
        await asyncio.gather(self._living, return_exceptions=True)
