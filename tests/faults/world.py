"""What the crowd talks through: server processes, daphne and uvicorn, on a database and a Redis of their own."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.faults.stores import OwnPostgresStore, SQLiteStore, Store
from tests.protocol.seed import ACCOUNTS, Seed, command
from tests.protocol.server import Server
from tests.services.own_postgres import private_postgres
from tests.services.processes import PrivateServer
from tests.services.redis_server import address_of, private_redis

KINDS = ("daphne", "uvicorn", "daphne")
CLOCKWORK = Path(__file__).parent / "clockwork"


class World:
    """Servers that may be killed, added and removed, and the stores behind them."""

    def __init__(
        self,
        chosen: dict[str, str],
        tokens: dict[str, str],
        store: Store,
        redis: PrivateServer | None,
        *,
        heartbeat: float,
    ) -> None:
        self.tokens = tokens
        self.store = store
        self.redis = redis
        self.servers: list[Server] = []
        paths = [str(CLOCKWORK), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
        self._chosen = {
            **chosen,
            "CHATCORE_RATE_LIMITS": "off",
            "CHATCORE_HEARTBEAT": str(heartbeat),
            "PYTHONPATH": os.pathsep.join(path for path in paths if path),
        }
        self._clocks: dict[Server, Path] = {}
        self._made = 0

    def logs(self) -> list[Path]:
        """Return the files in which servers and stores have written what happened."""
        mine = sorted(self.folder.glob("serve-*.log"))
        stores = [self.redis.log] if self.redis is not None else []
        return [*mine, *stores, *self.store.logs()]

    @property
    def folder(self) -> Path:
        """Where the servers write their logs."""
        return Path(self._chosen["CHATCORE_DATA"])

    def add(self, kind: str) -> Server:
        """Start one more server."""
        self._made += 1
        clock = self.folder / f"clock-{self._made}"
        server = Server(self, {**self._chosen, "CHATCORE_FAULT_CLOCK": str(clock)}, kind=kind)
        self._clocks[server] = clock
        self.servers.append(server.start())
        return server

    def remove(self, server: Server) -> None:
        """Ask a server to stop, and wait until it has."""
        self.servers.remove(server)
        server.terminate()
        server.wait()

    def set_clock(self, server: Server, seconds: float) -> Path:
        """Let the wall clock of ``server`` jump; it has when the file that is returned is gone."""
        clock = self._clocks[server]
        clock.write_text(str(seconds))
        os.kill(server.pid, signal.SIGUSR1)
        return clock

    def stop(self) -> None:
        for server in self.servers:
            server.stop()


@contextmanager
def on_servers(
    folder: Path, *, kinds: tuple[str, ...] = KINDS, heartbeat: float = 1.0
) -> Iterator[World]:
    """Yield processes on a PostgreSQL and a Redis that nobody else uses; all of it ends with the block."""
    with private_postgres() as postgres, private_redis() as redis:
        data = folder / "data"
        data.mkdir()
        chosen = {
            "CHATCORE_DATA": str(data),
            "DATABASE_URL": postgres.address,
            "REDIS_URL": address_of(redis),
        }
        world = World(
            chosen, _people(chosen), OwnPostgresStore(postgres), redis, heartbeat=heartbeat
        )
        with _served(world, kinds):
            yield world


@contextmanager
def embedded(
    folder: Path, *, kinds: tuple[str, ...] = KINDS[:2], heartbeat: float = 1.0
) -> Iterator[World]:
    """Yield processes on one SQLite file, each with a layer in its own memory; ``folder`` may hold a seed."""
    seed = Seed(folder)
    with seed.copy() as chosen:
        store = SQLiteStore(Path(chosen["CHATCORE_DATA"]) / "chatcore.sqlite3")
        world = World(chosen, seed.tokens, store, None, heartbeat=heartbeat)
        with _served(world, kinds):
            store.pids = lambda: [server.pid for server in world.servers]
            yield world


@contextmanager
def _served(world: World, kinds: tuple[str, ...]) -> Iterator[None]:
    with ExitStack() as ends, ThreadPoolExecutor() as threads:
        ends.callback(world.stop)
        list(threads.map(world.add, kinds))
        yield


def _people(chosen: dict[str, str]) -> dict[str, str]:
    """Make the demonstration; return a token for each of its accounts."""
    command(chosen, "migrate")
    command(chosen, "demo")
    with ThreadPoolExecutor(2) as threads:
        tokens = threads.map(
            lambda name: command(chosen, "token", f"{name}@rivages.example"), ACCOUNTS
        )
        return dict(zip(ACCOUNTS, tokens, strict=True))
