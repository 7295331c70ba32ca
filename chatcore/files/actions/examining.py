"""Looking at a file that has come: the virus scanner, its pictures, its words. Until then nobody gets a byte."""

import tempfile
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from chatcore.files import clamd, keeping
from chatcore.files.actions.accounts import give_back
from chatcore.files.actions.discarding import erase_bytes
from chatcore.files.happenings import FileChanged
from chatcore.files.models import File, FileText, Kind, State
from chatcore.files.pictures import in_three_sizes
from chatcore.files.reading import confined
from chatcore.files.refusals import FileRefused, refusal
from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from chatcore.foundation.jobs.definition import job

# What waits for so long was forgotten, by a scanner that was away for a day say: it is looked at again.
_FORGOTTEN = timedelta(hours=1)

_READERS = {Kind.PDF: "pdf", Kind.OFFICE: "office", Kind.TEXT: "plain"}


@job(attempts=8)
def examine(file_id: str) -> None:
    """Look at a file and settle what it is; again: changes nothing.

    Raises:
        ScannerAwayError: the scanner cannot be asked; the job is tried again, the file waits.
    """
    file = File.objects.filter(id=file_id, state=State.CHECKING).first()
    if file is None:
        return
    found: dict[str, Any] = {}
    try:
        with keeping.on_disk(file.id) as path:
            if clamd.is_infected(path):
                raise refusal("infected")
            found = _seen(file, path)
    except FileNotFoundError:
        # Cancelled meanwhile: nothing is left of it.
        return
    except FileRefused as refused:
        _settle(file.id, refusal=refused.code)
    else:
        _settle(file.id, **found)


def look_again() -> int:
    """Enqueue what has waited for its look for more than an hour; returns how many."""
    waiting = File.objects.filter(state=State.CHECKING, received_at__lt=now() - _FORGOTTEN)
    ids = list(waiting.order_by("received_at").values_list("id", flat=True)[:200])
    for id_ in ids:
        examine.enqueue(str(id_))
    return len(ids)


def _seen(file: File, path: Path) -> dict[str, Any]:
    """Keep the pictures of ``file``, and return what is known of it now."""
    if file.kind == Kind.IMAGE:
        made = in_three_sizes(path.read_bytes())
        for size, content in made.files.items():
            keeping.keep(file.id, f"{size}.webp", content)
        return {
            "type": "image/webp",
            "width": made.width,
            "height": made.height,
            "animated": made.animated,
            "pictures": sorted(made.files),
            "size": len(made.files["large"]),
            "weight": sum(map(len, made.files.values())),
        }
    reader = _READERS.get(Kind(file.kind))
    return {} if reader is None else _read(file, reader, path)


def _read(file: File, reader: str, path: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        found = confined.read(reader, path, Path(folder))
        page = Path(folder) / "page.webp"
        if "width" in found and page.exists():
            content = page.read_bytes()
            keeping.keep(file.id, "page.webp", content)
            found |= {"pictures": ["page"], "weight": file.weight + len(content)}
    return found


@transaction.atomic
def _settle(file_id: uuid.UUID, *, refusal: str = "", text: str = "", **found: Any) -> None:
    """Write what was found, and tell it: a file is ready, or refused and gone."""
    file = File.objects.select_for_update().filter(id=file_id, state=State.CHECKING).first()
    if file is None:
        return
    if refusal:
        found = {"weight": 0, "size": 0, "pictures": []}
    before = file.weight
    file.state = State.REFUSED if refusal else State.READY
    file.refusal = refusal
    for name, value in found.items():
        setattr(file, name, value)
    file.save()
    give_back(file.account_id, before - file.weight)
    if text := text.replace("\x00", ""):
        FileText.objects.update_or_create(file=file, defaults={"text": text})
    announce(FileChanged(file))
    # What is not given out is not kept: all of a refused file, and what a picture came as.
    if refusal:
        erase_bytes.enqueue(str(file.id))
    elif file.kind == Kind.IMAGE:
        erase_bytes.enqueue(str(file.id), keep=[f"{size}.webp" for size in file.pictures])
