"""Typing is said rarely and looked up rarely, and its rights stay exact."""

from collections.abc import Iterator
from typing import Any

import pytest

from chatcore.foundation.errors import NotFound
from chatcore.live import hub
from chatcore.live.socket import Identity, Socket
from chatcore.live.threads import in_db
from chatcore.live.wire import AsgiWire
from chatcore.people.models import Person
from presence import hiding
from presence.actions.own import change_discretion
from rooms.conversations.commands import TypingStart
from rooms.conversations.consumers import typing
from rooms.conversations.models import Room
from tests.worlds.rivages import World, build_world

pytestmark = pytest.mark.django_db(transaction=True)


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.moment = 1_000.0

    def monotonic(self) -> float:
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(typing, "time", moved)
    return moved


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The types of what the room hears."""
    heard: list[str] = []

    def whisper(stream: str, event: Any, *, but: str | None = None) -> None:
        heard.append(event.__struct_config__.tag)

    monkeypatch.setattr(hub, "whisper", whisper)
    _forget()
    yield heard
    _forget()


def _forget() -> None:
    """Whoever typed in another test of this process stays known when its event loop ends before the eight seconds."""
    typing._typing.clear()
    typing._allowed.clear()


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> list[TypingStart]:
    """What was asked of the database."""
    asked: list[TypingStart] = []
    look = typing._place_for

    def counted(actor: Person, command: TypingStart) -> Any:
        asked.append(command)
        return look(actor, command)

    monkeypatch.setattr(typing, "_place_for", counted)
    return asked


def socket_of(person: Person, *rooms: Room) -> Socket:
    async def send(message: dict[str, Any]) -> None:
        return

    socket = Socket(
        Identity(person=person, id=person.id, name=person.name, language="fr"), AsgiWire(send)
    )
    socket.streams = {room.stream for room in rooms}
    return socket


async def start(socket: Socket, room: Room, topic: str | None = None) -> None:
    await typing.start(socket, TypingStart(ref="t", room=str(room.id), topic=topic))


async def test_who_goes_on_typing_is_said_every_three_seconds_and_looked_up_every_ten(
    clock: Clock, said: list[str], lookups: list[TypingStart]
) -> None:
    world: World = await in_db(build_world)
    socket = socket_of(world.ada, world.club)
    for _ in range(10):
        await start(socket, world.club)
        clock.moment += 1.0
    assert said == ["typing.started"] * 4
    assert len(lookups) == 1
    await start(socket, world.club)
    assert len(lookups) == 2
    typing.stop_typing(socket, str(world.club.id))
    assert said[-1] == "typing.stopped"
    await start(socket, world.club)
    assert said[-1] == "typing.started"


async def test_two_devices_are_one_person_who_types(clock: Clock, said: list[str]) -> None:
    world: World = await in_db(build_world)
    desk, phone = socket_of(world.ada, world.club), socket_of(world.ada, world.club)
    await start(desk, world.club)
    await start(phone, world.club)
    assert said == ["typing.started"]
    await typing.stop_all(desk)
    assert said == ["typing.started"]
    await typing.stop_all(phone)
    assert said == ["typing.started", "typing.stopped"]
    assert not typing._typing
    assert not typing._allowed


async def test_another_topic_is_another_place(clock: Clock, said: list[str]) -> None:
    world: World = await in_db(build_world)
    socket = socket_of(world.ada, world.quay)
    topic = await in_db(lambda: str(world.quay.topics.get(general=True).id))
    await start(socket, world.quay)
    await start(socket, world.quay, topic)
    assert said == ["typing.started", "typing.stopped", "typing.started"]


async def test_a_right_is_not_remembered_longer_than_the_stream_is_heard(
    clock: Clock, said: list[str], lookups: list[TypingStart]
) -> None:
    world: World = await in_db(build_world)
    socket = socket_of(world.dede, world.club)
    await in_db(
        lambda: world.club.members.get_or_create(person=world.dede, defaults={"role": "member"})
    )
    await start(socket, world.club)
    await in_db(lambda: world.club.members.filter(person=world.dede).delete())
    await in_db(Room.objects.filter(id=world.club.id).update, visibility="private")
    socket.streams.clear()
    with pytest.raises(NotFound):
        await start(socket, world.club)
    assert len(lookups) == 2


async def test_who_hides_is_not_seen_typing_not_even_in_the_middle_of_it(
    clock: Clock, said: list[str]
) -> None:
    world: World = await in_db(build_world)
    desk, phone = socket_of(world.ada, world.club), socket_of(world.ada, world.club)
    await start(desk, world.club)
    await in_db(change_discretion, actor=world.ada, invisible=True)
    await start(desk, world.club)
    assert said == ["typing.started", "typing.stopped"], "what was remembered does not show her"
    hiding.note(world.ada.id, invisible=False)
    await start(phone, world.club)
    assert said == ["typing.started", "typing.stopped"], "nor does a process that was not told"
    await in_db(change_discretion, actor=world.ada, invisible=False)
    clock.moment += 11.0
    await start(phone, world.club)
    assert said[-1] == "typing.started"
