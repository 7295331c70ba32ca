"""What rooms need done regularly."""

from datetime import timedelta

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from rooms.conversations.actions.indexing import index_what_is_new
from rooms.conversations.actions.reminding import due_reminders


@scheduled(every=timedelta(minutes=1))
@job(attempts=2)
def index_new_messages() -> int:
    """Look once more at what the follower of the log had before its eyes, should it have left out an event."""
    return index_what_is_new()


@scheduled(every=timedelta(seconds=30))
@job(attempts=2)
def remind_of_saved_messages() -> int:
    """Remind people of the messages that they saved to be reminded of."""
    return due_reminders()
