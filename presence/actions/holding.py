"""Letting one process at a time change the presence of a person."""

import uuid
from collections.abc import Iterable

from django.db import connection

# Two devices of a person that go at once, on two processes, must not each see the other still there.
# People share these many locks, so that a large batch takes few; the first number is ours alone.
LOCKS = 64
_FAMILY = 0x70726573


def hold(people: Iterable[uuid.UUID]) -> None:
    """Wait for whoever is changing the presence of one of ``people``; they are ours until the commit.

    SQLite has one writer at a time: there, the transaction itself is the lock.
    """
    if connection.vendor != "postgresql":
        return
    locks = sorted({person.int % LOCKS for person in people})
    with connection.cursor() as cursor:
        # In ascending order, so that two batches never wait for each other in a ring.
        cursor.execute(
            "SELECT count(pg_advisory_xact_lock(%s, wanted)) FROM unnest(%s::int[]) AS wanted",
            [_FAMILY, locks],
        )
