"""Taking a deleted message out of all that kept it: the live log, the index, pins, what people saved."""

import msgspec
from django.db.models import Q

from chatcore.foundation.shapes import encode
from chatcore.live.models import Event
from chatcore.live.registry import tag_of
from chatcore.records.actions import redact
from rooms.conversations.events import MessageEdited, MessagePosted
from rooms.conversations.models import Indexed, Message, Pin, Saved

_SHAPES: dict[str, type[MessagePosted | MessageEdited]] = {
    tag_of(shape): shape for shape in (MessagePosted, MessageEdited)
}


def forget_found(message: Message) -> None:
    """Take ``message`` out of the index, off the pins, and from those who saved it. In the deletion's transaction."""
    Indexed.objects.filter(message=message).delete()
    Pin.objects.filter(message=message).delete()
    Saved.objects.filter(message=message).delete()


def forget_words(message: Message, *, stream: str) -> None:
    """Empty the text of ``message`` in its events, which stay at their positions.

    Call it in the transaction of the deletion. The seal of the log shows each as redacted. Only a
    message that was edited is looked for among the later events of its room.
    """
    told = Q(seq=message.seq)
    if message.edited_at is not None:
        told |= Q(seq__gt=message.seq, type=tag_of(MessageEdited), body__contains=str(message.id))
    # Locked: retention may be about to take them out.
    events = Event.objects.select_for_update().filter(told, stream=stream, type__in=_SHAPES)
    for id_, type_, body in events.values_list("id", "type", "body"):
        event = msgspec.json.decode(body, type=_SHAPES[type_])
        card = msgspec.structs.replace(event.message, text="", html="", mentions=[])
        emptied = encode(msgspec.structs.replace(event, message=card)).decode()
        redact("events", id_, {"body": emptied}, reason=f"message {message.id} was deleted")
