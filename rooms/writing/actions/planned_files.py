"""The files of planned messages: kept until the message is sent, and given back when it is not to be sent any more."""

import uuid
from collections.abc import Collection, Sequence
from datetime import timedelta

from chatcore.files.actions.claiming import give_up, hold_unused, use
from chatcore.files.actions.discarding import discard
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations.actions.attaching import MOST, TOO_MANY, checked_attachments
from rooms.conversations.models import Room
from rooms.writing.models import Planned, PlannedFile

# What is planned no more can be planned again for so long (« Annuler »); then its files go.
GIVEN_BACK_FOR = timedelta(minutes=15)


def set_files(planned: Planned, given: Sequence[str], *, actor: Person, room: Room) -> None:
    """Have ``planned``, held by the caller, carry the files ``given``, in that order; those that it had and that are
    not among them are given back.

    Raises:
        as ``checked_attachments``, whose rule is the same for what is new. Invalid: a reminder carries nothing.
    """
    if given and planned.to_self:
        raise Invalid(_NOT_IN_A_REMINDER, path="$.attachments")
    if len(given) > MOST:
        raise Invalid(TOO_MANY, path="$.attachments")
    ids = [parse_id(id_) for id_ in given]
    had = set(planned.files.values_list("file_id", flat=True))
    fresh = [text for text, id_ in zip(given, ids, strict=True) if id_ not in had]
    new = checked_attachments(actor, room, fresh)
    held = hold_unused(new)
    for id_ in new:
        # Somebody has just posted it from another device.
        if id_ not in held:
            raise NotFound(path="$.attachments")
    wanted = list(dict.fromkeys(id_ for id_ in ids if id_ is not None))
    planned.files.all().delete()
    PlannedFile.objects.bulk_create(
        PlannedFile(planned=planned, file_id=id_, place=place) for place, id_ in enumerate(wanted)
    )
    use(new)
    give_up(had.difference(wanted), until=now() + GIVEN_BACK_FOR)


def give_back(planned: Planned) -> list[str]:
    """Return the files of ``planned`` in their order, ready to be posted; what is not posted goes a little later."""
    ids = list(planned.files.order_by("place").values_list("file_id", flat=True))
    if ids:
        planned.files.all().delete()
        give_up(ids, until=now() + GIVEN_BACK_FOR)
    return [str(id_) for id_ in ids]


def drop_files_of(people: Collection[uuid.UUID]) -> None:
    """Delete all files of what ``people`` have planned."""
    rows = PlannedFile.objects.filter(planned__author__in=people)
    discard(list(rows.values_list("file_id", flat=True)))


_NOT_IN_A_REMINDER = Words(
    fr="Un rappel ne porte pas de fichier : retirez-les.",
    en="A reminder carries no files: take them out.",
)
