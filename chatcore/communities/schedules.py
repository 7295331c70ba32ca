"""What communities need done regularly."""

from datetime import time, timedelta

from chatcore.communities.actions.mandate_turns import remind_of_end
from chatcore.communities.actions.opening import open_those_whose_day_has_come
from chatcore.communities.actions.site_entries import end_those_over
from chatcore.communities.models import Mandate
from chatcore.communities.selectors.mandates import counting
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled

# Two weeks to find who takes over, or to prolong (requirement E7, "reminder before end").
REMIND_BEFORE = timedelta(days=14)


@scheduled(daily_at=time(7, 30))
@job()
def remind_of_ends() -> None:
    """Write to the bearers of mandates that end within two weeks, and to who gave them, once."""
    soon = Mandate.objects.filter(
        counting(), ends_at__lte=now() + REMIND_BEFORE, reminded_at=None, site_entry=False
    ).values_list("id", flat=True)
    for mandate_id in list(soon):
        remind_of_end.enqueue(str(mandate_id))


@scheduled(every=timedelta(minutes=1))
@job()
def end_entries() -> None:
    """End the entries of the site's staff whose time is over and whose own job did not come through."""
    end_those_over()


@scheduled(every=timedelta(seconds=20))
@job()
def open_communities() -> None:
    """Open the communities whose day has come."""
    open_those_whose_day_has_come()
