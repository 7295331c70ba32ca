"""What rooms need done regularly."""

from datetime import timedelta

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from rooms.conversations.actions.reminding import due_reminders


@scheduled(every=timedelta(seconds=30))
@job(attempts=2)
def remind_of_saved_messages() -> int:
    """Remind people of the messages that they saved to be reminded of."""
    return due_reminders()
