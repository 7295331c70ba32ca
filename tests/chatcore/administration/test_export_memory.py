"""An export of a long trace holds a piece of it at a time: its memory does not grow with the trace.

CHATCORE_EXPORT_ROWS=200000 measures it on as many rows as a busy year leaves; ``-s`` shows the figures.
"""

import asyncio
import os
import tracemalloc

import pytest
from django.db import connection

from chatcore.administration.api.exports import PIECE
from tests.worlds.communities import Rivages, rivages
from tests.worlds.people import client_of

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = int(os.environ.get("CHATCORE_EXPORT_ROWS", "12000"))
# What may be held at once, less than the text of the fewest rows: a piece of 500 takes 1.5 MB.
MOST_BYTES = 3 * 2**20

_FILL = """
INSERT INTO records_trace (at, actor_id, action, object_type, object_id, community, before, after)
WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < %s)
SELECT at, actor_id, action, object_type, object_id, community, before, after
FROM counted, (SELECT * FROM records_trace WHERE action = 'membership.begun' ORDER BY id LIMIT 1) AS one
"""


def exported(world: Rivages, form: str) -> tuple[int, int, int]:
    """Return how many bytes an export has, the most that was held on the way, and its rows."""
    path = f"/api/v1/communities/{world.community.id}/trace/export/?as={form}&action=membership."
    answer = client_of(world.ada).get(path)
    size = lines = 0

    async def drained() -> None:
        nonlocal size, lines
        async for piece in answer.streaming_content:
            size += len(piece)
            lines += piece.count(b"\n")

    tracemalloc.start()
    try:
        asyncio.run(drained())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return size, peak, lines


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_long_export_holds_a_piece_at_a_time(form: str) -> None:
    world = rivages()
    with connection.cursor() as cursor:
        cursor.execute(_FILL, [ROWS])
    assert ROWS > 10 * PIECE
    size, peak, lines = exported(world, form)
    print(
        f"{form}: {lines} lines, {size / 2**20:.1f} MB written, {peak / 2**20:.1f} MB held at most"
    )
    assert lines > ROWS
    assert peak < MOST_BYTES
