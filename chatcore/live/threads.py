"""The bridge between the event loop and the database: a bounded pool of threads.

Channels' ``database_sync_to_async`` runs every consumer of a process on one thread; here, five
queries of a fifth of a second take a fifth of a second (measured, docs/adr/0001). Each thread keeps
its connection: giving it back and taking it again costs more than most queries.
"""

import asyncio
import contextvars
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import connections

from chatcore.live.metrics import tally

P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger(__name__)

STOP_SECONDS = 10.0

_pool: ThreadPoolExecutor | None = None


async def in_db(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run ``function``, which may query, on a thread of the pool; its result is awaited."""
    global _pool
    if _pool is None:
        _pool = ThreadPoolExecutor(settings.DATABASE_THREADS, thread_name_prefix="chatcore-db")
    context = contextvars.copy_context()

    def run() -> T:
        try:
            return context.run(function, *args, **kwargs)
        finally:
            drop_broken_connections()

    tally.in_database += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_pool, run)
    finally:
        tally.in_database -= 1


def drop_broken_connections() -> None:
    """Close those of this thread's connections that an error has made useless.

    One that was left without autocommit answers, and commits nothing of what is written next: it is closed
    before anything is asked of it.
    """
    for connection in connections.all(initialized_only=True):
        if connection.connection is None or connection.in_atomic_block:
            continue
        if not connection.get_autocommit():
            connection.close()
        elif connection.errors_occurred:
            if connection.is_usable():
                connection.errors_occurred = False
            else:
                connection.close()


def stop() -> None:
    """End the pool and close the connection of each of its threads."""
    global _pool
    pool, _pool = _pool, None
    if pool is None:
        return
    # Each thread meets the others there, so that none closes twice while another keeps its connection.
    size = settings.DATABASE_THREADS
    meeting = threading.Barrier(size)

    def close() -> None:
        meeting.wait(timeout=STOP_SECONDS)
        connections.close_all()

    for closing in [pool.submit(close) for _ in range(size)]:
        try:
            closing.result()
        except threading.BrokenBarrierError:
            logger.warning("A thread is still at work: its connection ends with the process")
    pool.shutdown(wait=True)
