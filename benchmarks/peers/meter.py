"""What a stretch of time cost: the server, its connections to PostgreSQL, and the load itself."""

import asyncio
import time
from dataclasses import dataclass

from benchmarks.peers.backends import Backends
from benchmarks.peers.peer import Served
from benchmarks.peers.processes import processor_seconds

# Above this share of its core, the load may be what was measured.
LOAD_LIMIT = 0.9


@dataclass(frozen=True)
class Cost:
    """Processor seconds of the server and of PostgreSQL for it, and how busy the load kept its core (0 to 1)."""

    server: float
    database: float
    load: float

    def a_piece(self, pieces: int) -> tuple[float, float]:
        """Return the microseconds of the server and of PostgreSQL for each of ``pieces``."""
        return 1e6 * self.server / max(1, pieces), 1e6 * self.database / max(1, pieces)


class Meter:
    """Runs from when it was started; looking at it costs the load some milliseconds."""

    def __init__(self, served: Served) -> None:
        self._pid = served.pid
        self._backends = Backends(served.database)

    async def start(self) -> None:
        await asyncio.to_thread(self._backends.hold_back)
        self._database = await asyncio.to_thread(self._backends.processor_seconds)
        self._server = processor_seconds(self._pid)
        self._own, self._began = time.process_time(), time.perf_counter()

    async def read(self) -> Cost:
        elapsed = time.perf_counter() - self._began
        own = time.process_time() - self._own
        server = processor_seconds(self._pid) - self._server
        database = await asyncio.to_thread(self._backends.processor_seconds)
        # Who connected meanwhile is counted from their beginning; who left is not counted.
        since = sum(used - self._database.get(pid, 0.0) for pid, used in database.items())
        return Cost(server, since, own / elapsed)


def share(load: float) -> str:
    """Return how busy the load was, for a table."""
    text = f"{100 * load:.0f} %"
    return f"{text}: perhaps the limit" if load > LOAD_LIMIT else text
