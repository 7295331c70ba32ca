"""Using files: what was sent becomes part of something, once."""

import uuid
from collections.abc import Collection
from datetime import datetime

from chatcore.files.models import File


def hold_unused(files: Collection[uuid.UUID]) -> dict[uuid.UUID, File]:
    """Return those of ``files`` that nothing uses yet, held until the commit (one query, none for none)."""
    if not files:
        return {}
    rows = File.objects.select_for_update().filter(id__in=files, expires_at__isnull=False)
    return {file.id: file for file in rows.order_by("id")}


def use(files: Collection[uuid.UUID]) -> None:
    """Keep ``files``, which ``hold_unused`` gave, for as long as what uses them."""
    File.objects.filter(id__in=files).update(expires_at=None)


def give_up(files: Collection[uuid.UUID], *, until: datetime) -> None:
    """Have ``files``, which were used, be unused again: whoever does not use them by ``until`` loses them."""
    if files:
        File.objects.filter(id__in=files).update(expires_at=until)
