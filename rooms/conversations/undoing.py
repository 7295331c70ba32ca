"""Which deletions can be taken back, and for how long."""

from datetime import timedelta

from rooms.conversations.models import Kind, Message, Room

# What the browser offers « Annuler » for, and what the server grants beyond it: a slow network, a clock that differs.
OFFERED = timedelta(seconds=10)
GRANTED = timedelta(seconds=30)

_kinds = {"message"}


def comes_back_with(kind: str) -> None:
    """Have messages that show an object of ``kind`` come back: its app hears ``MessageRestored``.

    Others go for good at once: what hung on them may have ended with them.
    """
    _kinds.add(kind)


def may_come_back(message: Message, room: Room) -> bool:
    """Tell whether the deletion of ``message`` can be taken back: what a feed published goes with its page at once."""
    if message.card is None:
        return True
    return room.kind != Kind.NETWORK and message.card["kind"] in _kinds
