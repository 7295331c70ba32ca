"""Declaring a job, and how often it is tried again when it fails."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple, ParamSpec, TypeVar

from django_tasks import task
from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")


class Retry(NamedTuple):
    """At most ``attempts`` runs in all; the n-th new one waits ``first`` × 4ⁿ⁻¹, ≤ 1 hour."""

    attempts: int = 5
    first: timedelta = timedelta(seconds=5)

    def wait_after(self, attempt: int) -> timedelta | None:
        """Return how long to wait after the failed run ``attempt``; None: it was the last."""
        if attempt >= self.attempts:
            return None
        pause: timedelta = self.first * 4 ** (attempt - 1)
        return min(pause, timedelta(hours=1))


_retries: dict[str, Retry] = {}


def job(
    *, attempts: int = 5, first_wait: timedelta = timedelta(seconds=5), priority: int = 0
) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Make the decorated function a job: ``function.enqueue(…)`` has a worker run it after commit.

    Arguments must be JSON; pass ids, not objects. The job is enqueued with the caller's transaction
    and disappears with its rollback.

    Args:
        attempts: how many times it may run in all, the first included.
        first_wait: the pause before the second run; each further one is four times as long.
        priority: −100 to 100; higher runs first.
    """

    def declare(function: Callable[P, T]) -> Task[P, T]:
        declared = task(priority=priority)(function)
        _retries[declared.module_path] = Retry(attempts, first_wait)
        return declared

    return declare


def retry_of(task_path: str) -> Retry:
    """Return the retry rule of a task; tasks that are not jobs run once."""
    return _retries.get(task_path, Retry(attempts=1))
