"""What polls need done regularly: their counts told, those whose time has come closed, deleted ones emptied."""

from datetime import timedelta

from django.db.models import Q

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from chatcore.foundation.jobs.turns import every_turn
from rooms.polls.actions.closing import close_due_polls
from rooms.polls.actions.forgetting import forget_deleted
from rooms.polls.actions.telling import tell_counts
from rooms.polls.models import Poll


@every_turn
def tell_and_close() -> bool:
    """Tell of new counts, and close what is over (one query when there is neither)."""
    due = Q(closed_at=None, closes_at__lte=now(), message__deleted_at=None)
    if not Poll.objects.filter(Q(untold=True) | due).exists():
        return False
    told, closed = tell_counts(), close_due_polls()
    return told + closed > 0


@scheduled(every=timedelta(minutes=5))
@job()
def forget_deleted_polls() -> None:
    """Empty the polls whose messages were deleted."""
    forget_deleted()
