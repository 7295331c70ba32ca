"""The two columns on which the server side is tested, each as the environment that chooses it."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.services.postgres import database
from tests.services.redis_server import store
from tests.services.said import say

CHOOSING = ("DATABASE_URL", "REDIS_URL", "CHATCORE_DATA", "CHATCORE_REDIS_PREFIX")


@contextmanager
def embedded() -> Iterator[dict[str, str]]:
    """Yield the environment of the embedded column: a SQLite file and the layer in memory."""
    with tempfile.TemporaryDirectory(prefix="chatcore-data-") as folder:
        say(f"SQLite and the layer in memory, in {folder}")
        yield _environment(CHATCORE_DATA=folder, CHATCORE_COLUMN="embedded")


@contextmanager
def servers() -> Iterator[dict[str, str]]:
    """Yield the environment of the column of servers: PostgreSQL and Redis, both private."""
    ports = {name: int(os.environ.get(f"CHATCORE_TEST_{name}_PORT", usual)) for name, usual in
             (("POSTGRES", 5432), ("REDIS", 6379))}  # fmt: skip
    with (
        tempfile.TemporaryDirectory(prefix="chatcore-data-") as folder,
        database(os.environ.get("DATABASE_URL", ""), ports["POSTGRES"]) as database_url,
        store(os.environ.get("REDIS_URL", ""), ports["REDIS"]) as redis_url,
    ):
        yield _environment(
            DATABASE_URL=database_url,
            REDIS_URL=redis_url,
            CHATCORE_DATA=folder,
            CHATCORE_COLUMN="servers",
            # Channels of Redis are shared by all its databases; a prefix keeps two runs apart.
            CHATCORE_REDIS_PREFIX=f"test-{secrets.token_hex(4)}",
        )


def _environment(**chosen: str) -> dict[str, str]:
    rest = {name: value for name, value in os.environ.items() if name not in CHOOSING}
    return {**rest, **chosen}
