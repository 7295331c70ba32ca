"""What happens to publications beside what happens to their messages."""

from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class PublicationChanged(StreamEvent, frozen=True, kw_only=True, tag="publication.changed"):
    """How often a publication is commented and shared now: said in the feed, without a word of it."""

    # Not ``about`` anything: commenting and sharing are told, and traced, by what they write.
    publication_id: str
    comments_count: int
    shares_count: int
