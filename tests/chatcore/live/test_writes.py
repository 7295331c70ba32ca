"""The writes of a socket: in their order whatever each needs, and never more than a frame's worth at once."""

import asyncio
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from chatcore.foundation.errors import Unavailable
from chatcore.live import limits, writer
from chatcore.live.answers import Answers
from chatcore.live.frames import Command
from chatcore.live.registry import AtOnce, Registered
from chatcore.live.socket import Identity, Socket
from chatcore.live.writes import Writes


class Put(Command, frozen=True, kw_only=True, tag="test.put"):
    """Puts a word; one that is "slow" needs its handler."""

    word: str


class Wire:
    """Counts how often reading stopped and went on."""

    lags = False

    def __init__(self) -> None:
        self.told: list[str] = []

    def when_ready(self, resume: Callable[[], None]) -> None:
        self.ready = resume

    def write(self, frame: Any) -> None:
        self.told.append(frame.text)

    def pause(self) -> None:
        self.told.append("pause")

    def resume(self) -> None:
        self.told.append("resume")


class House:
    """A writer whose commits the test makes, and handlers that take a turn of the loop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.put: list[str] = []
        self.begun: list[tuple[str, asyncio.Future[str]]] = []
        monkeypatch.setattr(writer, "begin", self.begin)
        self.wire = Wire()
        socket = Socket(Identity(None, uuid.uuid4(), "Chloé", "fr"), self.wire)  # type: ignore[arg-type]
        socket.open = True
        self.writes = Writes(socket, Answers(socket))
        at_once = AtOnce(
            lambda socket, asked: None if asked.word.startswith("slow") else asked.word,  # type: ignore[arg-type,return-value]
            lambda socket, asked, written: {"put": written},
        )
        self.registered = Registered(Put, self.handle, True, True, at_once)

    def begin(self, word: str) -> "asyncio.Future[str]":
        if word == "full":
            raise Unavailable
        future: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.begun.append((word, future))
        return future

    async def handle(self, socket: Socket, asked: Put) -> dict[str, str]:
        await asyncio.sleep(0)
        self.put.append(asked.word)
        return {"put": asked.word}

    def commit(self) -> None:
        """Commit what the writer was given, in its order."""
        begun, self.begun = self.begun, []
        for word, future in begun:
            self.put.append(word)
            future.set_result(word)

    def ask(self, *words: str) -> None:
        for number, word in enumerate(words):
            self.writes.add(self.registered, Put(ref=f"{number}", word=word))


async def turns(count: int = 5) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_what_is_ready_goes_to_the_writer_together(monkeypatch: pytest.MonkeyPatch) -> None:
    house = House(monkeypatch)
    house.ask("un", "deux", "trois")
    assert [word for word, _ in house.begun] == ["un", "deux", "trois"]
    house.commit()
    await turns()
    answers = "".join(house.wire.told)
    assert [answers.index(f'"put":"{word}"') for word in ("un", "deux", "trois")] == sorted(
        answers.index(f'"put":"{word}"') for word in ("un", "deux", "trois")
    )


async def test_a_slow_one_waits_for_those_before_it_and_holds_those_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = House(monkeypatch)
    house.ask("un", "slow deux", "trois")
    await turns()
    assert [word for word, _ in house.begun] == ["un"] and house.put == []
    house.commit()
    await turns()
    assert house.put == ["un", "slow deux", "trois"]


async def test_a_writer_that_is_full_refuses_one_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = House(monkeypatch)
    house.ask("full", "slow un")
    await turns()
    assert house.put == ["slow un"]
    assert '"code":"unavailable"' in "".join(house.wire.told)


@pytest.mark.parametrize("word", ["vite", "slow"])
async def test_beyond_a_frames_worth_nothing_more_is_read_until_all_is_written(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    house = House(monkeypatch)
    house.ask(*[word] * limits.COMMANDS_A_FRAME)
    assert house.wire.told == []
    house.ask(word)
    assert house.wire.told == ["pause"]
    waiting = asyncio.ensure_future(house.writes.room())
    await turns(3)
    assert not waiting.done()
    house.commit()
    await turns(3 * limits.COMMANDS_A_FRAME)
    assert waiting.done() and house.wire.told.count("resume") == 1
    assert house.put == [word] * (limits.COMMANDS_A_FRAME + 1)
