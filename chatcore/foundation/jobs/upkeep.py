"""The queue's own housekeeping."""

from datetime import time, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled

# What was done is of no use after a week; what failed is looked at by a person first.
DONE_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=30)


@job()
def prune_finished() -> int:
    """Delete tasks that ended long ago; return how many."""
    done = DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now() - DONE_KEPT
    )
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__lt=now() - FAILED_KEPT
    )
    return done.delete()[0] + failed.delete()[0]


def register() -> None:
    """Schedule the housekeeping: every night."""
    scheduled(daily_at=time(3, 40))(prune_finished)
