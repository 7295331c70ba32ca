"""The doorbell between processes: what another process notices when a message, or a process, is lost."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from django.test import override_settings

from chatcore.live import bell as bell_module
from chatcore.live.bell import Bell, Item, group_of


class Layer:
    """A channel layer in which every channel is in every group; it can be away, or lose a message."""

    def __init__(self) -> None:
        self.channels: dict[str, asyncio.Queue[dict[str, Any]]] = {}
        self.away = False
        self.loses = 0

    async def new_channel(self, prefix: str) -> str:
        if self.away:
            raise ConnectionError("away")
        name = f"{prefix}{len(self.channels)}"
        self.channels[name] = asyncio.Queue()
        return name

    async def group_add(self, group: str, channel: str) -> None:
        assert group.startswith("hub.") and channel in self.channels

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        if self.away:
            raise ConnectionError("away")
        if self.loses:
            self.loses -= 1
            return
        for queue in self.channels.values():
            queue.put_nowait(message)

    async def receive(self, channel: str) -> dict[str, Any]:
        return await self.channels[channel].get()


class Ear:
    """A process with a bell: what it was told, and why it looked into the log."""

    def __init__(self) -> None:
        self.told: list[Item] = []
        self.causes: list[str] = []
        self.changed = asyncio.Event()
        self.bell = Bell(self._answer, self._heal)
        self.tasks: list[asyncio.Task[None]] = []

    def _answer(self, item: Item, told_at: float) -> None:
        self.told.append(item)
        self.changed.set()

    def _heal(self, cause: str) -> None:
        self.causes.append(cause)
        self.changed.set()

    async def begin(self) -> "Ear":
        await self.bell.hang()
        for work in (self.bell.keep_ringing(), self.bell.keep_listening()):
            self.tasks.append(asyncio.create_task(work))
        return self

    async def until(self, holds: Any) -> None:
        async with asyncio.timeout(20):
            while not holds():
                self.changed.clear()
                await self.changed.wait()


@pytest.fixture
async def layer(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Layer]:
    one = Layer()
    monkeypatch.setattr(bell_module, "get_channel_layer", lambda: one)
    monkeypatch.setattr(bell_module, "BEAT", 0.02)
    monkeypatch.setattr(bell_module, "PAUSE", 0.02)
    monkeypatch.setattr(bell_module, "SILENCE", 0.5)
    with override_settings(REDIS_HOSTS=["redis://one"]):
        yield one


async def test_what_gathers_goes_in_one_message_and_not_back_to_its_sender(layer: Layer) -> None:
    here, there = await Ear().begin(), await Ear().begin()
    items = [{"event": number} for number in range(30)]
    for item in items:
        here.bell.ring("room:quai", item)
    await there.until(lambda: len(there.told) == len(items))
    assert there.told == items
    assert here.told == []


async def test_a_lost_message_is_noticed_by_the_next_one(layer: Layer) -> None:
    here, there = await Ear().begin(), await Ear().begin()
    here.bell.ring("room:quai", {"event": 1})
    await there.until(lambda: there.told)
    layer.loses = 1
    here.bell.ring("room:quai", {"event": 2})
    await there.until(lambda: there.causes)
    assert there.causes[0] == "gap"


async def test_a_layer_that_was_away_is_noticed_when_it_is_back(layer: Layer) -> None:
    here, there = await Ear().begin(), await Ear().begin()
    here.bell.ring("room:quai", {"event": 1})
    await there.until(lambda: there.told)
    layer.away = True
    here.bell.ring("room:quai", {"event": 2})
    async with asyncio.timeout(20):
        while here.bell.waiting:  # noqa: ASYNC110 (nothing tells that it was sent in vain)
            await asyncio.sleep(0)
    layer.away = False
    await there.until(lambda: "gap" in there.causes)
    # Who could not tell has lost its own echo, and looks too: it may have missed others.
    await here.until(lambda: "gap" in here.causes)


async def test_a_layer_that_is_away_at_the_beginning_is_heard_when_it_is_there(
    layer: Layer,
) -> None:
    here = await Ear().begin()
    layer.away = True
    there = await Ear().begin()
    layer.away = False
    # What was told before it could hear is looked for in the log.
    await there.until(lambda: there.causes)
    here.bell.ring("room:quai", {"event": 1})
    await there.until(lambda: there.told)


async def test_a_process_that_is_not_heard_any_more_may_have_told_nothing_of_its_last(
    layer: Layer,
) -> None:
    here, there = await Ear().begin(), await Ear().begin()
    here.bell.ring("room:quai", {"event": 1})
    await there.until(lambda: there.told)
    for task in here.tasks:
        task.cancel()
    await there.until(lambda: there.causes)
    assert there.causes == ["silence"]


async def test_a_process_without_a_hub_counts_nothing_and_is_heard(layer: Layer) -> None:
    there = await Ear().begin()
    for number in (7, 8):
        message = {"type": "hub.told", "group": "hub.0", "from": "", "number": 0, "at": 0.0}
        await layer.group_send("hub.0", {**message, "items": [{"event": number}]})
    await there.until(lambda: len(there.told) == 2)
    assert there.causes == []


def test_streams_are_shared_out_among_the_hosts_of_the_layer() -> None:
    streams = [f"room:{number}" for number in range(200)]
    with override_settings(REDIS_HOSTS=["redis://one", "redis://two"]):
        assert {group_of(stream) for stream in streams} == {"hub.0", "hub.1"}
    with override_settings(REDIS_HOSTS=["redis://one"]):
        assert {group_of(stream) for stream in streams} == {"hub.0"}
