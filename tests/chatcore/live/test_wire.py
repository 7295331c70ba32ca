"""Frames as they go over a websocket, and the wire that works on every server."""

import asyncio
from typing import Any

import pytest
from websockets.frames import Frame as Reference
from websockets.frames import Opcode

from chatcore.live.wire import AsgiWire, Frame


@pytest.mark.parametrize("size", [1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_is_written_as_the_websockets_library_writes_it(size: int) -> None:
    text = "é" + "x" * (size - 2) if size > 1 else "x"
    reference = Reference(Opcode.TEXT, text.encode()).serialize(mask=False)
    assert Frame([text]).wire == reference


def test_one_object_is_itself_and_several_are_an_array() -> None:
    assert Frame(["{}"]).text == "{}"
    assert Frame(["{}", "1"]).text == "[{},1]"


async def test_a_wire_lags_until_the_server_has_taken_the_frame() -> None:
    sent: list[dict[str, Any]] = []
    taken, ready = asyncio.Event(), asyncio.Event()

    async def send(message: dict[str, Any]) -> None:
        await taken.wait()
        sent.append(message)

    wire = AsgiWire(send)
    wire.when_ready(ready.set)
    wire.write(Frame(["{}"]))
    assert wire.lags
    taken.set()
    await asyncio.wait_for(ready.wait(), 10)
    assert not wire.lags
    assert sent == [{"type": "websocket.send", "text": "{}"}]
    wire.close(4003)
    await wire.closed()
    assert sent[-1] == {"type": "websocket.close", "code": 4003}


async def test_a_wire_to_somebody_who_has_gone_raises_nothing() -> None:
    async def send(message: dict[str, Any]) -> None:
        raise OSError("gone")

    wire = AsgiWire(send)
    wire.write(Frame(["{}"]))
    wire.close(1012)
    await wire.closed()
