"""The writer: one thread a process that commits whatever is pending in one transaction.

An idle writer commits one write at once; under load, what arrives during a commit goes together in
the next (group commit without waiting). A batch that fails is tried again in halves, so that one bad
write hurts nobody else.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar

from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    connections,
    transaction,
)

from chatcore.foundation.errors import Problem, Unavailable
from chatcore.live import metrics
from chatcore.live.pending import Pending, set_answer, settle

logger = logging.getLogger(__name__)

# How many writes one transaction holds at the most, and how many may wait: at the rates measured in
# docs/performance.md the queue is a few seconds of work; beyond it, refusing is kinder than waiting.
BATCH = 200
CAPACITY = 10_000
# A deadlock or a serialization failure undoes the whole batch, which may then simply be done again.
TRIES = 3
# Seconds for which the plans of a connection are kept.
PLANS_LAST = 60.0

R = TypeVar("R", covariant=True)


class Write(Protocol[R]):
    """A write that is ready: rendered and addressed.

    ``family`` commits many of its kind at once, inside the writer's transaction: for each write a
    result, or the ``Problem`` that refuses it. It must not raise for the fault of a single write.
    """

    @property
    def family(self) -> "Family": ...


Family = Callable[[Sequence[Any]], Sequence[Any]]


class Writer:
    """Commits writes on a thread of its own."""

    def __init__(self, *, batch: int = BATCH, capacity: int = CAPACITY) -> None:
        self._batch = batch
        self._capacity = capacity
        self._pending: SimpleQueue[Pending | None] = SimpleQueue()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._set_up: Any = None
        self._planned = 0.0

    @property
    def depth(self) -> int:
        """How many writes wait."""
        return self._pending.qsize()

    def submit(self, write: Write[R]) -> "Future[R]":
        """Queue ``write``; the future holds its result once it is committed.

        Raises:
            Unavailable: when too many writes wait already.
        """
        future: Future[R] = Future()
        self._queue(Pending(write, future))
        return future

    def begin(self, write: Write[R]) -> "asyncio.Future[R]":
        """Do as ``submit``, on the event loop: one call wakes it for all the writes of a commit."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._queue(Pending(write, future))
        return future

    def _queue(self, pending: Pending) -> None:
        if self._pending.qsize() >= self._capacity:
            metrics.not_committed("full")
            raise Unavailable
        self._pending.put(pending)
        if self._thread is None or not self._thread.is_alive():
            self._start()

    def _start(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(
                    target=self._run, name="chatcore-writer", daemon=True
                )
                self._thread.start()

    def stop(self) -> None:
        """Commit what is pending, then end the thread and close its connection."""
        with self._starting:
            thread = self._thread
            if thread is None:
                return
            self._pending.put(None)
            thread.join(timeout=30)
            self._thread = None

    def _run(self) -> None:
        try:
            stopping = False
            while not stopping:
                batch, stopping = self._next_batch()
                wanted = [one for one in batch if one.is_wanted()]
                if wanted:
                    self._commit(wanted)
        finally:
            connections.close_all()

    def _next_batch(self) -> tuple[list[Pending], bool]:
        """Wait for a write and return it with those behind it, and whether the end was asked for."""
        first = self._pending.get()
        if first is None:
            return [], True
        batch = [first]
        while len(batch) < self._batch:
            try:
                one = self._pending.get_nowait()
            except Empty:
                break
            if one is None:
                return batch, True
            batch.append(one)
        return batch, False

    def _commit(self, batch: list[Pending], tries: int = TRIES) -> None:
        began = time.perf_counter()
        try:
            results = self._in_one_transaction([one.write for one in batch])
            metrics.committed(len(batch), time.perf_counter() - began)
        except (OperationalError, InterfaceError) as error:
            connection.close()
            if _may_be_repeated(error) and tries > 1:
                self._commit(batch, tries - 1)
                return
            # The database is away, or full: that is nobody's fault in this batch.
            logger.error("A batch of %d writes failed", len(batch), exc_info=error)
            metrics.not_committed("failed", len(batch))
            results = [Unavailable()] * len(batch)
        except Exception as error:
            if len(batch) > 1:
                half = len(batch) // 2
                self._commit(batch[:half])
                self._commit(batch[half:])
                return
            metrics.not_committed("failed")
            results = [self._once_more(batch[0].write, error)]
        settle(batch, results)

    def _once_more(self, write: Any, error: Exception) -> Any:
        """Answer a write that failed alone.

        Another process may have committed the same in the same moment: its family finds it now.
        """
        if not isinstance(error, IntegrityError):
            return _refusal_for(error)
        try:
            return self._in_one_transaction([write])[0]
        except Exception as again:
            return _refusal_for(again)

    def _set_up_connection(self) -> None:
        """Have PostgreSQL look rows up by their keys, whatever it believes of the size of the tables.

        Its plans are kept. One that was made while a table was small would read the whole of it for each
        message, or all members of a community; so none is kept for longer than ``PLANS_LAST``.
        """
        if connection.vendor != "postgresql":
            return
        connection.ensure_connection()
        moment = time.monotonic()
        fresh = self._set_up is not connection.connection
        if fresh or moment - self._planned > PLANS_LAST:
            with connection.cursor() as cursor:
                cursor.execute("SET enable_seqscan = off" if fresh else "DISCARD PLANS")
            self._set_up, self._planned = connection.connection, moment

    def _in_one_transaction(self, writes: list[Any]) -> Sequence[Any]:
        if connection.connection is not None and not connection.get_autocommit():
            # An error has left it in a state in which nothing would be committed.
            connection.close()
        families: dict[Family, list[int]] = {}
        for index, write in enumerate(writes):
            families.setdefault(write.family, []).append(index)
        self._set_up_connection()
        with transaction.atomic():
            if len(families) == 1:
                return next(iter(families))(writes)
            results: dict[int, Any] = {}
            for family, indexes in families.items():
                answers = family([writes[index] for index in indexes])
                results.update(zip(indexes, answers, strict=True))
        return [results[index] for index in range(len(writes))]


def _may_be_repeated(error: Exception) -> bool:
    """Tell whether PostgreSQL undid the transaction for the sake of another (class 40 of SQLSTATE)."""
    return str(getattr(error.__cause__, "sqlstate", None) or "").startswith("40")


def _refusal_for(error: Exception) -> Exception:
    """Return what the author is told when a write failed on its own."""
    if isinstance(error, Problem):
        return error
    logger.error("A write failed", exc_info=error)
    if isinstance(error, DatabaseError):
        connection.close()
        return Unavailable()
    return error


_writer = Writer()


def submit(write: Write[R]) -> "Future[R]":
    """Commit ``write`` on this process's writer; inside a transaction, in that transaction at once."""
    if transaction.get_connection().in_atomic_block:
        done: Future[R] = Future()
        (result,) = write.family([write])
        set_answer(done, result)
        return done
    return _writer.submit(write)


def begin(write: Write[R]) -> "asyncio.Future[R]":
    """Commit ``write`` on this process's writer, from its event loop.

    The future raises ``Unavailable`` when the database cannot take it now, or the refusal of this write.

    Raises:
        Unavailable: when too many writes wait already.
    """
    return _writer.begin(write)


async def settled() -> None:
    """Wait until all that was submitted to this process's writer before is committed."""
    await _writer.begin(_Nothing())


class _Nothing:
    """A write of nothing: it is answered when what was queued before it is done."""

    @property
    def family(self) -> Family:
        return list


def depth() -> int:
    """Return how many writes of this process wait."""
    return _writer.depth


def stop() -> None:
    """End this process's writer when it has committed what is pending."""
    _writer.stop()
