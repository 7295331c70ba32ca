"""The hub: one a process. It hears each stream once and hands its bytes to the sockets that follow it."""

import asyncio
import itertools
import logging
import threading
import uuid
from collections import defaultdict
from collections.abc import Coroutine, Iterable, Sequence
from typing import Any

from django.conf import settings

from chatcore.foundation.shapes import encode
from chatcore.live import beat, limits, log, registry
from chatcore.live.bell import Bell, group_of
from chatcore.live.feed import Feed
from chatcore.live.frames import EphemeralEvent, Hello, Me
from chatcore.live.log import Published
from chatcore.live.socket import Identity, Socket
from chatcore.live.threads import in_db

logger = logging.getLogger(__name__)

EVERYBODY = "everybody"


class Hub:
    """The sockets of this process and the streams they follow. Everything runs on one event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.feeds: dict[str, Feed] = {}
        self.people: dict[uuid.UUID, set[Socket]] = defaultdict(set)
        self.bell = Bell(self._answer)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._starting = asyncio.Lock()
        self._started = False

    # Sockets come and go

    async def add(self, socket: Socket) -> None:
        """Subscribe ``socket`` to all its streams, then say hello with their heads.

        Subscribing comes first and the heads are read after it, so nothing falls between.
        """
        await self._start()
        person = socket.identity.id
        if len(self.people[person]) >= limits.SOCKETS_A_PERSON:
            socket.close_soon(limits.CLOSE_TOO_MANY)
            return
        self.people[person].add(socket)
        await self._follow(socket, {f"user:{person}"})
        streams = await in_db(registry.streams_of, person)
        await self._follow(socket, streams - socket.closed_streams)
        epoch, heads = await in_db(_epoch_and_heads, sorted(socket.streams))
        for stream, head in heads.items():
            self._begin(stream, head)
        if socket.closed:
            self.remove(socket)
            return
        socket.begin(
            Hello(
                epoch=epoch,
                session=socket.id,
                heartbeat=settings.HEARTBEAT,
                me=Me(id=str(person), name=socket.identity.name),
                heads={stream: head for stream, head in heads.items() if stream in socket.streams},
            )
        )
        await registry.opened(socket)

    def remove(self, socket: Socket) -> None:
        """Forget ``socket``; streams that nobody here follows any more are left."""
        socket.gone()
        for stream in list(socket.streams):
            self._unfollow(socket, stream)
        sockets = self.people.get(socket.identity.id)
        if sockets is not None:
            sockets.discard(socket)
            if not sockets:
                del self.people[socket.identity.id]

    async def open_stream(self, socket: Socket, stream: str, *, after: int) -> None:
        """Let ``socket`` hear ``stream`` from behind ``after`` on: it was just given to it."""
        socket.closed_streams.discard(stream)
        if stream in socket.streams:
            return
        socket.hold(stream)
        await self._follow(socket, {stream})
        missed = await in_db(log.after, stream, after)
        self._begin(stream, after)
        self.catch_up(stream, missed)
        if stream in socket.streams:
            await socket.replay(event.text for event in missed)
        socket.release(stream, after=missed[-1].seq if missed else after)

    def close_stream(self, socket: Socket, stream: str) -> None:
        """Let ``socket`` hear nothing more of ``stream``."""
        socket.closed_streams.add(stream)
        self._unfollow(socket, stream)

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine in the background, and keep hold of it until it ends."""
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("A background task of the hub failed", exc_info=error)

    async def _follow(self, socket: Socket, streams: Iterable[str]) -> None:
        new = []
        for stream in streams:
            feed = self.feeds.get(stream)
            if feed is None:
                feed = self.feeds[stream] = Feed(self, stream)
                new.append(stream)
            feed.sockets.add(socket)
            socket.streams.add(stream)
        for stream in new:
            await self.bell.join(stream)

    def _unfollow(self, socket: Socket, stream: str) -> None:
        socket.streams.discard(stream)
        feed = self.feeds.get(stream)
        if feed is None:
            return
        feed.sockets.discard(socket)
        if not feed.sockets:
            del self.feeds[stream]
            self.spawn(self.bell.leave(stream))

    def _begin(self, stream: str, head: int) -> None:
        if feed := self.feeds.get(stream):
            feed.begin(head)

    def catch_up(self, stream: str, events: Sequence[Published]) -> None:
        """Take over what was read from the log before the doorbell rang for it: nobody gets it twice."""
        feed = self.feeds.get(stream)
        if feed and events and feed.last is not None and events[-1].seq > feed.last:
            for event in events:
                feed.offer(event)

    # The doorbell

    async def _start(self) -> None:
        async with self._starting:
            if self._started:
                return
            await self.bell.hang()
            await self.bell.join(EVERYBODY)
            self.spawn(self.bell.keep_ringing())
            self.spawn(self.bell.keep_listening())
            self.spawn(beat.keep_beating(self))
            self._started = True

    def _answer(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "hub.events":
            if feed := self.feeds.get(message["stream"]):
                for seq, type_, text in message["events"]:
                    feed.offer(Published(message["stream"], seq, type_, text))
        elif kind == "hub.whisper":
            if feed := self.feeds.get(message["stream"]):
                feed.whisper(message["text"], message["except"])
        elif kind == "hub.watched":
            self._tell_watchers(message["people"])
        elif kind == "hub.close":
            self._close(message)

    def _tell_watchers(self, people: dict[str, Any]) -> None:
        for socket in itertools.chain.from_iterable(self.people.values()):
            if mine := {id_: people[id_] for id_ in people.keys() & socket.watching}:
                socket.whisper(encode({"type": "presence.changed", "people": mine}).decode())

    def _close(self, message: dict[str, Any]) -> None:
        for socket in list(self.people.get(uuid.UUID(message["person"]), ())):
            identity = socket.identity
            if message["session"] not in (None, identity.session):
                continue
            if message["token"] not in (None, identity.token and str(identity.token)):
                continue
            socket.close_soon(limits.CLOSE_SIGNED_OUT)

    def sockets(self) -> list[Socket]:
        """Return the sockets of this process."""
        return list(itertools.chain.from_iterable(self.people.values()))

    async def stop(self) -> None:
        """Close every socket with 1012, so that clients come back to another process or later."""
        sockets = self.sockets()
        for socket in sockets:
            socket.close_soon(limits.CLOSE_RESTART)
        await asyncio.gather(*(socket.ended() for socket in sockets))


def _epoch_and_heads(streams: Sequence[str]) -> tuple[str, dict[str, int]]:
    return log.epoch(), log.heads_of(streams)


_current: Hub | None = None
_lock = threading.Lock()


def of_this_loop() -> Hub:
    """Return the hub of the running event loop, made when it is first asked for."""
    global _current
    with _lock:
        if _current is None or _current.loop is not asyncio.get_running_loop():
            _current = Hub()
        return _current


async def stop() -> None:
    """Close the sockets of this process, if it has any: it is about to end."""
    if _current is not None and _current.loop is asyncio.get_running_loop():
        await _current.stop()


def publish(published: Sequence[Published]) -> None:
    """Ring for committed events, from any thread. What is lost on the way is found by position."""
    by_stream: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for event in published:
        by_stream[event.stream].append((event.seq, event.type, event.text))
    for stream, events in by_stream.items():
        _ring(stream, {"type": "hub.events", "stream": stream, "events": events})


def whisper(stream: str, event: EphemeralEvent, *, but: str | None = None) -> None:
    """Send an ephemeral event to those who follow ``stream``, except the socket ``but``."""
    text = encode(event).decode()
    _ring(stream, {"type": "hub.whisper", "stream": stream, "text": text, "except": but})


def tell_watchers(people: dict[str, Any]) -> None:
    """Send the new presence of ``people`` (id: state) to the sockets that watch them."""
    _ring(EVERYBODY, {"type": "hub.watched", "people": people})


def sign_out(
    person: uuid.UUID, *, session: str | None = None, token: uuid.UUID | None = None
) -> None:
    """Close the person's sockets, or those of one session or token, with 4003."""
    _ring(
        f"user:{person}",
        {
            "type": "hub.close",
            "person": str(person),
            "session": session,
            "token": str(token) if token else None,
        },
    )


def identity_changed(identity: Identity) -> None:
    """Let the sockets of this process speak under a name or language that was just changed."""
    hub = _current
    if hub is not None and not hub.loop.is_closed():
        hub.loop.call_soon_threadsafe(_rename, hub, identity)


def _rename(hub: Hub, identity: Identity) -> None:
    for socket in hub.people.get(identity.id, ()):
        socket.identity = socket.identity._replace(
            person=identity.person, name=identity.name, language=identity.language
        )


def _ring(stream: str, message: dict[str, Any]) -> None:
    hub = _current
    if hub is not None and not hub.loop.is_closed():
        hub.loop.call_soon_threadsafe(hub.bell.ring, stream, message)
    elif settings.REDIS_HOSTS:
        from chatcore.live.outside import ring_from_outside

        ring_from_outside(group_of(stream), message)
