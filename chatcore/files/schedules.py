"""What files need done regularly."""

from datetime import timedelta

from chatcore.files.actions.discarding import discard_unused
from chatcore.files.actions.examining import look_again
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled


@scheduled(every=timedelta(hours=1))
@job()
def drop_what_was_never_posted() -> None:
    """Delete what was sent a day ago and posted nowhere."""
    discard_unused()


@scheduled(every=timedelta(hours=1))
@job()
def look_at_what_waits() -> None:
    """Look again at files whose look never came to an end."""
    look_again()
