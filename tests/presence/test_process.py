"""A process gathers what its sockets say: few batches, however many come at once."""

import asyncio
import datetime as dt
import time
import uuid
from collections.abc import Awaitable, Sequence
from typing import Any

import pytest
from django.db import OperationalError

from chatcore.foundation.clock import now, wire
from chatcore.live import hub
from chatcore.live.batches import Batches
from chatcore.live.socket import Identity, Socket
from chatcore.live.threads import in_db
from chatcore.live.wire import AsgiWire
from chatcore.people.models import Person
from presence import process, watching
from presence.actions.statuses import saying
from presence.models import Device, Process, Status
from presence.process import Presence
from presence.selectors.states import states_of

pytestmark = pytest.mark.django_db(transaction=True)

Told = list[dict[str, Any]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the watchers are told, one entry a call."""
    calls: Told = []
    monkeypatch.setattr(hub, "tell_watchers", calls.append)
    return calls


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the batches that are written."""
    sizes: list[int] = []
    write = process.write_batch

    def counted(lease: uuid.UUID, changes: Sequence[Any], **kwargs: Any) -> Any:
        sizes.append(len(changes))
        return write(lease, changes, **kwargs)

    monkeypatch.setattr(process, "write_batch", counted)
    return sizes


def people(count: int) -> list[Person]:
    return Person.objects.bulk_create(
        Person(email=f"p{number}@rivages.example", name=f"P {number}") for number in range(count)
    )


def socket_of(person: Person) -> Socket:
    async def send(message: dict[str, Any]) -> None:
        return

    return Socket(
        Identity(person=person, id=person.id, name=person.name, language="fr"), AsgiWire(send)
    )


async def turned() -> None:
    """Let the loop turn until the timers that are due have run."""
    for _ in range(3):
        await asyncio.sleep(0)


async def settled(presence: Presence) -> None:
    """Wait until all that was said before is written: an empty batch goes last."""
    await presence._changes.do(())


async def test_hundreds_who_come_at_once_are_told_together(told: Told, batches: list[int]) -> None:
    presence = Presence()
    sockets = [socket_of(person) for person in await in_db(people, 300)]
    for socket in sockets:
        presence.come(socket)
    await settled(presence)
    assert [len(people) for people in told] == [300]
    assert len(batches) == 1
    assert await in_db(Device.objects.count) == 300
    assert await in_db(Process.objects.count) == 1
    for socket in sockets:
        presence.go(socket, grace=0.0)
    await turned()
    await settled(presence)
    assert [len(people) for people in told] == [300, 300]
    assert not await in_db(Device.objects.exists)


async def test_a_device_that_comes_back_within_the_grace_was_never_away(told: Told) -> None:
    presence = Presence()
    (ada,) = await in_db(people, 1)
    before, after = socket_of(ada), socket_of(ada)
    presence.come(before)
    await settled(presence)
    presence.go(before, grace=0.0)
    presence.come(after)
    await turned()
    await settled(presence)
    assert [list(people) for people in told] == [[str(ada.id)]]
    assert await in_db(Device.objects.count) == 1


async def test_a_socket_that_has_gone_says_nothing_more_of_its_device(told: Told) -> None:
    presence = Presence()
    (ada,) = await in_db(people, 1)
    socket = socket_of(ada)
    presence.come(socket)
    presence.go(socket, grace=0.0)
    await presence.say(socket, "away", saying(ada.id, busy=False))
    await turned()
    await settled(presence)
    assert not await in_db(Device.objects.exists)


async def test_a_lease_that_was_lost_begins_again_with_all_devices(told: Told) -> None:
    presence = Presence()
    ada, bruno = await in_db(people, 2)
    sockets = [socket_of(ada), socket_of(bruno)]
    for socket in sockets:
        presence.come(socket)
    await presence.say(sockets[1], "away", saying(bruno.id, busy=False))
    await in_db(Process.objects.update, expires_at=now() - dt.timedelta(seconds=1))
    assert (await in_db(states_of, [ada.id]))[str(ada.id)].state == "offline"
    told.clear()
    await presence.pulse()
    assert told == [
        {
            str(ada.id): {"state": "active", "text": ""},
            str(bruno.id): {"state": "away", "text": ""},
        }
    ]
    assert await in_db(Process.objects.count) == 1
    assert await in_db(Device.objects.count) == 2


async def test_after_a_failure_nothing_is_lost_and_who_waited_is_told(
    told: Told, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    presence = Presence()
    (ada,) = await in_db(people, 1)
    socket = socket_of(ada)
    with monkeypatch.context() as broken:

        def refuse(*args: Any, **kwargs: Any) -> None:
            raise OperationalError("away")

        broken.setattr(process, "write_batch", refuse)
        presence.come(socket)
        with pytest.raises(OperationalError):
            await presence.say(socket, "away", saying(ada.id, busy=True))
    assert not told
    assert "A batch failed" in caplog.text
    await presence.pulse()
    assert told == [{str(ada.id): {"state": "away", "text": ""}}]


async def test_the_end_of_a_status_is_told_when_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    presence = Presence()
    told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    monkeypatch.setattr(hub, "tell_watchers", told.put_nowait)
    (ada,) = await in_db(people, 1)
    socket = socket_of(ada)
    presence.come(socket)
    until = now() + dt.timedelta(seconds=0.3)
    await presence.say(socket, None, saying(ada.id, busy=True, text="Au phare", until=until))
    busy = (await told.get())[str(ada.id)]
    assert (busy["state"], busy["text"], busy["until"]) == ("busy", "Au phare", wire(until))
    assert await told.get() == {str(ada.id): {"state": "active", "text": ""}}
    assert now() >= until


async def test_a_pulse_finds_the_end_of_a_status_whose_process_has_gone(told: Told) -> None:
    presence = Presence()
    (ada,) = await in_db(people, 1)
    socket = socket_of(ada)
    presence.come(socket)
    await presence._changes.do((saying(ada.id, busy=True),))
    await in_db(Status.objects.update, until=now() - dt.timedelta(seconds=1))
    told.clear()
    await presence.pulse()
    assert told == [{str(ada.id): {"state": "active", "text": ""}}]


async def test_lists_asked_for_at_once_are_looked_at_together(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def everybody(wanted: watching.Lists) -> watching.Lists:
        asked.append(len(wanted))
        return wanted

    monkeypatch.setattr(watching, "_acquaintances", everybody)
    presence = Presence()
    sockets = [socket_of(person) for person in await in_db(people, 90)]
    ids = frozenset(str(socket.identity.id) for socket in sockets)
    presence.come(sockets[0])
    await settled(presence)
    answers = await asyncio.gather(*(presence.look(socket, ids) for socket in sockets))
    assert asked == [90]
    assert all(socket.watching == ids for socket in sockets)
    assert {card.state for card in answers[7].values()} == {"active", "offline"}


async def test_nobody_is_watched_any_longer_than_something_is_shared(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    strangers: set[str] = set()

    def others(wanted: watching.Lists) -> watching.Lists:
        return {viewer: set(people) - strangers for viewer, people in wanted.items()}

    monkeypatch.setattr(watching, "_acquaintances", others)
    presence = Presence()
    ada, bruno, chloe = await in_db(people, 3)
    socket = socket_of(ada)
    presence.come(socket)
    await presence.look(socket, frozenset({str(bruno.id), str(chloe.id)}))
    await presence.look_again()
    assert socket.watching == {str(bruno.id), str(chloe.id)}
    strangers.add(str(bruno.id))
    await presence.look_again()
    assert socket.watching == {str(chloe.id)}


async def test_a_process_without_sockets_asks_the_database_nothing(batches: list[int]) -> None:
    await Presence().pulse()
    assert batches == []


@pytest.mark.parametrize("most", [1, 2, 5])
async def test_a_batch_holds_what_came_meanwhile_and_not_more_than_its_most(most: int) -> None:
    done: list[list[int]] = []
    gate = asyncio.Event()

    async def work(items: list[int]) -> list[int]:
        done.append(items)
        await gate.wait()
        return [item * 10 for item in items]

    gathered: Batches[int, int] = Batches(work, most=most)
    waiting: list[Awaitable[int]] = [asyncio.ensure_future(gathered.do(0))]
    await turned()
    waiting += [asyncio.ensure_future(gathered.do(item)) for item in range(1, 6)]
    await asyncio.sleep(0)
    assert done == [[0]]
    gate.set()
    assert await asyncio.gather(*waiting) == [0, 10, 20, 30, 40, 50]
    assert [len(items) for items in done[1:]] == [most] * (5 // most) + [5 % most] * bool(5 % most)


async def test_under_load_batches_keep_a_distance_and_who_comes_alone_waits_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moment, waits = [100.0], list[float]()
    sleep = asyncio.sleep

    async def wait(seconds: float) -> None:
        waits.append(round(seconds, 3))
        moment[0] += seconds
        await sleep(0)

    async def work(items: list[int]) -> list[int]:
        return items

    monkeypatch.setattr(time, "monotonic", lambda: moment[0])
    monkeypatch.setattr(asyncio, "sleep", wait)
    gathered: Batches[int, int] = Batches(work, most=10, apart=0.25)
    assert await gathered.do(1) == 1
    moment[0] += 0.1
    assert await gathered.do(2) == 2
    moment[0] += 3.0
    assert await gathered.do(3) == 3
    assert waits == [0.0, 0.15, 0.0]
