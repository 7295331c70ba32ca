"""What break-glass needs done regularly."""

from datetime import timedelta

from django.db.models import Q

from chatcore.breakglass.actions.closing import end_if_over
from chatcore.breakglass.actions.telling import tell_if_due
from chatcore.breakglass.models import ANSWERED_WITHIN, Opening, State
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled


@scheduled(every=timedelta(minutes=1))
@job(priority=20)
def follow_openings() -> None:
    """Note what time ended, and tell those whose notice was held back until now (two queries when nothing is due).

    Nobody reads a conversation for longer because this is late: reading asks the clock.
    """
    moment = now()
    over = Opening.objects.filter(
        Q(state=State.ASKED, asked_at__lte=moment - ANSWERED_WITHIN)
        | Q(state=State.OPEN, ends_at__lte=moment)
    )
    for opening_id in list(over.order_by("id").values_list("id", flat=True)):
        end_if_over(opening_id=opening_id)
    due = Opening.objects.filter(told_at=None, notice_due_at__lte=moment)
    for opening_id in list(due.order_by("id").values_list("id", flat=True)):
        tell_if_due(opening_id=opening_id)
