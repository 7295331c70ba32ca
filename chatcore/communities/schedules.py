"""What communities need done regularly."""

from datetime import timedelta

from chatcore.communities.actions.opening import open_those_whose_day_has_come
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled


@scheduled(every=timedelta(seconds=20))
@job()
def open_communities() -> None:
    """Open the communities whose day has come."""
    open_those_whose_day_has_come()
