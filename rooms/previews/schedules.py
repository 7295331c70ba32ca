"""What previews need done regularly."""

from datetime import timedelta

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from rooms.previews.actions.following import forget_old


@scheduled(every=timedelta(days=1))
@job()
def forget_old_pages() -> None:
    """Forget the pages that nobody led to for long."""
    forget_old()
