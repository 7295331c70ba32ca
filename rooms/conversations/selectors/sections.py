"""The sections of a person, which nobody else sees."""

from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.conversations.models import Section
from rooms.conversations.section_cards import SectionCard, section_card


def sections_of(viewer: Person) -> list[SectionCard]:
    """Return the sections of ``viewer``, in their order (one query)."""
    rows = Section.objects.filter(person=viewer).order_by("place", "id")
    return [section_card(row) for row in rows]


def section_for(actor: Person, section_id: object, *, path: str = "$.section") -> Section:
    """Return a section of ``actor``.

    Raises:
        NotFound: missing, or somebody else's: the same answer.
    """
    id_ = parse_id(section_id)
    found = None if id_ is None else Section.objects.filter(id=id_, person=actor).first()
    if found is None:
        raise NotFound(path=path)
    return found
