"""A device of a person: outboxes that lose nothing, streams without holes, as docs/api asks of every client."""

import asyncio
from typing import Any

from tests.faults.line import Away, Line
from tests.faults.outbox import Outbox, Post
from tests.faults.record import Record
from tests.faults.rest import read
from tests.faults.streams import Object, Said, Stream
from tests.protocol.account import Account

# After an ``ok`` without its event, the stream is resumed (live protocol, "What a client owes").
EVENT_DUE = 5.0
# The pause before something refused for the moment is asked again, where the refusal names none.
AGAIN = 1.0


class Client:
    """Posts what its outboxes hold, applies what its streams bring, and finds what was lost by position."""

    def __init__(
        self,
        name: str,
        account: Account,
        outboxes: list[Outbox],
        record: Record,
        *,
        haste: float,
        seed: int,
    ) -> None:
        self.name = name
        self.account = account
        self.outboxes = {box.room: box for box in outboxes}
        self.streams: dict[str, Stream] = {}
        self._record = record
        address = f"ws://{account.server.host}/ws/"
        self.line = Line(address, account.token, record, haste=haste, seed=seed)
        self._epoch: str | None = None
        self._heads: dict[str, int] = {}
        self._wanted: set[str] = set()
        self._wants = asyncio.Event()

    async def run(self) -> None:
        """Live until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.line.keep(self._greet, self._hear))
            tasks.create_task(self._keep_resuming())
            for box in self.outboxes.values():
                tasks.create_task(self._keep_posting(box))

    @property
    def person(self) -> str:
        """Whose device it is: ``ada`` of ``ada-2``."""
        return self.name.partition("-")[0]

    def position(self, stream: str) -> int:
        """Return the last position applied; -1 before the state was loaded."""
        found = self.streams.get(stream)
        return -1 if found is None or found.last is None else found.last

    # What comes in

    async def _greet(self, hello: Object) -> None:
        if self._epoch not in (None, hello["epoch"]):
            self._record.breach("another epoch: nobody has restored a backup")
        self._epoch = hello["epoch"]
        for name, head in hello["heads"].items():
            if name not in self.streams:
                await self._begin(name, head)
            elif self.position(name) > head:
                self._record.breach(f"{name} ends at {head}: {self.position(name)} was there")
            self._want(name, head)
        for name in self.streams.keys() - hello["heads"].keys():
            self._record.breach(f"{name} is missing in a hello")

    async def _begin(self, name: str, head: int) -> None:
        self.streams[name] = Stream(name)
        if name.removeprefix("room:") in self.outboxes:
            await self._load(name)
        else:
            # Nothing of these is followed but their order.
            self.streams[name].begin(head, [])

    def _hear(self, event: Object) -> None:
        if event["type"] == "heads":
            for name, head in event["heads"].items():
                self._want(name, head)
        elif "seq" in event:
            self._record.counts["events"] += 1
            self.streams[event["stream"]].offer(event)
            self._want(event["stream"], event["seq"])

    # Finding what was missed

    def _want(self, stream: str, head: int) -> None:
        """Resume ``stream`` if it is not held up to ``head``."""
        self._heads[stream] = max(head, self._heads.get(stream, 0))
        if self.streams[stream].is_behind(head):
            self._wanted.add(stream)
            self._wants.set()

    async def _keep_resuming(self) -> None:
        while True:
            await self._wants.wait()
            self._wants.clear()
            names, self._wanted = self._wanted, set()
            positions = {
                name: self.position(name)
                for name in names
                if self.streams[name].is_behind(self._heads[name])
            }
            if not positions:
                continue
            await self.line.open.wait()
            try:
                reply = await self.line.ask("stream.resume", positions=positions, epoch=self._epoch)
            except Away:
                continue  # the next hello tells what is missing
            await self._resumed(reply, positions)

    async def _resumed(self, reply: Object, positions: dict[str, int]) -> None:
        self._record.counts["resumes"] += 1
        if not reply["ok"]:
            await self._refused("stream.resume", reply["error"])
            for name in positions:
                self._want(name, self._heads[name])
            return
        for name, answer in reply["result"].items():
            if "gone" in answer:
                self._record.breach(f"{name} is gone, says a resume")
            elif "limited" in answer:
                self._record.counts["reloads"] += 1
                await self._load(name)
            elif self.position(name) < answer["head"]:
                # The missed events come before the answer, up to its head.
                self._record.breach(f"{name}: {answer} came before its events {positions[name]}+")
                self._want(name, answer["head"])
            self._record.counts["replayed"] += answer.get("replayed", 0)

    async def _load(self, name: str) -> None:
        """Load the newest messages of a room down to those that are held already."""
        stream = self.streams[name]
        stream.hold()
        newest = stream.said[-1].seq if stream.said else 0
        path: str | None = f"/rooms/{name.removeprefix('room:')}/messages/?limit=100"
        position: int | None = None
        found: list[Said] = []
        while path is not None:
            page = await read(self.account, path, self._record)
            position = page["position"][name] if position is None else position
            found += [Said(it["seq"], it["id"]) for it in page["results"]]
            path = None if found and found[-1].seq <= newest else page["next"]
        stream.begin(position or 0, found[::-1])

    # What goes out

    async def _keep_posting(self, box: Outbox) -> None:
        while True:
            post = await box.next()
            await self.line.open.wait()
            try:
                reply = await self.line.ask(
                    "message.post", room=box.room, text=post.text, client_id=post.client_id
                )
            except Away:
                self._record.counts["sent again"] += 1
                continue
            await self._posted(box, post, reply)

    async def _posted(self, box: Outbox, post: Post, reply: Object) -> None:
        if reply["ok"]:
            self._record.acknowledge(post.client_id, box.room, reply["result"])
            box.done(reply["result"]["seq"], self._record)
            self._expect(f"room:{box.room}", reply["result"]["seq"])
        elif not await self._refused("message.post", reply["error"]):
            box.drop()

    async def _refused(self, what: str, error: Object) -> bool:
        """Wait as long as the refusal says and return True; one for good is a breach and False."""
        self._record.refusals[error["code"]] += 1
        if error["code"] not in ("unavailable", "rate_limited"):
            self._record.breach(f"{what} was refused: {error}")
            return False
        await asyncio.sleep(error["retry_after"] or AGAIN)
        return True

    def _expect(self, stream: str, seq: int) -> None:
        def look() -> None:
            if self.position(stream) < seq:
                self._record.counts["events overdue"] += 1
            self._want(stream, seq)

        if self.position(stream) < seq:
            asyncio.get_running_loop().call_later(EVENT_DUE, look)

    async def mark_read(self, room: str, seq: int) -> None:
        """Mark ``room`` as read up to ``seq``; a mark is monotonic, so it is sent until it is answered."""
        while True:
            await self.line.open.wait()
            try:
                reply: dict[str, Any] = await self.line.ask("read.mark", room=room, seq=seq)
            except Away:
                continue
            if reply["ok"]:
                self._record.mark(self.account.id, room, seq)
                return
            if not await self._refused("read.mark", reply["error"]):
                return
