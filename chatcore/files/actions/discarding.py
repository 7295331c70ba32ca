"""Files that are no more: their rows now, their bytes by a job that tries until they are gone."""

import uuid
from collections.abc import Collection, Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from chatcore.files import keeping
from chatcore.files.actions.accounts import give_back
from chatcore.files.models import File
from chatcore.files.selectors.access import own_file_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.words import Words

# Files that one transaction deletes.
_AT_ONCE = 200


def cancel_upload(*, actor: AbstractBaseUser, file_id: object) -> None:
    """Take back a file that was not posted.

    Raises:
        NotFound, Forbidden: it is not there, or somebody else's. Conflict: it was posted; its message is deleted.
    """
    file = own_file_for(actor, file_id)
    with transaction.atomic():
        if not discard([file.id], unused=True):
            raise Conflict(_POSTED, code="file_posted")


def discard(files: Collection[uuid.UUID], *, unused: bool = False) -> int:
    """Delete ``files`` and give their room back; ``unused``: those only that were not posted. Returns how many."""
    with transaction.atomic():
        rows = File.objects.select_for_update().filter(id__in=files).order_by("id")
        if unused:
            rows = rows.filter(expires_at__isnull=False)
        gone = list(rows)
        for file in gone:
            give_back(file.account_id, file.weight)
            erase_bytes.enqueue(str(file.id))
        File.objects.filter(id__in=[file.id for file in gone]).delete()
    return len(gone)


def discard_unused(*, of: uuid.UUID | None = None) -> int:
    """Delete what was sent and not posted within a day, or all that ``of`` has not posted; returns how many."""
    unused = File.objects.filter(expires_at__isnull=False)
    unused = unused.filter(owner=of) if of else unused.filter(expires_at__lte=now())
    count = 0
    while ids := list(unused.values_list("id", flat=True)[:_AT_ONCE]):
        count += discard(ids, unused=True)
    return count


@job(attempts=8)
def erase_bytes(file: str, keep: Sequence[str] = ()) -> None:
    """Delete everything that the storage holds of a file, but for what is in ``keep``."""
    keeping.drop_all(uuid.UUID(file), but=keep)


_POSTED = Words(
    fr="Ce fichier est publié, ou planifié : supprimez le message qui le porte.",
    en="This file is posted, or planned: delete the message that carries it.",
)
