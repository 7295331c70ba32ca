"""The writer: one thread a process that commits whatever is pending in one transaction.

An idle writer commits one write at once; under load, what arrives during a commit goes together in
the next (group commit without waiting). A batch that fails is tried again write by write, so that one
bad write hurts nobody else.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from chatcore.foundation.errors import Problem, Unavailable

logger = logging.getLogger(__name__)

# How many writes one transaction holds at the most, and how many may wait: at the rates measured in
# docs/performance.md the queue is a few seconds of work; beyond it, refusing is kinder than waiting.
BATCH = 200
CAPACITY = 10_000

R = TypeVar("R", covariant=True)


class Write(Protocol[R]):
    """A write that is ready: rendered, addressed, allowed when it was prepared.

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
        self._pending: deque[tuple[Any, Future[Any]]] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._stopping = False

    def submit(self, write: Write[R]) -> "Future[R]":
        """Queue ``write``; the future holds its result once it is committed.

        Raises:
            Unavailable: when too many writes wait already.
        """
        future: Future[R] = Future()
        with self._wake:
            if len(self._pending) >= self._capacity:
                raise Unavailable
            self._pending.append((write, future))
            if self._thread is None or not self._thread.is_alive():
                self._stopping = False
                self._thread = threading.Thread(
                    target=self._run, name="chatcore-writer", daemon=True
                )
                self._thread.start()
            self._wake.notify()
        return future

    def stop(self) -> None:
        """Commit what is pending, then end the thread and close its connection."""
        with self._wake:
            self._stopping = True
            thread = self._thread
            self._wake.notify()
        if thread is not None:
            thread.join(timeout=30)

    def _run(self) -> None:
        try:
            while (batch := self._next_batch()) is not None:
                if batch:
                    self._commit(batch)
        finally:
            connections.close_all()

    def _next_batch(self) -> list[tuple[Any, "Future[Any]"]] | None:
        with self._wake:
            while not self._pending:
                if self._stopping:
                    self._thread = None
                    return None
                self._wake.wait()
            size = min(len(self._pending), self._batch)
            batch = [self._pending.popleft() for _ in range(size)]
        # Who gave up in time writes nothing; from now on nobody can, so that every answer finds its future.
        return [one for one in batch if one[1].set_running_or_notify_cancel()]

    def _commit(self, batch: list[tuple[Any, "Future[Any]"]]) -> None:
        try:
            results = self._in_one_transaction([write for write, _ in batch])
        except Exception as error:
            if len(batch) > 1:
                for one in batch:
                    self._commit([one])
                return
            results = [self._once_more(batch[0][0], error)]
        for (_, future), result in zip(batch, results, strict=True):
            if isinstance(result, BaseException):
                future.set_exception(result)
            else:
                future.set_result(result)

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

    def _in_one_transaction(self, writes: list[Any]) -> list[Any]:
        results: dict[int, Any] = {}
        families: dict[Family, list[int]] = {}
        for index, write in enumerate(writes):
            families.setdefault(write.family, []).append(index)
        with transaction.atomic():
            for family, indexes in families.items():
                answers = family([writes[index] for index in indexes])
                results.update(zip(indexes, answers, strict=True))
        return [results[index] for index in range(len(writes))]


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
        if isinstance(result, BaseException):
            done.set_exception(result)
        else:
            done.set_result(result)
        return done
    return _writer.submit(write)


def stop() -> None:
    """End this process's writer when it has committed what is pending."""
    _writer.stop()
