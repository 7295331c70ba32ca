"""``presence.changed``, and what a person's other devices are told of their own settings."""

from chatcore.live.frames import EphemeralEvent, StreamEvent
from chatcore.live.registry import event
from presence.cards import PresenceCard


@event
class PresenceChanged(EphemeralEvent, frozen=True, kw_only=True, tag="presence.changed"):
    """What people are now, told to those who watch them."""

    people: dict[str, PresenceCard]


@event
class DiscretionChanged(StreamEvent, frozen=True, kw_only=True, tag="discretion.changed"):
    """The person shows themselves otherwise, or says something else: their other devices read it again."""
