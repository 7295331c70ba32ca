"""Reading several things as they were at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Let every query inside see the same state of the database.

    Counts and positions that are read together then belong together: an event above the position is
    not in the count, one below it is. PostgreSQL needs the isolation level; SQLite's transactions are
    snapshots anyway, but must not wait for the write lock, as those that change something do.
    """
    outermost = not connection.in_atomic_block
    with _reading(), transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _reading() -> Iterator[None]:
    """Let SQLite's transactions begin without the write lock."""
    connected: Any = connections[DEFAULT_DB_ALIAS]
    usual = getattr(connected, "transaction_mode", None)
    if usual is None:
        yield
        return
    connected.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        connected.transaction_mode = usual
