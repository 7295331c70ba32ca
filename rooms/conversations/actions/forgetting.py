"""Taking a deleted message out of all that kept it: the live log, the index, pins, what people saved."""

from collections.abc import Mapping

import msgspec
from django.db import transaction
from django.db.models import Q

from chatcore.foundation.shapes import encode
from chatcore.live.models import Event
from chatcore.live.registry import tag_of
from chatcore.records.actions import redact
from rooms.conversations.events import (
    AttachmentChanged,
    MessageEdited,
    MessagePosted,
    MessageRestored,
)
from rooms.conversations.models import Indexed, Message, Pin, Saved, Version

_Told = MessagePosted | MessageEdited | MessageRestored | AttachmentChanged
_SHAPES: dict[str, type[_Told]] = {
    tag_of(shape): shape
    for shape in (MessagePosted, MessageEdited, MessageRestored, AttachmentChanged)
}
_LATER = [tag_of(MessageEdited), tag_of(MessageRestored), tag_of(AttachmentChanged)]


def forget_found(message: Message) -> None:
    """Forget the versions of ``message``, its pin, and who saved it. In the transaction that clears it."""
    Indexed.objects.filter(message=message).delete()
    Version.objects.filter(message=message).delete()
    Pin.objects.filter(message=message).delete()
    Saved.objects.filter(message=message).delete()


def forget_words(message: Message, *, stream: str, later: bool = False) -> None:
    """Empty the text of ``message``, and the names of what it carried, in its events, which stay at their positions.

    Call it in the transaction that clears it. The seal of the log shows each as redacted. Only a message that was
    edited, or that ``later`` says to have carried files or come back, is looked for among the later events of its room.
    """
    told = Q(seq=message.seq)
    if message.edited_at is not None or later:
        told |= Q(seq__gt=message.seq, type__in=_LATER, body__contains=str(message.id))
    # Locked: retention may be about to take them out.
    events = Event.objects.select_for_update().filter(told, stream=stream, type__in=_SHAPES)
    for id_, type_, body in events.values_list("id", "type", "body"):
        _empty(id_, type_, body, reason=f"message {message.id} was deleted")


@transaction.atomic
def forget_moved(messages: Mapping[str, int], *, stream: str) -> None:
    """Empty the text of ``messages`` (position by id) in the events of a room that they left; where they are it stays.

    One query, and those of redacting each event; one that is empty already is left alone.
    """
    seqs = list(messages.values())
    told = Q(seq__in=seqs) | Q(seq__gt=min(seqs), type__in=_LATER)
    events = Event.objects.select_for_update().filter(told, stream=stream, type__in=_SHAPES)
    for id_, type_, body in events.order_by("id").values_list("id", "type", "body"):
        event = msgspec.json.decode(body, type=_SHAPES[type_])
        about = event.message_id if isinstance(event, AttachmentChanged) else event.message.id
        if about in messages and encode(_emptied(event)).decode() != body:
            _empty(id_, type_, body, reason=f"message {about} went to another room")


def _empty(id_: int, type_: str, body: str, *, reason: str) -> None:
    emptied = encode(_emptied(msgspec.json.decode(body, type=_SHAPES[type_]))).decode()
    redact("events", id_, {"body": emptied}, reason=reason)


def _emptied(event: _Told) -> _Told:
    if isinstance(event, AttachmentChanged):
        bare = msgspec.structs.replace(event.attachment, name="", alt="", peaks=[])
        return msgspec.structs.replace(event, attachment=bare)
    card = msgspec.structs.replace(event.message, text="", html="", mentions=[], attachments=[])
    return msgspec.structs.replace(event, message=card)
