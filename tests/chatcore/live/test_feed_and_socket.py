"""What the black-box tests cannot stage: rings out of order, lost and doubled; sockets that do not read."""

import asyncio
import json
import uuid
from typing import Any

import pytest

from chatcore.live import feed as feed_module
from chatcore.live import limits
from chatcore.live.feed import Feed
from chatcore.live.frames import Heads
from chatcore.live.log import REPLAY_LIMIT, Published
from chatcore.live.socket import Identity, Socket
from chatcore.live.wire import AsgiWire, Frame

STREAM = "room:quai"


def event(seq: int) -> Published:
    return Published(STREAM, seq, "test.happened", json.dumps({"seq": seq}))


class Reader:
    """The other side of a socket: reads when it may, and keeps what it got."""

    def __init__(self, *, reads: bool = True) -> None:
        self.frames: list[Any] = []
        self.closed_with: int | None = None
        self.may_read = asyncio.Event()
        if reads:
            self.may_read.set()
        self.socket = Socket(Identity(None, uuid.uuid4(), "Chloé", "fr"), AsgiWire(self._send))
        self.socket.open = True
        self.socket.streams.add(STREAM)

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.close":
            self.closed_with = message["code"]
            return
        await self.may_read.wait()
        read = json.loads(message["text"])
        self.frames.append(read if isinstance(read, list) else [read])

    async def got(self) -> list[int]:
        # What a feed gathers in one turn of the loop leaves two turns later.
        for _ in range(3):
            await asyncio.sleep(0)
        await self.socket.drain()
        return [one["seq"] for frame in self.frames for one in frame]


class House:
    """As much of the hub as a feed needs."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.tasks: list[asyncio.Task[None]] = []
        self.moved: set[Feed] = set()
        self.told_at = 0.0

    def spawn(self, work: Any) -> None:
        self.tasks.append(self.loop.create_task(work))


class Log:
    """The log as the feed asks it; counts the questions."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, seqs: range) -> None:
        self.seqs, self.asked = seqs, 0
        self.answered = asyncio.Event()
        monkeypatch.setattr(feed_module, "in_db", self._after)
        monkeypatch.setattr(feed_module, "PATIENCE", 0.0)

    async def _after(self, _: object, stream: str, seq: int) -> list[Published]:
        self.asked += 1
        self.answered.set()
        return [event(one) for one in self.seqs if one > seq][:REPLAY_LIMIT]


def followed(reader: Reader, head: int = 0) -> tuple[Feed, House]:
    house = House()
    feed = Feed(house, STREAM)  # type: ignore[arg-type]
    feed.sockets.add(reader.socket)
    feed.begin(head)
    return feed, house


async def settled(house: House, log: Log) -> None:
    await asyncio.wait_for(log.answered.wait(), 10)
    await asyncio.gather(*house.tasks)


async def test_rings_out_of_order_are_delivered_in_order_and_once() -> None:
    reader = Reader()
    feed, _ = followed(reader)
    feed._healing = True  # nobody asks the log here
    for seq in (2, 1, 1, 4, 2, 3, 3, 5):
        feed.offer(event(seq))
    assert await reader.got() == [1, 2, 3, 4, 5]


async def test_what_rang_before_the_head_was_known_waits_for_it() -> None:
    reader, house = Reader(), House()
    feed = Feed(house, STREAM)  # type: ignore[arg-type]
    feed.sockets.add(reader.socket)
    for seq in (7, 9, 8):
        feed.offer(event(seq))
    feed.begin(7)
    assert await reader.got() == [8, 9]


async def test_a_hole_is_healed_from_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    log, reader = Log(monkeypatch, range(1, 6)), Reader()
    feed, house = followed(reader)
    feed.offer(event(1))
    feed.offer(event(5))
    await settled(house, log)
    assert await reader.got() == [1, 2, 3, 4, 5]
    assert log.asked == 1


async def test_a_lost_tail_is_healed_however_long_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    length = 2 * REPLAY_LIMIT + 7
    log, reader = Log(monkeypatch, range(1, length + 1)), Reader()
    feed, house = followed(reader)
    feed.heal_up_to(length, "gap")
    await settled(house, log)
    assert feed.last == length
    assert log.asked == 3


async def test_what_the_log_no_longer_holds_is_not_asked_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log, reader = Log(monkeypatch, range(5, 5 + REPLAY_LIMIT)), Reader()
    feed, house = followed(reader)
    feed.heal_up_to(5 + REPLAY_LIMIT, "gap")
    await asyncio.wait_for(settled(house, log), 10)
    assert (feed.last, log.asked) == (0, 1)


async def test_what_is_pending_goes_as_one_frame_of_a_hundred_at_the_most() -> None:
    reader = Reader()
    for seq in range(250):
        reader.socket.push(event(seq).text)
    assert await reader.got() == list(range(250))
    assert [len(frame) for frame in reader.frames] == [100, 100, 50]


async def test_a_socket_that_does_not_read_loses_whispers_first_and_is_closed_then() -> None:
    reader = Reader(reads=False)
    for seq in range(limits.EPHEMERAL_EVENTS):
        reader.socket.push(event(seq).text)
    reader.socket.whisper(Frame(['{"type":"typing.started"}']))
    assert len(reader.socket._queue) == limits.EPHEMERAL_EVENTS
    for seq in range(limits.PENDING_EVENTS - limits.EPHEMERAL_EVENTS):
        reader.socket.push(event(seq).text)
    assert not reader.socket.closed
    reader.socket.push(event(0).text)
    assert reader.socket.closed
    await reader.socket.ended()
    assert reader.closed_with == limits.CLOSE_TOO_SLOW


async def test_bytes_count_as_events_do() -> None:
    reader = Reader(reads=False)
    half = "x" * limits.EPHEMERAL_BYTES
    reader.socket.push(half)
    reader.socket.whisper(Frame(["y"]))
    assert len(reader.socket._queue) == 1
    reader.socket.push(half)
    reader.socket.push("z")
    await reader.socket.ended()
    assert reader.closed_with == limits.CLOSE_TOO_SLOW


async def test_a_replay_waits_for_the_reader_and_does_not_count_as_pending() -> None:
    reader = Reader(reads=False)
    count = 3 * limits.PENDING_EVENTS
    replay = asyncio.create_task(reader.socket.replay(event(n).text for n in range(count)))
    await asyncio.sleep(0)
    assert not replay.done() and not reader.socket.closed
    reader.may_read.set()
    await asyncio.wait_for(replay, 20)
    assert await reader.got() == list(range(count))


async def test_live_events_wait_behind_a_replay_of_their_stream() -> None:
    reader = Reader()
    reader.socket.hold(STREAM)
    for seq in (3, 4, 5):
        reader.socket.deliver(STREAM, seq, event(seq).text)
    await reader.socket.replay(event(n).text for n in (1, 2, 3))
    reader.socket.release(STREAM, after=3)
    assert await reader.got() == [1, 2, 3, 4, 5]


async def test_hello_comes_before_what_came_in_meanwhile() -> None:
    reader = Reader()
    reader.socket.open = False
    reader.socket.push(event(1).text)
    reader.socket.begin(Heads(heads={}))
    await reader.socket.drain()
    first = [one.get("type") for frame in reader.frames for one in frame]
    assert first == ["heads", None]
