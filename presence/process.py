"""This process's part of presence: its lease, its devices, its lists of watched people. Event loop only."""

import asyncio
import contextlib
import logging
import random
import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from chatcore.live import hub
from chatcore.live.batches import Batches
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from presence import watching
from presence.actions.batch import Change, LeaseLostError, write_batch
from presence.actions.lost import remove_lost
from presence.actions.statuses import Saying, end_statuses
from presence.cards import PresenceCard
from presence.selectors.states import states_of

logger = logging.getLogger(__name__)

# A lease of 60 s is renewed every 50 s at the latest (live protocol, "Presence"): twice in that time,
# so that one failure loses nothing.
PULSE = 25.0
# Items of one transaction, and lists of at most 200 people that one query checks.
CHANGES = 1_000
LISTS = 500
# Seconds between two batches under load. Nobody sees half a second in who is there; with 17 changes a
# second it makes two batches of them (5,000 people of whom 20 % change in a minute).
APART = 0.5
# For how long somebody may go on being watched after the last thing that was shared.
LOOKED_AT_EVERY = 60.0


class Presence:
    """What the sockets of one event loop have to say and to hear of presence."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.devices: dict[Socket, Change] = {}
        self._lease: uuid.UUID | None = None
        self._changes = Batches(self._write, most=CHANGES, apart=APART)
        self._lists = Batches(self._look, most=LISTS)
        self._beating: asyncio.Task[None] | None = None
        self._looked_at = 0.0
        self._ends: dict[uuid.UUID, asyncio.TimerHandle] = {}

    # What the sockets say

    def come(self, socket: Socket) -> None:
        """A device is there."""
        change = self.devices[socket] = Change(new_id(), socket.identity.id, "active")
        self._changes.put((change,))
        if self._beating is None:
            self._beating = self.loop.create_task(self._keep_beating())

    def go(self, socket: Socket, *, grace: float) -> None:
        """A device has gone; the others learn it ``grace`` seconds later."""
        if device := self.devices.pop(socket, None):
            gone = device._replace(state=None)
            self.loop.call_later(grace, self._changes.put, (gone,))

    async def say(self, socket: Socket, state: str | None, said: Saying) -> None:
        """Say what a device (unless None) and its person are; returns when it is written."""
        told: tuple[Change | Saying, ...] = (said,)
        if state is not None and (known := self.devices.get(socket)):
            device = self.devices[socket] = known._replace(state=state)
            told = (said, device)
        await self._changes.do(told)
        if said.until is not None:
            self.end_at(said.person, said.until)

    async def look(self, socket: Socket, people: frozenset[str]) -> dict[str, PresenceCard]:
        """Watch those of ``people`` whom the person may watch; return what they are now."""
        return await self._lists.do((socket, people))

    # Writing

    async def _write(self, told: list[tuple[Change | Saying, ...]]) -> Sequence[None]:
        changes = [change for one in told for change in one]
        if self._lease is not None:
            with contextlib.suppress(LeaseLostError):
                tell(await self._written(self._lease, changes))
                return [None] * len(told)
        # A lease begins with all that is there: whatever was written under an earlier one may be gone.
        lease = new_id()
        tell(await self._written(lease, [*self.devices.values(), *changes], begins=True))
        self._lease = lease
        return [None] * len(told)

    async def _written(
        self, lease: uuid.UUID, changes: list[Change | Saying], *, begins: bool = False
    ) -> dict[str, PresenceCard]:
        try:
            return await in_db(write_batch, lease, changes, begins=begins)
        except Exception:
            # What is written now is not known: the next batch begins afresh.
            self._lease = None
            raise

    # Watching

    async def _look(
        self, asked: list[tuple[Socket, frozenset[str]]]
    ) -> list[dict[str, PresenceCard]]:
        wanted: dict[str, set[str]] = defaultdict(set)
        for socket, people in asked:
            wanted[str(socket.identity.id)] |= people
        allowed = await in_db(watching.allowed, wanted)
        mine = [
            people & allowed.get(str(socket.identity.id), frozenset()) for socket, people in asked
        ]
        # Watching comes before looking, so that no change falls between.
        for (socket, _), people in zip(asked, mine, strict=True):
            watching.watch(socket, people)
        cards = await in_db(states_of, map(uuid.UUID, set().union(*mine)))
        return [{id_: cards[id_] for id_ in people} for people in mine]

    async def look_again(self) -> None:
        """Watch nobody any more with whom nothing is shared now."""
        lists = {socket: socket.watching for socket in self.devices if socket.watching}
        if not lists:
            return
        wanted: dict[str, set[str]] = defaultdict(set)
        for socket, people in lists.items():
            wanted[str(socket.identity.id)] |= people
        allowed = await in_db(watching.allowed, wanted)
        for socket, people in lists.items():
            lost = people - allowed.get(str(socket.identity.id), frozenset())
            # A list that was asked for meanwhile was looked at with newer rights.
            if lost and socket.watching is people:
                watching.watch(socket, people - lost)

    # What ends by itself

    async def _keep_beating(self) -> None:
        while True:
            # Processes that began together do not stay in step.
            pause = min(settings.HEARTBEAT, PULSE) * random.uniform(0.8, 1.0)  # noqa: S311
            await asyncio.sleep(pause)
            try:
                await self.pulse()
            except Exception:
                logger.exception("A pulse of presence failed")

    async def pulse(self) -> None:
        """Renew the lease, find what has ended anywhere, and look at the lists again."""
        if not self.devices:
            return
        await self._changes.do(())
        tell(await in_db(remove_lost))
        await self._end_statuses()
        if self.loop.time() - self._looked_at >= LOOKED_AT_EVERY:
            self._looked_at = self.loop.time()
            await self.look_again()

    def end_at(self, person: uuid.UUID, until: datetime) -> None:
        """Tell the end of a status when it comes; if this process is gone by then, a pulse finds it."""
        if earlier := self._ends.pop(person, None):
            earlier.cancel()
        wait = max(0.0, (until - now()).total_seconds())
        self._ends[person] = self.loop.call_later(wait, self._ended, person)

    def _ended(self, person: uuid.UUID) -> None:
        self._ends.pop(person, None)
        hub.of_this_loop().spawn(self._end_statuses())

    async def _end_statuses(self) -> None:
        tell(await in_db(end_statuses))


def tell(changed: dict[str, PresenceCard]) -> None:
    """Tell the watchers of ``changed`` people."""
    if changed:
        hub.tell_watchers({id_: _told(card) for id_, card in changed.items()})


def _told(card: PresenceCard) -> dict[str, str]:
    """Return ``card`` without what most people do not say: this goes to everybody who watches."""
    told = {"state": card.state, "text": card.text}
    if card.emoji:
        told["emoji"] = card.emoji
    if card.until:
        told["until"] = card.until
    return told


_current: Presence | None = None


def of_this_loop() -> Presence:
    """Return the presence of the running event loop, made when it is first asked for."""
    global _current
    if _current is None or _current.loop is not asyncio.get_running_loop():
        _current = Presence()
    return _current
