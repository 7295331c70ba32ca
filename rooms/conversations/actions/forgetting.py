"""Taking the words of a deleted message out of the log, from which they would still be replayed."""

import msgspec

from chatcore.foundation.jobs.definition import job
from chatcore.live.models import Event
from chatcore.records.actions import redact
from rooms.conversations.models import Message

_SAID = ("message.posted", "message.edited")


@job()
def forget_words(message_id: str) -> None:
    """Empty what the events of a deleted message say; their positions and the log's chain stay whole."""
    message = Message.objects.filter(id=message_id).exclude(deleted_at=None).first()
    if message is None:
        return
    rows = Event.objects.filter(stream=f"room:{message.room_id}", type__in=_SAID)
    if message.edited_at is None:
        rows = rows.filter(seq=message.seq)
    else:
        rows = rows.filter(seq__gte=message.seq, body__contains=f'"id":"{message_id}"')
    for id_, body in rows.values_list("pk", "body"):
        redact("events", id_, {"body": _without_words(body)}, reason="message.deleted")


def _without_words(body: str) -> str:
    event = msgspec.json.decode(body)
    event["message"] |= {"text": "", "html": "", "mentions": [], "attachments": []}
    return msgspec.json.encode(event).decode()
