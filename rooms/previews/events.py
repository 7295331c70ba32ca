"""What happens to previews."""

from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class PreviewChanged(StreamEvent, frozen=True, kw_only=True, tag="preview.changed"):
    """The previews of a message came, or were taken away: whoever shows the message asks for them."""

    message_id: str

    def about(self) -> str:
        return self.message_id
