"""``typing.start``: said to the room for eight seconds, or until the message is there."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import NamedTuple

from chatcore.live import hub
from chatcore.live.registry import command, when_closed
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from chatcore.people.models import Person
from presence import hiding
from presence.selectors.own import hides
from rooms.conversations.commands import TypingStart
from rooms.conversations.events import TypingStarted, TypingStopped
from rooms.conversations.models.room import stream_of
from rooms.conversations.selectors.access import Right, room_for, topic_in

# Live protocol: "expires by itself after 8 s".
SECONDS = 8.0
# A start that follows another sooner than this is not said again: who heard the first shows it still.
EVERY = 3.0
# For how long the right to write somewhere is remembered. Whoever loses the room's stream loses it at once.
REMEMBERED = 10.0


class _Place(NamedTuple):
    stream: str
    room: str
    topic: str | None
    # Of somebody who does not show that they are there: nothing is said.
    hidden: bool


@dataclass(slots=True)
class _Typing:
    """Somebody who is typing in a room, by which sockets, and when it was said last."""

    place: _Place
    ends: asyncio.TimerHandle
    said_at: float
    by: set[str] = field(default_factory=set)


# Who types in which room, and where a socket was allowed to until when. Event loop only.
_typing: dict[tuple[str, str], _Typing] = {}
_allowed: dict[str, dict[tuple[str, str | None], tuple[_Place, float]]] = {}


@command(TypingStart)
async def start(socket: Socket, asked: TypingStart) -> dict[str, str]:
    """Say to the others of the room that the person is writing."""
    place = _remembered(socket, asked) or await _looked_up(socket, asked)
    if socket.closed:
        return {}
    if place.hidden or hiding.is_hiding(socket.identity.id):
        _stop((str(socket.identity.id), place.room))
        return {}
    key = str(socket.identity.id), place.room
    known, moment = _typing.get(key), time.monotonic()
    if known is not None:
        known.ends.cancel()
        if known.place != place:
            _say_stopped(key, known.place, but=socket.id)
            known = None
    ends = asyncio.get_running_loop().call_later(SECONDS, _stop, key)
    if known is None:
        known = _typing[key] = _Typing(place, ends, moment)
        _say_started(key, place, but=socket.id)
    elif moment - known.said_at >= EVERY:
        known.said_at = moment
        _say_started(key, place, but=socket.id)
    known.ends = ends
    known.by.add(socket.id)
    return {}


def stop_typing(socket: Socket, room: str) -> None:
    """End the typing of the person of ``socket`` in ``room``, if they were typing there."""
    _stop((str(socket.identity.id), room))


@when_closed
async def stop_all(socket: Socket) -> None:
    """Somebody who has gone is not writing any more, unless they are on another device."""
    _allowed.pop(socket.id, None)
    for key, known in list(_typing.items()):
        if socket.id in known.by:
            known.by.discard(socket.id)
            if not known.by:
                _stop(key)


def _stop(key: tuple[str, str]) -> None:
    if known := _typing.pop(key, None):
        known.ends.cancel()
        _say_stopped(key, known.place, but=next(iter(known.by), None))


def _say_started(key: tuple[str, str], place: _Place, *, but: str) -> None:
    event = TypingStarted(room=place.room, topic=place.topic, person=key[0])
    hub.whisper(place.stream, event, but=but)


def _say_stopped(key: tuple[str, str], place: _Place, *, but: str | None) -> None:
    event = TypingStopped(room=place.room, topic=place.topic, person=key[0])
    hub.whisper(place.stream, event, but=but)


def _remembered(socket: Socket, asked: TypingStart) -> _Place | None:
    """Return the place where this socket may write, if it was allowed a moment ago and still hears it."""
    known = _allowed.get(socket.id, {}).get((asked.room, asked.topic))
    if known is None or known[1] <= time.monotonic() or known[0].stream not in socket.streams:
        return None
    return known[0]


async def _looked_up(socket: Socket, asked: TypingStart) -> _Place:
    place = await in_db(_place_for, socket.identity.person, asked)
    if not socket.closed:
        moment = time.monotonic()
        mine = _allowed.setdefault(socket.id, {})
        for key in [key for key, (_, until) in mine.items() if until <= moment]:
            del mine[key]
        mine[asked.room, asked.topic] = (place, moment + REMEMBERED)
    return place


def _place_for(actor: Person, asked: TypingStart) -> _Place:
    room = room_for(actor, asked.room, to=Right.REPLY).room
    topic = topic_in(room, asked.topic) if asked.topic is not None else None
    return _Place(
        stream_of(room.id),
        str(room.id),
        str(topic.id) if topic else None,
        hidden=hides(actor),
    )
