"""When unanswered requests are followed up."""

from datetime import timedelta

from chatcore.accords.actions.lateness import follow_up
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled


@scheduled(every=timedelta(minutes=10))
@job(attempts=2)
def follow_up_accords() -> int:
    return follow_up()
