"""``typing.start``: said to the room for eight seconds, or until the message is there."""

import asyncio
from typing import NamedTuple

from chatcore.live import hub
from chatcore.live.registry import command, when_closed
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from chatcore.people.models import Person
from rooms.conversations.commands import TypingStart
from rooms.conversations.events import TypingStarted, TypingStopped
from rooms.conversations.models.room import stream_of
from rooms.conversations.selectors.access import Right, room_for, topic_in

# Live protocol: "expires by itself after 8 s".
SECONDS = 8.0


class _Place(NamedTuple):
    stream: str
    room: str
    topic: str | None


# What each socket of this process is typing, and the timer that ends it. Event loop only.
_typing: dict[str, dict[str, tuple[_Place, asyncio.TimerHandle]]] = {}


@command(TypingStart)
async def start(socket: Socket, asked: TypingStart) -> dict[str, str]:
    """Say to the others of the room that the person is writing."""
    place = await in_db(_place_for, socket.identity.person, asked)
    if socket.closed:
        return {}
    mine = _typing.setdefault(socket.id, {})
    if known := mine.get(place.room):
        known[1].cancel()
        if known[0] != place:
            _say_stopped(socket, known[0])
    timer = asyncio.get_running_loop().call_later(SECONDS, stop_typing, socket, place.room)
    mine[place.room] = (place, timer)
    event = TypingStarted(room=place.room, topic=place.topic, person=str(socket.identity.id))
    hub.whisper(place.stream, event, but=socket.id)
    return {}


def stop_typing(socket: Socket, room: str) -> None:
    """End the typing of ``socket`` in ``room``, if it was typing there."""
    mine = _typing.get(socket.id, {})
    if known := mine.pop(room, None):
        known[1].cancel()
        _say_stopped(socket, known[0])
    if not mine:
        _typing.pop(socket.id, None)


@when_closed
async def stop_all(socket: Socket) -> None:
    """Somebody who has gone is not writing any more."""
    for room in list(_typing.get(socket.id, {})):
        stop_typing(socket, room)


def _say_stopped(socket: Socket, place: _Place) -> None:
    event = TypingStopped(room=place.room, topic=place.topic, person=str(socket.identity.id))
    hub.whisper(place.stream, event, but=socket.id)


def _place_for(actor: Person, asked: TypingStart) -> _Place:
    room = room_for(actor, asked.room, to=Right.REPLY).room
    topic = topic_in(room, asked.topic) if asked.topic is not None else None
    return _Place(stream_of(room.id), str(room.id), str(topic.id) if topic else None)
