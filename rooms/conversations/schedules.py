"""What rooms need done regularly."""

from datetime import timedelta

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from rooms.conversations.actions.reminding import due_reminders
from rooms.conversations.actions.time_outs import end_time_outs
from rooms.conversations.actions.withdrawing import clear_withdrawn


@scheduled(every=timedelta(seconds=30))
@job(attempts=2)
def remind_of_saved_messages() -> int:
    """Remind people of the messages that they saved to be reminded of."""
    return due_reminders()


@scheduled(every=timedelta(seconds=15))
@job(attempts=2)
def clear_deleted_messages() -> int:
    """Take away the words of what was deleted and not brought back."""
    return clear_withdrawn()


@scheduled(every=timedelta(seconds=30))
@job(attempts=2)
def end_time_outs_that_are_over() -> int:
    """Let people write again on all their devices when their time-out is over."""
    return end_time_outs()
