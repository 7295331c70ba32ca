"""Closing a message to answers, and opening it again: what an announcement without comments is.

Part of an action of an app above, which says it and traces it.
"""

import uuid

from rooms.conversations.models import ClosedMessage, Message


def close_answers(message: Message) -> None:
    """Let nobody but those who announce answer ``message``, nor what was answered to it (a query a generation)."""
    ClosedMessage.objects.bulk_create(
        [ClosedMessage(message_id=id_) for id_ in _with_answers(message)], ignore_conflicts=True
    )


def open_answers(message: Message) -> None:
    """Take answers to ``message`` again, as its room allows."""
    ClosedMessage.objects.filter(message__in=_with_answers(message)).delete()


def _with_answers(message: Message) -> list[uuid.UUID]:
    found = [message.id]
    generation = [message.id]
    while generation:
        rows = Message.objects.filter(reply_to__in=generation)
        generation = list(rows.values_list("id", flat=True))
        found += generation
    return found
