"""``presence.changed``."""

from chatcore.live.frames import EphemeralEvent
from chatcore.live.registry import event
from presence.cards import PresenceCard


@event
class PresenceChanged(EphemeralEvent, frozen=True, kw_only=True, tag="presence.changed"):
    """What people are now, told to those who watch them."""

    people: dict[str, PresenceCard]
