"""The faults. Each breaks something while the crowd talks, and puts back only what a machine puts back by itself.

A process that has died is begun again, as a service manager would; nothing else is done for the service.
"""

import asyncio
import os
import random
import signal
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.crowd import Crowd
from tests.faults.outbox import Outbox, Post
from tests.faults.stores import OwnPostgresStore
from tests.faults.waiting import until
from tests.protocol.server import Server
from tests.services.processes import PrivateServer

DAY = 86_400.0
# So many acknowledgements pass while something stays broken, or so many seconds where none can.
FEW, SHORT = 10, 2.0
# A disk that is full refuses within a moment; this only ends a test that does not fill it.
DISK_SECONDS = 30.0


@dataclass
class Scene:
    """A crowd in its world, and whose turn it is to break what: two faults never break one thing at once."""

    crowd: Crowd
    rng: random.Random
    turns: dict[object, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    @property
    def servers(self) -> list[Server]:
        return self.crowd.world.servers

    @property
    def postgres(self) -> OwnPostgresStore:
        store = self.crowd.world.store
        assert isinstance(store, OwnPostgresStore)
        return store

    @property
    def redis(self) -> PrivateServer:
        assert self.crowd.world.redis is not None
        return self.crowd.world.redis


Fault = Callable[[Scene], Awaitable[None]]

everywhere: dict[str, Fault] = {}
on_servers: dict[str, Fault] = {}


def _named(name: str, *tables: dict[str, Fault]) -> Callable[[Fault], Fault]:
    def register(fault: Fault) -> Fault:
        for table in tables:
            table[name] = fault
        return fault

    return register


@_named("server killed", everywhere, on_servers)
async def kill_server(scene: Scene) -> None:
    """SIGKILL in the middle of whatever it does; the service manager begins it again."""
    server = scene.rng.choice(scene.servers)
    async with scene.turns[server]:
        await scene.crowd.posts(FEW, SHORT)
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)


@_named("server restarted", everywhere, on_servers)
async def restart_server(scene: Scene) -> None:
    """SIGTERM, its end, and its new beginning: one step of a rolling restart."""
    await _restart(scene, scene.rng.choice(scene.servers))


async def roll(scene: Scene) -> None:
    """A rolling restart: one server after the other."""
    for server in list(scene.servers):
        await _restart(scene, server)


async def _restart(scene: Scene, server: Server) -> None:
    async with scene.turns[server]:
        server.terminate()
        await asyncio.to_thread(server.wait)
        await asyncio.to_thread(server.start)


@_named("server frozen", everywhere, on_servers)
async def freeze_server(scene: Scene) -> None:
    """A process stands still for a while, as in a machine that pauses, and goes on as if nothing had been."""
    server = scene.rng.choice(scene.servers)
    async with scene.turns[server]:
        os.kill(server.pid, signal.SIGSTOP)
        try:
            await scene.crowd.posts(10 * FEW, SHORT)
        finally:
            os.kill(server.pid, signal.SIGCONT)


@_named("sockets cut", everywhere, on_servers)
async def cut_sockets(scene: Scene) -> None:
    """Connections end in the middle of a frame, in either direction."""
    await scene.crowd.proxy.cut(scene.rng.uniform(0.3, 1.0), scene.rng)


@_named("disk full", everywhere, on_servers)
async def fill_disk(scene: Scene) -> None:
    """Files of the database may not grow: posts are refused with ``unavailable`` until they may again."""
    store = scene.crowd.world.store
    async with scene.turns["database"]:
        before = scene.crowd.record.refusals["unavailable"]
        try:
            await asyncio.to_thread(store.fill_disk)
            feeding = asyncio.ensure_future(_feed(scene))
            full = await until(
                lambda: scene.crowd.record.refusals["unavailable"] > before, DISK_SECONDS
            )
            feeding.cancel()
        finally:
            await asyncio.to_thread(store.free_disk)
    assert full, "the disk was full, and nobody was told"


async def _feed(scene: Scene) -> None:
    """Say long things, one after the other, so that tables grow."""
    while True:
        client = scene.rng.choice(scene.crowd.clients)
        box = scene.rng.choice(list(client.outboxes.values()))
        box.add(box.compose(padding=6000))
        await until(_empty(box), SHORT)


def _empty(box: Outbox) -> Callable[[], bool]:
    return lambda: box.is_empty


@_named("posted from two sockets at once", everywhere, on_servers)
async def post_twice(scene: Scene) -> None:
    """Two devices of a person send the same outbox at the same time, as two tabs of a browser may."""
    record = scene.crowd.record
    pairs = [
        (one, two)
        for one in scene.crowd.clients
        for two in scene.crowd.clients
        if one.person == two.person and one.name < two.name
    ]
    one, two = scene.rng.choice(pairs)
    room = scene.rng.choice(list(one.outboxes))
    posts = [
        Post(*one.outboxes[room].compose()[:2], shared=True) for _ in range(scene.rng.randint(3, 8))
    ]
    for post in posts:
        one.outboxes[room].add(post)
        two.outboxes[room].add(post)
    await until(lambda: all(post.client_id in record.acknowledged for post in posts), SHORT)


@_named("clock jumped", everywhere, on_servers)
async def jump_clock(scene: Scene) -> None:
    """The wall clock of one server is a day off for a while, ahead or behind."""
    server = scene.rng.choice(scene.servers)
    async with scene.turns[server]:
        for seconds in (scene.rng.choice((DAY, -DAY)), 0.0):
            clock = scene.crowd.world.set_clock(server, seconds)
            assert await until(_gone(clock), DISK_SECONDS), "the clock did not jump"
            await scene.crowd.posts(FEW, SHORT)


def _gone(path: Path) -> Callable[[], bool]:
    return lambda: not path.exists()


@_named("server added and removed", everywhere, on_servers)
async def add_and_remove(scene: Scene) -> None:
    """One more process for a while; who is connected to it when it goes comes back to another."""
    crowd = scene.crowd
    async with scene.turns["added"]:
        server = await asyncio.to_thread(crowd.world.add, scene.rng.choice(("daphne", "uvicorn")))
        async with scene.turns[server]:
            crowd.follow_servers()
            await crowd.proxy.cut(0.5, scene.rng)
            await crowd.posts(FEW, SHORT)
            await asyncio.to_thread(crowd.world.remove, server)
            crowd.follow_servers()


@_named("Redis killed", on_servers)
async def kill_redis(scene: Scene) -> None:
    """Redis dies with all its subscriptions, and begins again empty."""
    async with scene.turns["redis"]:
        await asyncio.to_thread(scene.redis.stop, signal.SIGKILL)
        await scene.crowd.posts(scene.rng.randint(0, FEW), SHORT)
        await asyncio.to_thread(scene.redis.start)


@_named("Redis frozen", on_servers)
async def freeze_redis(scene: Scene) -> None:
    """Redis keeps its connections and answers nothing for a while."""
    async with scene.turns["redis"]:
        scene.redis.send(signal.SIGSTOP)
        try:
            await scene.crowd.posts(10 * FEW, SHORT)
        finally:
            scene.redis.send(signal.SIGCONT)


@_named("PostgreSQL crashed", on_servers)
async def crash_postgres(scene: Scene) -> None:
    """An immediate shutdown, a moment without any database, and recovery from the journal."""
    async with scene.turns["database"]:
        await asyncio.to_thread(scene.postgres.crash)
        await scene.crowd.refused("unavailable", scene.rng.uniform(0.0, SHORT))
        await asyncio.to_thread(scene.postgres.start)


@_named("PostgreSQL frozen", on_servers)
async def freeze_postgres(scene: Scene) -> None:
    """All its processes stand still for a while, as over a disk that stalls."""
    async with scene.turns["database"]:
        await asyncio.to_thread(scene.postgres.send, signal.SIGSTOP)
        try:
            await scene.crowd.refused("unavailable", SHORT)
        finally:
            await asyncio.to_thread(scene.postgres.send, signal.SIGCONT)


@_named("PostgreSQL cut everybody off", on_servers)
async def terminate_backends(scene: Scene) -> None:
    """All connections to the database end at once; it stays up."""
    async with scene.turns["database"]:
        await asyncio.to_thread(scene.postgres.terminate_backends)


@_named("PostgreSQL lost a process", on_servers)
async def kill_backend(scene: Scene) -> None:
    """The process of one connection is killed: PostgreSQL ends all others and recovers by itself."""
    async with scene.turns["database"]:
        await asyncio.to_thread(scene.postgres.kill_backend, scene.rng)


@_named("power cut", on_servers)
async def cut_power(scene: Scene) -> None:
    """Everything dies at once, and begins again in the order of a machine that starts."""
    async with scene.turns["added"], scene.turns["redis"], scene.turns["database"]:
        servers = list(scene.servers)
        locks = [scene.turns[server] for server in servers]
        for lock in locks:
            await lock.acquire()
        try:
            for server in servers:
                server.kill()
            await asyncio.to_thread(scene.redis.stop, signal.SIGKILL)
            await asyncio.to_thread(scene.postgres.crash)
            await asyncio.to_thread(scene.postgres.start)
            await asyncio.to_thread(scene.redis.start)
            await asyncio.gather(*(asyncio.to_thread(server.start) for server in servers))
        finally:
            for lock in locks:
                lock.release()
