"""What one's devices are told of what one writes."""

from chatcore.live.frames import EphemeralEvent, StreamEvent
from chatcore.live.registry import event
from rooms.writing.cards import DraftCard


@event
class DraftChanged(EphemeralEvent, frozen=True, kw_only=True, tag="draft.changed"):
    """Another of one's devices wrote. It is never replayed: who was away reads the drafts again.

    ``device`` is what the writing device calls itself.
    """

    draft: DraftCard
    device: str


@event
class WritingChanged(StreamEvent, frozen=True, kw_only=True, tag="writing.changed"):
    """One of one's lists is another now (``what``: planned, recurring or snippets): its screen reads it again."""

    what: str
