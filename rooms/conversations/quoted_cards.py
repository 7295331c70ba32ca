"""What readers get of messages that are shown elsewhere, and of what messages said before."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.cards import MessageCard


class QuotedCard(Shape, frozen=True, kw_only=True):
    """A message that another shows, as its reader may see it.

    ``state``: ``shown``; ``gone``, deleted in a room that the reader sees; ``hidden``, of a room that they do not
    see, or of none. Only when it is shown has it a ``message`` and its place. ``room_name`` is empty for a direct
    conversation.
    """

    id: str
    state: str
    message: MessageCard | None = None
    room_kind: str | None = None
    room_name: str = ""
    topic_title: str = ""


class TextChange(Shape, frozen=True, kw_only=True):
    """A piece of a text: the ``same`` as before, ``added`` or ``removed``."""

    what: str
    text: str


class VersionCard(Shape, frozen=True, kw_only=True):
    """What a message said from ``written_at`` on, and what that changed of the version before it (none: the first)."""

    text: str
    written_at: str
    changes: list[TextChange]
