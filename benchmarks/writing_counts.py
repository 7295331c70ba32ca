"""How many statements posting a message makes; run in a process of its own, so that nothing else is counted.

``python -m benchmarks.writing_counts <room> <messages>`` posts as the room's first member, one message after the
other, and prints the statements of each (BEGIN and COMMIT apart), as JSON.
"""

import functools
import json
import sys
import uuid
from collections.abc import Callable, Iterable
from typing import Any

# The first messages fill what is kept in memory.
WARMING = 3


class Counter:
    """Counts what the drivers execute, on every thread, whichever way it got there."""

    def __init__(self, cursors: Iterable[type]) -> None:
        self.count = 0
        for cursor in cursors:
            for name in ("execute", "executemany", "copy", "__call__"):
                if name in vars(cursor):
                    setattr(cursor, name, self._counted(getattr(cursor, name)))

    def _counted(self, method: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(method)
        def counted(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            return method(*arguments, **named)

        return counted

    def take(self) -> int:
        taken, self.count = self.count, 0
        return taken


def drivers() -> list[type]:
    """Return what runs statements: on PostgreSQL the cursors of its driver and our own, which need none."""
    import psycopg
    from django.db import connection
    from django.db.backends.sqlite3.base import SQLiteCursorWrapper

    from chatcore.foundation.rowsets import Statement

    if connection.vendor != "postgresql":
        return [SQLiteCursorWrapper]
    return [psycopg.Cursor, psycopg.AsyncCursor, Statement]


def main(room: str, messages: int) -> None:
    from benchmarks.load.frames import TEXT
    from chatcore.live import writer
    from rooms.conversations.actions.posting import post_message
    from rooms.conversations.models import RoomMember

    author = (
        RoomMember.objects.select_related("person").filter(room_id=room).order_by("id")[0].person
    )
    counter, counts = Counter(drivers()), []
    for _ in range(messages):
        counter.take()
        post_message(actor=author, room=room, text=TEXT, client_id=uuid.uuid4()).result(30)
        counts.append(counter.take())
    writer.stop()
    print(json.dumps(counts[WARMING:]))


if __name__ == "__main__":
    import chatcore.project.asgi  # noqa: F401 (sets Django up)

    main(sys.argv[1], int(sys.argv[2]))
