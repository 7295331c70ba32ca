"""Messages of one's own that wait to be read."""

import uuid

from chatcore.files.cards import AttachmentCard, attachment_card
from chatcore.foundation.clock import wire
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Room
from rooms.moderation.cards import HeldCard
from rooms.moderation.models import Held, HeldFile, HeldState
from rooms.moderation.selectors.access import case_for


def waiting_in(room: Room | None, author: Person) -> list[Held]:
    """Return what ``author`` said in ``room``, or anywhere, that waits, in its order (one query)."""
    rows = Held.objects.filter(author=author, state=HeldState.WAITING)
    if room is not None:
        rows = rows.filter(room=room)
    return list(rows.prefetch_related("files__file").order_by("id"))


def my_held(viewer: Person, held_id: object) -> Held:
    """Return a message of one's own that waits, held until the commit.

    Raises:
        NotFound: missing, somebody else's, or not waiting any more.
    """
    rows = Held.objects.select_for_update(of=("self",)).select_related("case", "case__community")
    mine = rows.filter(author=viewer, state=HeldState.WAITING, id=parse_id(held_id) or NO_ID)
    held = mine.first()
    if held is None:
        raise NotFound(path="$.held")
    return held


def held_card(held: Held) -> HeldCard:
    return HeldCard(
        id=str(held.id),
        room=str(held.room_id),
        topic=str(held.topic_id) if held.topic_id else None,
        text=held.text,
        client_id=str(held.client_id),
        state=held.state,
        held_at=wire(held.held_at),
        edits=str(held.edits_id) if held.edits_id else None,
        attachments=files_of(held),
    )


def files_of(held: Held) -> list[AttachmentCard]:
    """Return the files of what waits, or was refused."""
    return [attachment_card(row.file) for row in held.files.all()]


def may_read_held(person: uuid.UUID, file: uuid.UUID) -> bool:
    """Tell whether a file is one that ``person`` has waiting, or of what they decide (one query, and a few where it
    waits)."""
    row = HeldFile.objects.select_related("held").filter(file=file).first()
    if row is None:
        return False
    if row.held.author_id == person:
        return row.held.state == HeldState.WAITING
    try:
        case_for(Person.objects.get(id=person), row.held.case_id)
    except NotFound:
        return False
    return True
