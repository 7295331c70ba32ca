"""A message with the answers to it, and the answers to those."""

import uuid
from collections.abc import Collection
from typing import NamedTuple

from rooms.conversations.models import Message

# Answers that one look shows; beyond, the newest are in the room.
MOST = 300


class SubThread(NamedTuple):
    """``above`` is what ``root`` itself answers, where that is still there to be read in the same room."""

    above: Message | None
    root: Message
    answers: list[Message]


def sub_thread_of(root: Message) -> SubThread:
    """Return what is said around ``root`` (three queries); the caller has checked the right to read it."""
    first = _answers(root.room_id, [root.id])
    second = _answers(root.room_id, [one.id for one in first])
    above = (
        Message.objects.filter(id=root.reply_to_id, room=root.room_id, deleted_at=None)
        .select_related("author")
        .first()
        if root.reply_to_id
        else None
    )
    answers = sorted([*first, *second], key=lambda one: one.seq)
    return SubThread(above, root, answers[:MOST])


def _answers(room: uuid.UUID, messages: Collection[uuid.UUID]) -> list[Message]:
    rows = Message.objects.filter(reply_to__in=messages, room=room, deleted_at=None)
    return list(rows.select_related("author").order_by("seq")[:MOST])
