"""Reading notices: one, some, all; and by reading what they are about."""

import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q, QuerySet

from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.notices.events import NoticesMarked
from chatcore.notices.models import Notice
from chatcore.notices.selectors.notices import mine, unread_count
from chatcore.people.models import Person


@transaction.atomic
def read_notices(*, actor: Person, notices: Collection[str] | None = None) -> int:
    """Mark ``notices`` of ``actor`` as read, or all (None); return how many are left unread."""
    rows = Notice.objects.filter(person=actor, read_at=None)
    if notices is not None:
        rows = rows.filter(id__in=mine(actor, notices))
    return _read(actor, rows, whole=notices is None)


@transaction.atomic
def unread_notice(*, actor: Person, notice: str) -> int:
    """Mark a notice as unread again; return how many are. One whose line has gone on already stays read."""
    found = Notice.objects.filter(person=actor, id__in=mine(actor, [notice])).first()
    if found is not None and found.read_at is not None:
        taken = found.fold and Notice.objects.filter(person=actor, fold=found.fold, read_at=None)
        if not (taken and taken.exists()):
            # What was seen once is not written to anybody for being put back.
            Notice.objects.filter(id=found.id).update(read_at=None, mailed_at=now())
            log.emit(
                f"user:{actor.id}",
                NoticesMarked(notices=[], unread=unread_count(actor.id)),
                actor=actor.id,
            )
    return unread_count(actor.id)


def read_in_place(*, person: Person, room: uuid.UUID, topic: uuid.UUID | None, upto: int) -> None:
    """Mark as read what told ``person`` of messages of a room, or of one of its thèmes, up to a position.

    Call it in the transaction that moves the mark. One statement when there is nothing.
    """
    rows = Notice.objects.filter(
        Q(seq=None) | Q(seq__lte=upto), person=person, room=room, read_at=None
    )
    if topic is not None:
        rows = rows.filter(topic=topic)
    if rows.exists():
        _read(person, rows, whole=False)


def _read(person: Person, rows: "QuerySet[Notice]", *, whole: bool) -> int:
    ids = list(rows.values_list("id", flat=True))
    if not ids:
        return unread_count(person.id)
    Notice.objects.filter(id__in=ids).update(read_at=now())
    left = unread_count(person.id)
    named = None if whole else [str(id_) for id_ in ids]
    log.emit(f"user:{person.id}", NoticesMarked(notices=named, unread=left), actor=person.id)
    return left
