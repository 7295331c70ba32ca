"""What the apps give to the live path: commands, events, stream sources, gatekeepers.

Filled when the apps are loaded (their ``consumers`` and ``events`` modules), read ever after.
"""

import uuid
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from chatcore.live.frames import Command, DoorEvent, EphemeralEvent, StreamEvent

if TYPE_CHECKING:
    from chatcore.live.socket import Socket
    from chatcore.live.writer import Write

_C = TypeVar("_C", bound=Command)
_E = TypeVar("_E", bound=type[StreamEvent] | type[EphemeralEvent])
Handler = Callable[["Socket", Any], Awaitable[Any]]
StreamSource = Callable[[Collection[uuid.UUID]], Iterable[tuple[uuid.UUID, str]]]


class AtOnce(NamedTuple):
    """What answers a command without a task, when nothing of its socket is before it.

    ``write`` returns the write that the command is, or None when it needs its handler: it queries nothing and
    may raise a ``Problem``. ``answer`` makes the result of what the writer gave back.
    """

    write: Callable[["Socket", Any], "Write[Any] | None"]
    answer: Callable[["Socket", Any, Any], Any]


class Registered(NamedTuple):
    """A command and who answers it. Writes of one socket are done one after the other."""

    shape: type[Command]
    handler: Handler
    writes: bool
    posts: bool
    at_once: AtOnce | None


commands: dict[str, Registered] = {}
events: dict[str, type[StreamEvent]] = {}
doors: set[type[StreamEvent]] = set()
ephemeral_events: dict[str, type[EphemeralEvent]] = {}
_stream_sources: list[StreamSource] = []
_closers: list[Callable[["Socket"], Awaitable[None]]] = []
_openers: list[Callable[["Socket"], Awaitable[None]]] = []


def tag_of(shape: type[msgspec.Struct]) -> str:
    """Return the value of ``type`` that stands for ``shape`` on the wire."""
    return str(shape.__struct_config__.tag)


def command(
    shape: type[_C], *, writes: bool = False, posts: bool = False, at_once: AtOnce | None = None
) -> Callable[[Callable[["Socket", _C], Awaitable[Any]]], Callable[["Socket", _C], Awaitable[Any]]]:
    """Register the decorated coroutine function as the one that answers ``shape``.

    Args:
        writes: it changes something, so it keeps its place in the order of its socket.
        posts: it counts against the tighter limit of posting.
        at_once: how it is answered where no handler needs to be waited for.
    """

    def register(
        handler: Callable[["Socket", _C], Awaitable[Any]],
    ) -> Callable[["Socket", _C], Awaitable[Any]]:
        commands[tag_of(shape)] = Registered(shape, handler, writes, posts, at_once)
        return handler

    return register


def event(shape: _E) -> _E:
    """Register an event, so that schemas and contract tests know it and the hub minds its doors."""
    if issubclass(shape, StreamEvent):
        events[tag_of(shape)] = shape
        if issubclass(shape, DoorEvent):
            doors.add(shape)
    else:
        ephemeral_events[tag_of(shape)] = shape
    return shape


def streams_from(source: StreamSource) -> StreamSource:
    """Register a source of the streams that people may hear: for each person, their names."""
    _stream_sources.append(source)
    return source


def streams_of(people: Collection[uuid.UUID]) -> dict[uuid.UUID, set[str]]:
    """Return the names of all streams of each of ``people`` (queries: one a source, however many people)."""
    streams = {person: {f"user:{person}"} for person in people}
    for source in _stream_sources:
        for person, stream in source(people):
            streams[person].add(stream)
    return streams


def when_opened(
    function: Callable[["Socket"], Awaitable[None]],
) -> Callable[["Socket"], Awaitable[None]]:
    """Register what happens when a socket has said hello."""
    _openers.append(function)
    return function


def when_closed(
    function: Callable[["Socket"], Awaitable[None]],
) -> Callable[["Socket"], Awaitable[None]]:
    """Register what happens when a socket has gone."""
    _closers.append(function)
    return function


async def opened(socket: "Socket") -> None:
    for function in _openers:
        await function(socket)


async def closed(socket: "Socket") -> None:
    for function in _closers:
        await function(socket)
