"""Straight into the transports: one that has gone, or does not read, costs nobody else anything."""

import asyncio
import json
import uuid
from typing import Any

from chatcore.live.feed import Feed
from chatcore.live.log import Published
from chatcore.live.socket import Identity, Socket
from chatcore.live.wire import Frame
from chatcore.project.wires import UvicornWire


class Transport:
    """As much of uvloop's transport as a wire needs: a closed one refuses to be written to."""

    def __init__(self, *, closed: bool = False) -> None:
        self.closed = closed
        self.aborted = False
        self.reading = False
        self.written: list[bytes] = []

    def set_write_buffer_limits(self, *, high: int) -> None:
        self.high = high

    def write(self, data: bytes) -> None:
        self._alive()
        self.written.append(data)

    def abort(self) -> None:
        self.aborted = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        self._alive()
        self.reading = False

    def resume_reading(self) -> None:
        self._alive()
        self.reading = True

    def _alive(self) -> None:
        if self.closed:
            raise RuntimeError("unable to perform operation: the handler is closed")


class House:
    """As much of the hub as a feed needs."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.moved: set[Feed] = set()
        self.told_at = 0.0


class Protocol:
    """As much of uvicorn's protocol as a wire needs."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.read_paused = True

    async def send(self, message: dict[str, Any]) -> None:
        raise AssertionError(f"nothing is sent by ASGI here: {message}")


def socket_on(transport: Transport) -> Socket:
    wire = UvicornWire(Protocol(transport))
    socket = Socket(Identity(None, uuid.uuid4(), "Chloé", "fr"), wire)
    socket.open = True
    return socket


async def test_those_behind_a_connection_that_has_gone_hear_the_event_all_the_same() -> None:
    transports = [Transport(closed=number % 2 == 0) for number in range(20)]
    feed = Feed(House(), "room:quai")  # type: ignore[arg-type]
    feed.sockets.update(map(socket_on, transports))
    feed.begin(0)
    feed.offer(Published("room:quai", 1, "test.happened", "{}"))
    feed.flush()
    assert [len(transport.written) for transport in transports] == [0, 1] * 10


async def test_nothing_more_is_written_to_what_has_gone() -> None:
    transport = Transport(closed=True)
    socket = socket_on(transport)
    socket.wire.write(Frame(["{}"]))
    assert socket.wire.lags and not socket.is_clear


async def test_reading_stops_and_goes_on_unless_the_connection_has_gone() -> None:
    there, gone = Transport(), Transport(closed=True)
    for transport in (there, gone):
        wire = UvicornWire(Protocol(transport))
        wire.resume()
        wire.pause()
        wire.resume()
    assert there.reading and not gone.reading


async def test_who_lags_is_dropped_when_closed() -> None:
    transport = Transport()
    socket = socket_on(transport)
    socket.wire.lags = True
    socket.close_soon(4008)
    assert transport.aborted


async def test_a_burst_of_thousands_in_one_turn_closes_nobody_who_reads() -> None:
    transport = Transport()
    socket = socket_on(transport)
    feed = Feed(House(), "room:quai")  # type: ignore[arg-type]
    feed.sockets.add(socket)
    feed.begin(0)
    for seq in range(1, 2_501):
        feed.offer(Published("room:quai", seq, "test.happened", f'{{"seq":{seq}}}'))
    for _ in range(40):
        await asyncio.sleep(0)
    assert not socket.closed
    assert len(transport.written) == 25
    heard = [seq for data in transport.written for seq in sequence_in(data)]
    assert heard == list(range(1, 2_501))


def sequence_in(data: bytes) -> list[int]:
    return [event["seq"] for event in json.loads(data[data.index(b"[") :])]


async def test_a_wire_gives_what_came_before_in_its_order_and_leaves_the_end_to_the_application() -> (
    None
):
    protocol = Protocol(Transport())
    end = {"type": "websocket.disconnect", "code": 1005}
    for message in ({"text": "1"}, {"bytes": b"?"}, {"text": "2"}, end):
        protocol.queue.put_nowait(message)
    heard: list[str] = []
    wire = UvicornWire(protocol)
    wire.listen(heard.append)
    assert heard == ["1", "2"]
    assert [protocol.queue.get_nowait() for _ in range(2)] == [{"bytes": b"?"}, end]
    assert protocol.transport.reading and not protocol.read_paused
    assert wire.take is not None
