"""Work that is gathered: what comes while a batch is under way goes together in the next one.

Who comes alone waits for nobody: their item goes at once. Under load batches keep a distance, so
that they hold more, since one costs much the same whatever it holds. Everything runs on one event loop.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextvars import Context
from typing import Any, Generic, TypeVar

logger = logging.getLogger(__name__)

T = TypeVar("T")
R = TypeVar("R")


class Batches(Generic[T, R]):
    """One batch at a time, of at most ``most`` items, begun ``apart`` seconds after the last one at the least.

    ``work`` gives a result for each item. When it fails, it fails for all who wait for that batch.
    """

    def __init__(
        self, work: Callable[[list[T]], Awaitable[Sequence[R]]], *, most: int, apart: float = 0.0
    ) -> None:
        self._work = work
        self._most = most
        self._apart = apart
        self._began = -apart
        self._waiting: deque[tuple[T, asyncio.Future[R] | None]] = deque()
        self._running: asyncio.Task[None] | None = None

    def put(self, item: T) -> None:
        """Have ``item`` done; a failure is logged."""
        self._add(item, None)

    async def do(self, item: T) -> R:
        """Have ``item`` done and return its result, or raise what its batch failed with."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._add(item, future)
        return await future

    def _add(self, item: T, future: "asyncio.Future[R] | None") -> None:
        self._waiting.append((item, future))
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._run(), context=Context())

    async def _run(self) -> None:
        try:
            while self._waiting:
                if len(self._waiting) < self._most:
                    await asyncio.sleep(max(0.0, self._began + self._apart - time.monotonic()))
                self._began = time.monotonic()
                size = min(len(self._waiting), self._most)
                batch = [self._waiting.popleft() for _ in range(size)]
                await self._do(batch)
        finally:
            self._running = None

    async def _do(self, batch: "list[tuple[T, asyncio.Future[R] | None]]") -> None:
        try:
            results = await self._work([item for item, _ in batch])
        except Exception as error:
            if any(future is None for _, future in batch):
                logger.exception("A batch failed")
            for _, future in batch:
                if future is not None and not future.done():
                    future.set_exception(error)
            return
        for (_, future), result in zip(batch, results, strict=True):
            if future is not None and not future.done():
                future.set_result(result)


def per_loop(work: Callable[[list[T]], Awaitable[Sequence[R]]], *, most: int) -> Batches[T, R]:
    """Return the batches of ``work`` on the running event loop, made when they are first asked for."""
    loop = asyncio.get_running_loop()
    known = _of_loops.get(work)
    if known is None or known[0] is not loop:
        known = _of_loops[work] = (loop, Batches(work, most=most))
    return known[1]


# A process has one event loop; its tests have many, one after the other.
_of_loops: dict[Any, tuple[asyncio.AbstractEventLoop, Any]] = {}
