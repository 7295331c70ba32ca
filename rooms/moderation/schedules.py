"""What moderation needs done regularly."""

from datetime import timedelta

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from rooms.moderation.actions.upkeep import clear_evidence, remind_of_late


@scheduled(every=timedelta(minutes=10))
@job(attempts=2)
def remind_of_late_cases() -> int:
    """Tell those who moderate of cases whose time is over."""
    return remind_of_late()


@scheduled(every=timedelta(hours=24))
@job(attempts=2)
def clear_what_is_not_needed() -> int:
    """Keep no copy of anybody's words for longer than an appeal could need it."""
    return clear_evidence()
