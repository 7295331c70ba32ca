"""What happens to requests, as it goes over the wire: to who asked, and to those who may decide."""

from chatcore.accords.cards import AccordCard
from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class AccordRequested(StreamEvent, frozen=True, kw_only=True, tag="accord.requested"):
    """Somebody asks. What the reader may do with it is on no event: read it by REST."""

    accord: AccordCard


@event
class AccordDecided(StreamEvent, frozen=True, kw_only=True, tag="accord.decided"):
    """A request was granted and executed, or refused, or could not be executed any more."""

    accord: AccordCard


@event
class AccordChanged(StreamEvent, frozen=True, kw_only=True, tag="accord.changed"):
    """A request was withdrawn, has expired, or is past its deadline and goes to more people."""

    accord: AccordCard
