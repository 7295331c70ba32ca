"""``presence.changed``, and what a person's other devices are told of their own settings."""

from collections.abc import Mapping

from chatcore.live.frames import EphemeralEvent, StreamEvent
from chatcore.live.registry import event
from presence.cards import PresenceCard, SaidCard, ShownCard, said_card, shown_card


@event
class PresenceChanged(
    EphemeralEvent, frozen=True, kw_only=True, tag="presence.changed", omit_defaults=True
):
    """What people are now, told to those who watch them; ``said`` only has those who say more than words."""

    people: dict[str, ShownCard]
    said: dict[str, SaidCard] = {}


def presence_changed(cards: Mapping[str, PresenceCard]) -> PresenceChanged:
    """Return the event that tells ``cards``."""
    return PresenceChanged(
        people={id_: shown_card(card) for id_, card in cards.items()},
        said={id_: said for id_, card in cards.items() if (said := said_card(card))},
    )


@event
class DiscretionChanged(StreamEvent, frozen=True, kw_only=True, tag="discretion.changed"):
    """The person shows themselves otherwise, or says something else: their other devices read it again."""
