"""What happens to openings, as it goes over the wire: each on the ``user:`` streams of those few whom it concerns."""

from chatcore.breakglass.cards import OpeningNoticeCard
from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class BreakGlassChanged(StreamEvent, frozen=True, kw_only=True, tag="breakglass.changed"):
    """To those who decide: a request was made, answered, or is over. What it says is read by REST."""

    opening: str
    community: str | None


@event
class BreakGlassOpened(StreamEvent, frozen=True, kw_only=True, tag="breakglass.opened"):
    """To those concerned: their conversation was opened to two administrators."""

    notice: OpeningNoticeCard


@event
class BreakGlassClosed(StreamEvent, frozen=True, kw_only=True, tag="breakglass.closed"):
    """To those concerned: it is closed again."""

    notice: OpeningNoticeCard
