"""Sending a file: announced first, then piece by piece, each at the place where the last one ended.

In the manner of tus (https://tus.io/protocols/resumable-upload, core and creation): ``offset`` says how much has come,
a piece that begins elsewhere is refused, and what was cut is asked for and gone on with.
"""

import uuid
from collections.abc import Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from chatcore.files import keeping, limits
from chatcore.files.actions.accounts import charge
from chatcore.files.actions.discarding import discard
from chatcore.files.actions.examining import examine
from chatcore.files.kinds import is_program, recognised
from chatcore.files.models import File, Kind, State
from chatcore.files.pictures import look_at
from chatcore.files.refusals import FileRefused, refusal
from chatcore.files.selectors.access import own_file_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Invalid, Problem, TooLarge
from chatcore.foundation.lines import checked_line, checked_text
from chatcore.foundation.words import Words


def begin_upload(
    *,
    actor: AbstractBaseUser,
    home: str,
    account: uuid.UUID,
    name: str,
    size: int,
    alt: str = "",
    duration: int | None = None,
    peaks: Sequence[int] = (),
) -> File:
    """Announce a file for ``home``, where the caller has checked that ``actor`` may use one; its room is taken now.

    Args:
        account: who is charged: a community, or ``actor`` themself.
        duration, peaks: of a voice message, as its recorder measured them: milliseconds, 0 to 100.

    Raises:
        Invalid, TooLarge, FileRefused, Problem: it will not be taken; nothing needs to be sent to learn so.
    """
    # Of a path of some other system only a name is left.
    name = name.replace("/", "·").replace("\\", "·")
    name = checked_line(name, longest=limits.NAME_LENGTH, path="$.name", required=True)
    if is_program(name):
        raise refusal("program_refused")
    if size < 1:
        raise Invalid(_EMPTY, path="$.size")
    if size > limits.largest():
        raise limits.too_heavy()
    alt = checked_text(alt, longest=limits.ALT_LENGTH, path="$.alt")
    with transaction.atomic():
        if (
            File.objects.filter(owner=actor.pk, expires_at__isnull=False).count()
            >= limits.MOST_UNUSED
        ):
            raise Problem(_TOO_MANY, code="too_many_files", status=429, retry_after=60)
        charge(account, size, of_a_person=account == actor.pk)
        return File.objects.create(
            owner_id=actor.pk,
            home=home,
            account_id=account,
            name=name,
            size=size,
            weight=size,
            alt=alt,
            duration=duration,
            peaks=list(peaks),
            expires_at=now() + limits.UNUSED_FOR,
        )


def add_piece(*, actor: AbstractBaseUser, file_id: object, offset: int, content: bytes) -> File:
    """Add ``content`` at ``offset``; with the last piece the file is recognised, and looked at by a job.

    Of two pieces for the same place one is taken. After a cut, an empty piece at the end finishes what was whole.

    Raises:
        NotFound, Forbidden: it is not there, or somebody else's. Conflict: it is complete, or has not come so far.
        Invalid, TooLarge: the piece is too small, or goes beyond the end. FileRefused: what came is not taken,
            and is gone.
    """
    file = own_file_for(actor, file_id)
    if file.state != State.RECEIVING:
        raise Conflict(_COMPLETE, code="already_complete")
    if offset != file.offset:
        raise _elsewhere(file.offset)
    end = offset + len(content)
    if end > file.size:
        raise TooLarge(_BEYOND, path="$.file")
    if len(content) < limits.SMALLEST_CHUNK and end < file.size:
        raise Invalid(_TOO_SMALL, code="piece_too_small", path="$.file")
    if content:
        _add(file, offset, content)
    if file.offset == file.size:
        _finish(file)
    return file


def _add(file: File, offset: int, content: bytes) -> None:
    part = keeping.keep_part(file.id, offset, content)
    parts, end = [*file.parts, part], offset + len(content)
    here = File.objects.filter(id=file.id, state=State.RECEIVING, offset=offset)
    if not here.update(offset=end, parts=parts):
        keeping.drop([part])
        file.refresh_from_db()
        raise _elsewhere(file.offset)
    file.offset, file.parts = end, parts


def _finish(file: File) -> None:
    """Put the pieces together, see what they are, and have a job look closer."""
    try:
        with keeping.whole(file.parts) as whole:
            found = recognised(whole)
            if found.kind == Kind.IMAGE:
                whole.seek(0)
                file.width, file.height = look_at(whole.read())
            whole.seek(0)
            keeping.keep(file.id, "original", whole)
    except FileRefused:
        discard([file.id])
        raise
    parts, file.parts = file.parts, []
    file.type, file.kind, file.state, file.received_at = *found, State.CHECKING, now()
    with transaction.atomic():
        mine = File.objects.filter(id=file.id, state=State.RECEIVING).update(
            type=file.type,
            kind=file.kind,
            state=file.state,
            width=file.width,
            height=file.height,
            received_at=file.received_at,
            parts=[],
        )
        if mine:
            examine.enqueue(str(file.id))
    keeping.drop(parts)


def _elsewhere(offset: int) -> Conflict:
    return Conflict(_ELSEWHERE.filled(offset=offset), code="offset_mismatch", path="$.offset")


_EMPTY = Words(
    fr="Ce fichier est vide : il n’y a rien à envoyer.",
    en="This file is empty: there is nothing to send.",
)
_TOO_MANY = Words(
    fr="Cent de vos fichiers attendent d’être publiés : publiez-les ou retirez-les d’abord.",
    en="A hundred of your files wait to be posted: post or remove them first.",
)
_COMPLETE = Words(
    fr="Ce fichier est déjà arrivé en entier.", en="All of this file has come already."
)
_ELSEWHERE = Words(
    fr="L’envoi en est à l’octet {offset} : reprenez-le de là.",
    en="The upload has come to byte {offset}: go on from there.",
)
_BEYOND = Words(
    fr="Ce morceau dépasse la taille annoncée du fichier.",
    en="This piece goes beyond the size that was announced.",
)
_TOO_SMALL = Words(
    fr="Un morceau fait au moins 256 Kio, sauf le dernier.",
    en="A piece has at least 256 KiB, but for the last one.",
)
