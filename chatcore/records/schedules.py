"""When the ledgers are sealed and pruned."""

from datetime import time, timedelta

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from chatcore.records.actions import prune, prune_log, seal


@scheduled(every=timedelta(minutes=1))
@job(attempts=2)
def seal_ledgers() -> int:
    return seal()


@scheduled(daily_at=time(3, 10))
@job()
def prune_trace() -> int:
    return prune("trace") + prune("acts")


# Little and often: other jobs of this worker wait for a minute at the most.
@scheduled(every=timedelta(minutes=5))
@job(attempts=2)
def prune_events() -> int:
    return prune_log(within=timedelta(minutes=1))
