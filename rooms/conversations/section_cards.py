"""What a section of one's own is on the wire."""

from chatcore.foundation.shapes import Shape
from rooms.conversations.models import Section


class SectionCard(Shape, frozen=True, kw_only=True):
    """``kind`` is ``favourites`` (without a name) or ``own``; ``sort`` is ``unread``, ``name`` or ``recent``."""

    id: str
    kind: str
    name: str
    sort: str
    folded: bool


def section_card(section: Section) -> SectionCard:
    return SectionCard(
        id=str(section.id),
        kind=section.kind,
        name=section.name,
        sort=section.sort,
        folded=section.folded,
    )
