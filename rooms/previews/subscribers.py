"""What previews do after something was said."""

from collections.abc import Sequence

from chatcore.live.followers import Happened, follows
from rooms.previews.actions.following import follow_messages
from rooms.previews.jobs import look_at_page


@follows("message.posted", "message.edited")
def look_for_pages(events: Sequence[Happened]) -> None:
    """Look at the pages that messages lead to, where a community wants it."""
    for digest, message in follow_messages(events):
        look_at_page.enqueue(digest, message)
