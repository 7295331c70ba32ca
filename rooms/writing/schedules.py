"""What writing needs done regularly."""

from datetime import time, timedelta

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from rooms.writing.actions.recurring_posts import post_recurring
from rooms.writing.actions.sending import send_due
from rooms.writing.models import Draft, Planned, State

# An empty draft tells devices that were away that it was sent; a month later they have all been back.
EMPTY_KEPT, SENT_KEPT = timedelta(days=30), timedelta(days=30)


@scheduled(every=timedelta(seconds=15))
@job(attempts=2)
def post_what_is_due() -> int:
    """Post planned and recurring messages whose moment has come."""
    return send_due() + post_recurring()


@scheduled(daily_at=time(3, 50))
@job()
def forget_what_is_over() -> int:
    """Delete empty drafts, and the rows of what was sent, that nobody needs any more."""
    empty = Draft.objects.filter(text="", aside="", written_at__lt=now() - EMPTY_KEPT)
    sent = Planned.objects.filter(state=State.SENT, due_at__lt=now() - SENT_KEPT)
    return empty.delete()[0] + sent.delete()[0]
