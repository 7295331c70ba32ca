"""The three checks: acknowledged exactly once, the same sequence for everybody, counts that equal a recount."""

import asyncio
from bisect import bisect_right
from typing import NamedTuple

from tests.faults.crowd import Crowd, Room
from tests.faults.rest import read
from tests.faults.streams import Object, Said


class Shown(NamedTuple):
    """A message as the timeline of REST shows it."""

    seq: int
    id: str
    client_id: str
    author: str
    mentions: frozenset[str]


class Checks:
    """Compares what everybody holds. A check looks at what is new since the last; ``whole`` at all there is."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._record = crowd.record
        self._timelines: dict[str, list[Shown]] = {room.id: [] for room in crowd.rooms}
        self._found: set[str] = set()
        self.lost: set[str] = set()
        self.doubled: set[str] = set()

    async def check(self, *, whole: bool = False) -> None:
        """Run the three checks on a crowd that is quiet.

        Raises:
            AssertionError: something is lost, doubled, out of order, miscounted, or was promised and not kept.
        """
        if whole:
            self._timelines = {room.id: [] for room in self._crowd.rooms}
            self._found = set()
        for room in self._crowd.rooms:
            await self._check_room(room)
        # What was acknowledged is among what was found, in its room, at its position, under its id.
        self.lost |= self._record.acknowledged.keys() - self._found
        for name in self._crowd.accounts:
            await self._check_counts(name)
        for client_id in self.lost:
            self._record.breach(f"lost: {client_id} {self._record.acknowledged[client_id]}")
        for client_id in self.doubled:
            self._record.breach(f"doubled: {client_id} {self._record.acknowledged.get(client_id)}")
        assert not self._record.breaches, "\n".join(self._record.breaches[:20])

    async def _check_room(self, room: Room) -> None:
        timeline = self._timelines[room.id]
        known = timeline[-1].seq if timeline else 0
        new = await self._newer_than(room, known)
        timeline += new
        self._check_acknowledged(room, new)
        self._check_readers(room, known)
        await self._check_log(room, known)

    async def _newer_than(self, room: Room, known: int) -> list[Shown]:
        """Return what the timeline shows above ``known``, oldest first; above 0: to the very first."""
        path: str | None = f"/rooms/{room.id}/messages/?limit=100"
        found: list[Shown] = []
        while path is not None:
            page = await read(room.members[0], path, self._record)
            found += [_shown(it) for it in page["results"]]
            path = None if found and found[-1].seq <= known else page["next"]
        return [it for it in reversed(found) if it.seq > known]

    def _check_acknowledged(self, room: Room, new: list[Shown]) -> None:
        for it in new:
            if it.seq <= room.head:
                continue  # was there before the run
            answer = self._record.acknowledged.get(it.client_id)
            if it.client_id in self._found:
                self.doubled.add(it.client_id)
            elif answer is None:
                self._record.breach(f"posted by nobody: {it}")
            elif answer != (room.id, it.id, it.seq):
                self._record.breach(f"acknowledged as {answer}, shown as {it}")
            self._found.add(it.client_id)

    def _check_readers(self, room: Room, known: int) -> None:
        timeline = [Said(it.seq, it.id) for it in self._timelines[room.id] if it.seq > known]
        for client in self._crowd.clients:
            if room.id in client.outboxes:
                said = client.streams[room.stream].said
                mine = said[bisect_right(said, (known, "~")) :]
                if mine != timeline or len(said) != len(self._timelines[room.id]):
                    self._record.breach(
                        f"{client.name} holds another sequence of {room.stream}: "
                        f"{set(mine) ^ set(timeline)}"
                    )

    async def _check_log(self, room: Room, known: int) -> None:
        logged = await asyncio.to_thread(self._crowd.world.store.log, room.stream, known)
        if [event.seq for event in logged] != list(range(known + 1, known + 1 + len(logged))):
            self._record.breach(f"the log of {room.stream} has holes above {known}")
        # What was there before the run may have been taken back since.
        before = max(known, room.head)
        posted = [(it.seq, it.message) for it in logged if it.message and it.seq > before]
        timeline = [(it.seq, it.id) for it in self._timelines[room.id] if it.seq > before]
        if posted != timeline:
            self._record.breach(
                f"the log of {room.stream} holds another sequence: {set(posted) ^ set(timeline)}"
            )

    async def _check_counts(self, name: str) -> None:
        account = self._crowd.accounts[name]
        cards = await read(account, "/rooms/", self._record)
        by_id = {card["id"]: card for card in cards["results"]}
        for room in self._crowd.rooms:
            if account in room.members:
                self._check_card(account.id, room, by_id[room.id])

    def _check_card(self, person: str, room: Room, card: Object) -> None:
        marked = self._record.marks.get((person, room.id), 0)
        if card["mark"] < marked:
            self._record.breach(f"{person} has marked {room.id} up to {marked}: {card['mark']}")
        timeline = self._timelines[room.id]
        above = timeline[bisect_right(timeline, card["mark"], key=lambda it: it.seq) :]
        unread = [it for it in above if it.author != person]
        counted = (len(unread), sum(person in it.mentions for it in unread))
        if counted != (card["unread"], card["mentions"]):
            self._record.breach(
                f"{person} in {room.id}: {card['unread']} unread, {card['mentions']} mentions; "
                f"counted {counted}"
            )


def _shown(it: Object) -> Shown:
    mentions = frozenset(one["id"] for one in it["mentions"])
    return Shown(it["seq"], it["id"], it["client_id"], it["author"]["id"], mentions)
