"""What happens to the emoji of a community."""

from chatcore.emoji.cards import EmojiCard
from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class EmojiChanged(StreamEvent, frozen=True, kw_only=True, tag="emoji.changed"):
    """A community has a new emoji, or one was archived or taken back: said in the community."""

    community: str
    emoji: EmojiCard
