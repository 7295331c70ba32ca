"""What people's tables need done regularly."""

from datetime import time

from chatcore.foundation.jobs.definition import job
from chatcore.foundation.jobs.schedules import scheduled
from chatcore.people.session_store import SessionStore


@scheduled(daily_at=time(3, 20))
@job()
def clear_expired_sessions() -> None:
    """Delete the sessions whose day has passed."""
    SessionStore.clear_expired()
