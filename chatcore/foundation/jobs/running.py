"""Claiming tasks, running them, noting their end, and giving those of dead workers to others."""

import logging
import random
import time
from datetime import timedelta
from traceback import format_exception
from typing import Any, cast

from django.db import transaction
from django.db.models import F
from django_tasks import TaskContext, TaskResult, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks_db.models import DBTaskResult

from chatcore.foundation.clock import now
from chatcore.foundation.jobs import metrics
from chatcore.foundation.jobs.definition import retry_of
from chatcore.foundation.jobs.models import Lease

logger = logging.getLogger(__name__)

# A worker says that it lives every 10 s; after six silences its tasks go to others.
HEARTBEAT = timedelta(seconds=10)
LEASE = timedelta(seconds=60)


class WorkerLostError(Exception):
    """The worker that ran the task died or was cut off from the database."""


def claim(worker: str) -> DBTaskResult[Any, Any] | None:
    """Return a task that is ready, now this worker's; None when there is none.

    Looking comes before locking: an idle worker never takes SQLite's write lock.
    """
    if not DBTaskResult.objects.ready().exists():
        return None
    with transaction.atomic():
        row: DBTaskResult[Any, Any] | None = DBTaskResult.objects.ready().get_locked()
        if row is not None:
            row.claim(worker)
    return row


def run(row: DBTaskResult[Any, Any]) -> None:
    """Run a claimed task and note its end: done, to be tried again, or failed for good."""
    began = time.perf_counter()
    try:
        task = row.task
        result = row.task_result
        task_started.send(sender=type(task.get_backend()), task_result=result)
        before: tuple[Any, ...] = ()
        if task.takes_context:
            before = (TaskContext(task_result=cast(TaskResult[Any], result)),)
        value = task.call(*before, *result.args, **result.kwargs)
        row.set_successful(value)
    except Exception as error:
        logger.warning("%s failed", row.task_path, exc_info=error)
        give_up_or_retry(row, error, seconds=time.perf_counter() - began)
    else:
        metrics.ended(row.task_path, metrics.DONE, time.perf_counter() - began)
        task_finished.send(sender=type(task.get_backend()), task_result=row.task_result)


def give_up_or_retry(
    row: DBTaskResult[Any, Any], error: Exception, *, seconds: float | None = None
) -> None:
    """Put a task whose run ended in ``error`` back in the queue, for later, or mark it failed.

    It is changed only if it is still in that run: nobody else has taken it over meanwhile.
    """
    wait = retry_of(row.task_path).wait_after(len(row.worker_ids))
    end: dict[str, Any] = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    if wait is None:
        end |= {"status": TaskResultStatus.FAILED, "finished_at": now()}
        logger.error("%s failed for good after %d runs", row.task_path, len(row.worker_ids))
    else:
        # A tenth more or less, so that what failed together does not come back together.
        pause = wait * random.uniform(0.9, 1.1)  # noqa: S311 - no secret
        end |= {"status": TaskResultStatus.READY, "run_after": now() + pause}
    mine = DBTaskResult.objects.filter(
        pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at
    ).update(**end)
    if mine:
        outcome = metrics.FAILED if wait is None else metrics.AGAIN
        metrics.ended(row.task_path, outcome, seconds)


def say_alive(worker: str) -> None:
    Lease.objects.update_or_create(worker=worker, defaults={"seen_at": now()})


def leave(worker: str) -> None:
    """End the lease of ``worker``: what it still runs may be taken over at once."""
    Lease.objects.filter(worker=worker).delete()


def reap() -> int:
    """Give the tasks of workers without a living lease back; return how many."""
    Lease.objects.filter(seen_at__lt=now() - LEASE).delete()
    alive = set(Lease.objects.values_list("worker", flat=True))
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).order_by(F("started_at"))
    lost = [row for row in running if not row.worker_ids or row.worker_ids[-1] not in alive]
    for row in lost:
        give_up_or_retry(row, WorkerLostError(f"worker {row.worker_ids[-1:]} is gone"))
    return len(lost)
