"""The work of previews that waits for others: one job a page."""

from chatcore.foundation.jobs.definition import job
from rooms.previews.actions.following import look_at


@job(attempts=2)
def look_at_page(digest: str, message: str) -> None:
    look_at(digest, message)
