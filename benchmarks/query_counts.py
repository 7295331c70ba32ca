"""How many queries reading makes; run in a process of its own.

``python -m benchmarks.query_counts opening <token> …`` prints, for each token, those of hello and of the list of
rooms; ``… paths <token> <path> …`` those of each path.
"""

import asyncio
import json
import sys
from collections.abc import Callable
from typing import Any

from channels.testing import WebsocketCommunicator
from django.db.backends.signals import connection_created
from django.test import Client

ROUNDS = 4
APART = ("presence_", "SAVEPOINT")


class Counter:
    """Counts the queries of every thread of the process but those of presence.

    A lease is written after hello and ended after the connection: whether that falls into a count is chance.
    """

    def __init__(self) -> None:
        self.count = 0
        connection_created.connect(self._watch)

    def _watch(self, connection: Any, **_: Any) -> None:
        if self._counted not in connection.execute_wrappers:
            connection.execute_wrappers.append(self._counted)

    def _counted(self, execute: Callable[..., Any], sql: str, *call: Any) -> Any:
        if not any(sign in sql for sign in APART):
            self.count += 1
        return execute(sql, *call)

    def take(self) -> int:
        taken, self.count = self.count, 0
        return taken


async def opened(token: str, counter: Counter) -> dict[str, int]:
    """Return the queries of an opening: the fewest of some, since the first fills what is kept in memory."""
    return {
        "rooms": await _read(token, "/api/v1/rooms/", counter),
        "hello": min([await _greeted(token, counter) for _ in range(ROUNDS)]),
    }


async def _read(token: str, path: str, counter: Counter) -> int:
    """Return the queries of a path, the fewest of some."""
    reader = Client(headers={"authorization": f"Bearer {token}"})
    counts = []
    for _ in range(ROUNDS):
        counter.take()
        answer: Any = await asyncio.to_thread(reader.get, path)
        if answer.status_code != 200:
            raise RuntimeError(f"GET {path}: {answer.status_code}")
        counts.append(counter.take())
    return min(counts)


async def _greeted(token: str, counter: Counter) -> int:
    from chatcore.project.asgi import application

    headers = [(b"authorization", f"Bearer {token}".encode())]
    client = WebsocketCommunicator(application, "/ws/", headers)
    counter.take()
    accepted, _ = await client.connect(timeout=30)
    if not accepted:
        raise RuntimeError("the token opens nothing")
    await client.receive_from(timeout=30)
    count = counter.take()
    await client.disconnect(timeout=30)
    return count


async def main(what: str, *rest: str) -> None:
    counter = Counter()
    if what == "opening":
        print(json.dumps([await opened(token, counter) for token in rest]))
    else:
        token, *paths = rest
        print(json.dumps([await _read(token, path, counter) for path in paths]))


if __name__ == "__main__":
    import chatcore.project.asgi  # noqa: F401 (sets Django up)

    asyncio.run(main(*sys.argv[1:]))
