"""Messages that somebody reads where they are shown, without reading the room in which they were said.

The app above that shows them says which: a seam, as conversations know no publications.
"""

from collections.abc import Callable

from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Message, Room
from rooms.conversations.selectors.access import message_for

Ways = Callable[[Person, Message | None], bool]
_ways: list[Ways] = []


def shown_by(way: Ways) -> Ways:
    """Register what tells whether somebody is shown a message. It costs the same for None, which is never shown."""
    _ways.append(way)
    return way


def readable_message(actor: Person, message_id: object) -> tuple[Message, Room]:
    """Return a message that ``actor`` reads in its room, or where it is shown.

    Raises:
        NotFound: missing, deleted or hidden.
    """
    try:
        message, view = message_for(actor, message_id)
    except NotFound:
        shown = _shown_elsewhere(actor, message_id)
        if shown is None:
            raise
        return shown, shown.room
    return message, view.room


def _shown_elsewhere(viewer: Person, message_id: object) -> Message | None:
    """Return a message that ``viewer`` is shown, with its author and room; missing and hidden cost the same."""
    rows = Message.objects.filter(id=parse_id(message_id) or NO_ID, deleted_at=None)
    message = rows.select_related("author", "room__community").first()
    shown = [way(viewer, message) for way in _ways]
    return message if any(shown) else None
