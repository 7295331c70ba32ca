"""Messages that a page refers to: whoever keeps messages says which of them somebody may read."""

import re
import uuid
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from chatcore.communities.presentation_cards import PinCard
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person


class Pin(NamedTuple):
    """A message that its reader may read, and the community of its room."""

    community: uuid.UUID | None
    card: PinCard


Source = Callable[[Person, Collection[uuid.UUID]], Mapping[uuid.UUID, Pin]]
# By the room and the position that the link of a message names.
Finder = Callable[[uuid.UUID, int], uuid.UUID | None]
_sources: list[Source] = []
_finders: list[Finder] = []
_LINK = re.compile(r"/salons/([0-9a-fA-F-]{36})(?:/themes/[^/?#]+)?/?\?(?:.*&)?at=(\d{1,12})\b")


def pins_from(source: Source) -> Source:
    """Register who finds messages: of the ids given, those that the person may read."""
    _sources.append(source)
    return source


def addresses_from(finder: Finder) -> Finder:
    """Register who finds a message by its place: whether somebody may read it is asked of ``pins_from``."""
    _finders.append(finder)
    return finder


def message_named(written: str) -> str:
    """Return the id of the message that the link ``written`` names; what is no such link comes back as it is.

    One query for a link, none for an id.
    """
    link = _LINK.search(written)
    room = parse_id(link[1]) if link else None
    if link is None or room is None:
        return written
    found = (finder(room, int(link[2])) for finder in _finders)
    return str(next((id_ for id_ in found if id_ is not None), written))


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
