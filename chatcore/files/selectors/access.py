"""The only way from an id to a file: through the check of the right."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser

from chatcore.files.models import File
from chatcore.files.readers import may_read
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words

_NOTHING = uuid.UUID(int=0)


def file_for(viewer: AbstractBaseUser, file_id: object, *, path: str = "$.file") -> File:
    """Return a file that ``viewer`` may read: one used where they may read, or their own that is not used yet.

    Two queries, whether it is there or not.

    Raises:
        NotFound: it is missing, hidden, or ``file_id`` is no id: the same answer for all.
    """
    id_ = parse_id(file_id) or _NOTHING
    file = File.objects.filter(id=id_).first()
    shown = may_read(viewer.pk, id_)
    if file is None or not (shown or (file.owner_id == viewer.pk and file.expires_at is not None)):
        raise NotFound(path=path)
    return file


def own_file_for(viewer: AbstractBaseUser, file_id: object) -> File:
    """Return a file that ``viewer`` sent.

    Raises:
        NotFound: as ``file_for``. Forbidden: they see it, and somebody else sent it.
    """
    file = file_for(viewer, file_id)
    if file.owner_id != viewer.pk:
        raise Forbidden(NOT_YOURS)
    return file


NOT_YOURS = Words(
    fr="Seule la personne qui a envoyé ce fichier peut le faire.",
    en="Only the person who sent this file may do this.",
)
