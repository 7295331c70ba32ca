"""What clubs need done regularly."""

from datetime import timedelta

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from rooms.spaces.actions.club_closing import close_votes
from rooms.spaces.actions.club_pilots import call_after_terms


@scheduled(every=timedelta(minutes=1))
@job()
def close_votes_of_clubs() -> None:
    """Count the votes whose time has come, and do what they decided."""
    close_votes()


@scheduled(every=timedelta(minutes=15))
@job()
def call_next_pilots() -> None:
    """Where a pilot's term has passed, ask the next by the order of entry."""
    call_after_terms()
