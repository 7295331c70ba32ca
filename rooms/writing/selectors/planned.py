"""Messages for later: only ever one's own."""

import uuid
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from chatcore.files.cards import AttachmentCard, attachment_card
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.writing.cards import PlannedCard, planned_card
from rooms.writing.models import Planned, PlannedFile, State
from rooms.writing.selectors.places import names_of, place_of, rooms_seen

# What waits is bounded where it is made; of what failed the newest are enough.
MOST = 300


def planned_for(actor: Person, planned_id: object) -> Planned:
    """Return what ``actor`` has planned, or what failed of it (one query).

    Raises:
        NotFound: missing, somebody else's, or sent.
    """
    id_ = parse_id(planned_id)
    rows = Planned.objects.filter(author=actor).exclude(state=State.SENT).select_related("topic")
    found = None if id_ is None else rows.filter(id=id_).first()
    if found is None:
        raise NotFound(path="$.planned")
    return found


def planned_of(viewer: Person) -> list[PlannedCard]:
    """Return what waits, the soonest first, behind what failed (five queries at most)."""
    rows = Planned.objects.filter(Q(state=State.WAITING) | Q(state=State.FAILED), author=viewer)
    found = rows.select_related("topic").order_by("state", "due_at", "id")
    return planned_cards(list(found[:MOST]), viewer)


def planned_cards(rows: Sequence[Planned], viewer: Person) -> list[PlannedCard]:
    names = names_of(viewer, rooms_seen(viewer, {row.room_id for row in rows}))
    files = _files_of(rows)
    return [
        planned_card(
            row,
            place=place_of(row, names),
            language=viewer.language,
            attachments=files[row.id],
        )
        for row in rows
    ]


def has_planned(person: uuid.UUID, file: uuid.UUID) -> bool:
    """Tell whether ``person`` has planned a message with ``file``: they alone see it until then (one query)."""
    return PlannedFile.objects.filter(file=file, planned__author=person).exists()


def _files_of(rows: Sequence[Planned]) -> dict[uuid.UUID, list[AttachmentCard]]:
    found: dict[uuid.UUID, list[AttachmentCard]] = defaultdict(list)
    files = PlannedFile.objects.filter(planned__in=rows).select_related("file")
    for one in files.order_by("planned", "place"):
        found[one.planned_id].append(attachment_card(one.file))
    return found
