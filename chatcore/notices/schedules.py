"""What notices need done regularly."""

from datetime import time, timedelta

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from chatcore.notices.actions import mailing
from chatcore.notices.models import Notice

# Read notices are a memory of some weeks, unread ones of a season: the conversations stay.
READ_KEPT, UNREAD_KEPT = timedelta(days=60), timedelta(days=180)


@scheduled(every=timedelta(minutes=5))
@job(attempts=2)
def write_unseen() -> int:
    """Write to people what they have not seen."""
    return mailing.mail_unseen()


@scheduled(every=timedelta(minutes=15))
@job(attempts=2)
def write_digests() -> int:
    """Write the day's summaries whose hour has come."""
    return mailing.mail_digests()


@scheduled(daily_at=time(3, 40))
@job()
def forget_old_notices() -> int:
    """Delete what nobody looks for any more; nothing is told, nothing unread of late is touched."""
    old = Notice.objects.filter(read_at__lt=now() - READ_KEPT)
    older = Notice.objects.filter(raised_at__lt=now() - UNREAD_KEPT)
    return old.delete()[0] + older.delete()[0]
