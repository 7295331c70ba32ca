"""Pinning messages: what a room keeps at hand."""

from django.db import transaction

from chatcore.foundation.errors import Conflict, Forbidden
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.actions.messages import locked
from rooms.conversations.events import MessagePinned, MessageUnpinned
from rooms.conversations.models import Message, Pin, Room
from rooms.conversations.selectors.access import message_for

# Beyond it nobody finds anything among them.
MOST = 100


def pin_message(*, actor: Person, message: str) -> Message:
    """Pin a message in its room; again: changes nothing.

    Raises:
        NotFound: hidden, deleted or missing. Forbidden: not for ``actor``. Conflict: the room has a hundred.
    """
    found, view = message_for(actor, message)
    if why_not := policies.why_not_pin(view.standing):
        raise Forbidden(why_not)
    with transaction.atomic():
        # The room is held, so that two who pin the hundredth do not make it a hundred and one.
        Room.objects.select_for_update(no_key=True, of=("self",)).get(id=view.room.id)
        pinned = locked(found)
        if Pin.objects.filter(message=pinned).exists():
            return found
        # A pin of a message that has moved to another room since counts there no more.
        if Pin.objects.filter(room=view.room, message__room=view.room).count() >= MOST:
            raise Conflict(_TOO_MANY, path="$.message")
        Pin.objects.create(message=pinned, room_id=pinned.room_id, pinned_by=actor)
        event = MessagePinned(message_id=str(pinned.id), person=str(actor.id))
        log.emit(view.room.stream, event, actor=actor.id)
    return found


def unpin_message(*, actor: Person, message: str) -> None:
    """Take a message off its room's pins; one that is not pinned: changes nothing. Raises as ``pin_message``."""
    found, view = message_for(actor, message)
    if why_not := policies.why_not_pin(view.standing):
        raise Forbidden(why_not)
    with transaction.atomic():
        locked(found)
        gone, _ = Pin.objects.filter(message=found).delete()
        if gone:
            event = MessageUnpinned(message_id=str(found.id), person=str(actor.id))
            log.emit(view.room.stream, event, actor=actor.id)


_TOO_MANY = Words(
    fr="Ce salon a déjà cent messages épinglés : désépinglez-en un d’abord.",
    en="This room has a hundred pinned messages already: unpin one first.",
)
