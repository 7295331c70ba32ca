"""Holding a message until the commit, and whether its room may be written to: what every change of one begins with."""

from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.words import Words
from rooms.conversations import policies
from rooms.conversations.models import Message
from rooms.conversations.selectors.access import RoomView


def locked(message: Message) -> Message:
    """Return the message as it is now, held until the commit; somebody may have deleted or moved it meanwhile."""
    found = (
        Message.objects.select_for_update(of=("self",))
        .filter(id=message.id, room=message.room_id, deleted_at=None)
        .first()
    )
    if found is None:
        raise NotFound(path="$.message")
    return found


def check_writable(view: RoomView) -> None:
    """Refuse whoever is not in the room, and all when it is archived.

    Raises:
        Forbidden: so it is.
    """
    if not view.standing.joined:
        raise Forbidden(policies.NOT_JOINED)
    if view.standing.archived:
        raise Forbidden(policies.ARCHIVED)


NOT_YOURS = Words(
    fr="Seule la personne qui a écrit ce message peut le changer.",
    en="Only the person who wrote this message may change it.",
)
