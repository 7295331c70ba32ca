"""Messages that a page refers to: whoever keeps messages says which of them somebody may read."""

import uuid
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from chatcore.communities.presentation_cards import PinCard
from chatcore.people.models import Person


class Pin(NamedTuple):
    """A message that its reader may read, and the community of its room."""

    community: uuid.UUID | None
    card: PinCard


Source = Callable[[Person, Collection[uuid.UUID]], Mapping[uuid.UUID, Pin]]
_sources: list[Source] = []


def pins_from(source: Source) -> Source:
    """Register who finds messages: of the ids given, those that the person may read."""
    _sources.append(source)
    return source


def pins(
    viewer: Person, messages: Collection[uuid.UUID], *, community: uuid.UUID
) -> dict[uuid.UUID, PinCard]:
    """Return those of ``messages`` that ``viewer`` may read in ``community`` (queries: those of each source)."""
    if not messages:
        return {}
    return {
        id_: pin.card
        for source in _sources
        for id_, pin in source(viewer, messages).items()
        if pin.community == community
    }
