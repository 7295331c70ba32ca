"""What happens to messages, for the apps above to hear in the same transaction.

Announced while the message's row is held, before any position of a stream is taken: a subscriber that
tells several streams takes them together, in the log's order.
"""

from dataclasses import dataclass

from chatcore.people.models import Person
from rooms.conversations.models import Message, Room


@dataclass(frozen=True)
class MessageRewritten:
    """A message has other words."""

    message: Message
    room: Room
    actor: Person


@dataclass(frozen=True)
class MessageWithdrawn:
    """A message was deleted: nobody reads it any more, its row stays. It may come back (``MessageRestored``)."""

    message: Message
    room: Room
    actor: Person


@dataclass(frozen=True)
class MessageRestored:
    """A deletion was taken back, by who deleted it: the message is there again as it was."""

    message: Message
    room: Room
    actor: Person
