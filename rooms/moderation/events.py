"""What happens in moderation, on the streams of those whom it concerns. No words of anybody are in it."""

from chatcore.live.frames import StreamEvent
from chatcore.live.registry import event


@event
class ModerationChanged(StreamEvent, frozen=True, kw_only=True, tag="moderation.changed"):
    """A case is another now, to one who moderates (``case``); or a report or a statement of one's own (``None``), or
    the words or time-outs of the community: read again what is shown."""

    community: str
    case: str | None


@event
class HeldChanged(StreamEvent, frozen=True, kw_only=True, tag="held.changed"):
    """A message of one's own waits to be read, or does no more: ``state`` says what became of it."""

    held: str
    room: str
    client_id: str
    state: str


@event
class PersonIgnored(StreamEvent, frozen=True, kw_only=True, tag="person.ignored"):
    """One does not want to hear somebody (``ignored``, ``blocked``), or does again (empty): to one's own devices."""

    person: str
    distance: str
