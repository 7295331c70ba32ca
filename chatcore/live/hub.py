"""The hub: one a process. It hears each stream once and hands its bytes to the sockets that follow it."""

import asyncio
import itertools
import logging
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Coroutine, Sequence
from contextvars import Context
from functools import partial
from typing import Any

from django.conf import settings

from chatcore.foundation.shapes import encode
from chatcore.live import beat, limits, log, registry
from chatcore.live.batches import Batches
from chatcore.live.bell import Bell, Item
from chatcore.live.farewell import say_goodbye
from chatcore.live.feed import Feed
from chatcore.live.frames import EphemeralEvent
from chatcore.live.gauges import show
from chatcore.live.log import Published
from chatcore.live.openings import TOGETHER, open_all
from chatcore.live.outside import ring_from_outside
from chatcore.live.socket import Identity, Socket
from chatcore.live.threads import in_db
from chatcore.live.watchers import Watchers

logger = logging.getLogger(__name__)

# The stream of what concerns every process.
EVERYBODY = "everybody"


class Hub:
    """The sockets of this process and the streams they follow. Everything runs on one event loop."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.feeds: dict[str, Feed] = {}
        self.people: dict[uuid.UUID, set[Socket]] = defaultdict(set)
        self.watchers = Watchers()
        # Feeds that delivered something since the last beat.
        self.moved: set[Feed] = set()
        self.marks = beat.Marks(0)
        self.bell = Bell(self.answer, self._heal)
        self.stopping = False
        # When what is being delivered was committed (seconds since the epoch).
        self.told_at = 0.0
        self._openings = Batches(partial(open_all, self), most=TOGETHER)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._starting = asyncio.Lock()
        self._started = False
        self._healing = False

    # Sockets come and go

    async def add(self, socket: Socket) -> None:
        """Subscribe ``socket`` to all its streams and say hello, unless its person has too many."""
        await self._start()
        if self.stopping:
            socket.close_soon(limits.CLOSE_RESTART)
            return
        person = socket.identity.id
        if len(self.people[person]) >= limits.SOCKETS_A_PERSON:
            socket.close_soon(limits.CLOSE_TOO_MANY)
            return
        self.people[person].add(socket)
        await self._openings.do(socket)
        if socket.open:
            await registry.opened(socket)

    def remove(self, socket: Socket) -> None:
        """Forget ``socket``; streams that nobody here follows any more are left."""
        socket.gone()
        self.watchers.watch(socket, frozenset())
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
        feed = self.follow(socket, stream)
        missed = await in_db(log.after, stream, after)
        feed.begin(after)
        feed.catch_up(missed)
        if stream in socket.streams:
            await socket.replay(event.text for event in missed)
        self.release(socket, stream, after=missed[-1].seq if missed else after)

    def release(self, socket: Socket, stream: str, *, after: int) -> None:
        """Let ``socket`` have what it was not given of ``stream`` while a replay up to ``after`` went first."""
        if feed := self.feeds.get(stream):
            # What still gathers in the feed belongs behind the replay too.
            feed.flush()
        socket.release(stream, after=after)

    def close_stream(self, socket: Socket, stream: str) -> None:
        """Let ``socket`` hear nothing more of ``stream``."""
        socket.closed_streams.add(stream)
        self._unfollow(socket, stream)

    def follow(self, socket: Socket, stream: str) -> Feed:
        """Let ``socket`` hear ``stream``; a feed that is new begins when its head is known."""
        feed = self.feeds.get(stream)
        if feed is None:
            feed = self.feeds[stream] = Feed(self, stream)
        feed.sockets.add(socket)
        # The feed's own name, so that thousands of sockets share one string.
        socket.streams.add(feed.stream)
        return feed

    def _unfollow(self, socket: Socket, stream: str) -> None:
        socket.streams.discard(stream)
        feed = self.feeds.get(stream)
        if feed is None:
            return
        feed.sockets.discard(socket)
        if not feed.sockets:
            del self.feeds[stream]
            self.moved.discard(feed)

    def sockets(self) -> list[Socket]:
        """Return the sockets of this process."""
        return list(itertools.chain.from_iterable(self.people.values()))

    def spawn(self, work: Coroutine[Any, Any, None], *, context: Context | None = None) -> None:
        """Run a coroutine in the background, and keep hold of it until it ends.

        What is nobody's own runs in a ``context`` without the person who happened to begin it.
        """
        task = self.loop.create_task(work, context=context)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("A background task of the hub failed", exc_info=error)

    # What is told

    def take(self, published: Sequence[Published], committed_at: float) -> None:
        """Deliver what was committed here, and tell the other processes."""
        self.told_at = committed_at
        for event in published:
            if feed := self.feeds.get(event.stream):
                feed.offer(event)
            if not self.bell.silent:
                self.bell.ring(event.stream, {"event": tuple(event)})

    def tell(self, stream: str, item: Item) -> None:
        """Do ``item`` here and in the other processes."""
        self.answer(item, time.time())
        self.bell.ring(stream, item)

    def answer(self, item: Item, told_at: float) -> None:
        """Do what some process, this one or another, has told at that moment."""
        if event := item.get("event"):
            self.told_at = told_at
            if feed := self.feeds.get(event[0]):
                feed.offer(Published(*event))
        elif "whisper" in item:
            if feed := self.feeds.get(item["stream"]):
                feed.whisper(item["whisper"], item["but"])
        elif "presence" in item:
            self.watchers.tell(item["presence"])
        elif "sign_out" in item:
            self._sign_out(item)

    def _sign_out(self, item: Item) -> None:
        for socket in list(self.people.get(uuid.UUID(item["sign_out"]), ())):
            identity = socket.identity
            if item["session"] not in (None, identity.session):
                continue
            if item["token"] not in (None, identity.token and str(identity.token)):
                continue
            socket.close_soon(limits.CLOSE_SIGNED_OUT)

    # Beginning, healing, ending

    async def _start(self) -> None:
        async with self._starting:
            if self._started:
                return
            await self.bell.hang()
            self.marks = beat.Marks(await in_db(log.newest))
            for work in (
                self.bell.keep_ringing(),
                self.bell.keep_listening(),
                beat.keep_beating(self),
            ):
                self.spawn(work, context=Context())
            show(self)
            self._started = True

    def _heal(self, cause: str) -> None:
        """The doorbell lost something: look into the log, once for all that is noticed meanwhile."""
        if not self._healing:
            self._healing = True
            self.spawn(self._look(cause), context=Context())

    async def _look(self, cause: str) -> None:
        logger.info("The doorbell has a %s: looking into the log", cause)
        try:
            await beat.look_for_lost(self, cause)
        finally:
            self._healing = False


_current: Hub | None = None
_lock = threading.Lock()


def of_this_loop() -> Hub:
    """Return the hub of the running event loop, made when it is first asked for."""
    global _current
    with _lock:
        if _current is None or _current.loop is not asyncio.get_running_loop():
            _current = Hub()
        return _current


def is_stopping() -> bool:
    """Tell whether this process is about to end: it takes no new clients."""
    return _current is not None and _current.stopping


async def stop() -> None:
    """Close the sockets of this process, if it has any: it is about to end."""
    if _current is not None and _current.loop is asyncio.get_running_loop():
        await say_goodbye(_current)


def publish(published: Sequence[Published]) -> None:
    """Deliver committed events here and tell the other processes, from any thread.

    What is lost on the way is found by position.
    """
    hub = _current
    if hub is not None and not hub.loop.is_closed():
        hub.loop.call_soon_threadsafe(hub.take, published, time.time())
    elif settings.REDIS_HOSTS:
        ring_from_outside([(event.stream, {"event": tuple(event)}) for event in published])


def whisper(stream: str, event: EphemeralEvent, *, but: str | None = None) -> None:
    """Send an ephemeral event to those who follow ``stream``, except the socket ``but``."""
    _tell(stream, {"whisper": encode(event).decode(), "stream": stream, "but": but})


def tell_watchers(people: dict[str, Any]) -> None:
    """Send the new presence of ``people`` (id: state) to the sockets that watch them."""
    _tell(EVERYBODY, {"presence": people})


def sign_out(
    person: uuid.UUID, *, session: str | None = None, token: uuid.UUID | None = None
) -> None:
    """Close the person's sockets, or those of one session or token, with 4003."""
    item = {"sign_out": str(person), "session": session, "token": str(token) if token else None}
    _tell(f"user:{person}", item)


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


def _tell(stream: str, item: Item) -> None:
    hub = _current
    if hub is not None and not hub.loop.is_closed():
        hub.loop.call_soon_threadsafe(hub.tell, stream, item)
    elif settings.REDIS_HOSTS:
        ring_from_outside([(stream, item)])
