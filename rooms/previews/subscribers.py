"""What previews do after something was said."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from chatcore.live.followers import Happened, looks_at
from rooms.previews.actions.following import leading_out, note_pages
from rooms.previews.jobs import look_at_page


@looks_at("message.posted", "message.edited")
def look_for_pages(events: Sequence[Happened]) -> Callable[[], None] | None:
    """Look at the pages that messages lead to, where a community wants it."""
    told = leading_out(events)
    return partial(_look, told) if told else None


def _look(told: Mapping[str, str]) -> None:
    for digest, message in note_pages(told):
        look_at_page.enqueue(digest, message)
