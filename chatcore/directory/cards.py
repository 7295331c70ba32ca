"""The shape of a directory entry on the wire."""

from chatcore.directory.models import Entry, Side
from chatcore.foundation.clock import wire
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card


class EntryCard(Shape, frozen=True, kw_only=True):
    person: PersonCard
    offers: list[str]
    seeks: list[str]
    place: str
    phone: str
    changed_at: str


class MyEntryCard(EntryCard, frozen=True, kw_only=True):
    """One's own entry, with what one shows of it."""

    phone_shown: bool
    published: bool


def entry_card(entry: Entry) -> EntryCard:
    """Return what others see; the tags have been fetched."""
    return EntryCard(
        person=person_card(entry.person),
        offers=_labels(entry, Side.OFFERS),
        seeks=_labels(entry, Side.SEEKS),
        place=entry.place,
        phone=entry.phone if entry.phone_shown else "",
        changed_at=wire(entry.changed_at),
    )


def my_entry_card(entry: Entry) -> MyEntryCard:
    return MyEntryCard(
        person=person_card(entry.person),
        offers=_labels(entry, Side.OFFERS),
        seeks=_labels(entry, Side.SEEKS),
        place=entry.place,
        phone=entry.phone,
        changed_at=wire(entry.changed_at),
        phone_shown=entry.phone_shown,
        published=entry.published,
    )


def _labels(entry: Entry, side: str) -> list[str]:
    return [tag.label for tag in entry.tags.all() if tag.side == side]
