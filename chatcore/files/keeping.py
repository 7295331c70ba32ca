"""Where the bytes are: everything of a file under one folder of the storage, a folder of disk or S3 alike."""

import contextlib
import secrets
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

_BLOCK = 1024 * 1024


def folder_of(file: uuid.UUID) -> str:
    # The end of an id is random, its beginning is the time: so the folders fill evenly.
    return f"files/{file.hex[-2:]}/{file.hex}"


def name_of(file: uuid.UUID, what: str) -> str:
    """Return the name of one thing of a file in the storage: ``original``, ``small.webp``…"""
    return f"{folder_of(file)}/{what}"


def keep_part(file: uuid.UUID, offset: int, content: bytes) -> str:
    """Keep a piece, under a name that nobody else gives, and return it."""
    name = name_of(file, f"part-{offset:012d}-{secrets.token_hex(4)}")
    return str(default_storage.save(name, ContentFile(content)))


def keep(file: uuid.UUID, what: str, content: bytes | IO[bytes]) -> None:
    """Keep ``content``, in the place of what an earlier try may have left."""
    name = name_of(file, what)
    default_storage.delete(name)
    default_storage.save(
        name, ContentFile(content) if isinstance(content, bytes) else File(content)
    )


def drop(names: Sequence[str]) -> None:
    for name in names:
        default_storage.delete(name)


def drop_all(file: uuid.UUID, *, but: Sequence[str] = ()) -> None:
    """Delete everything of a file, ``but`` some of it; again: nothing more."""
    folder = folder_of(file)
    with contextlib.suppress(FileNotFoundError):
        names = default_storage.listdir(folder)[1]
        drop([f"{folder}/{name}" for name in names if name not in but])
        if not but:
            default_storage.delete(folder)


@contextlib.contextmanager
def whole(parts: Sequence[str]) -> Iterator[IO[bytes]]:
    """Yield what the pieces make together, as a file of its own that is gone afterwards."""
    with tempfile.TemporaryFile() as made:
        for part in parts:
            with default_storage.open(part) as piece:
                while block := piece.read(_BLOCK):
                    made.write(block)
        made.seek(0)
        yield made


@contextlib.contextmanager
def on_disk(file: uuid.UUID, what: str = "original") -> Iterator[Path]:
    """Yield a path at which the bytes can be read, whatever the storage is."""
    with (
        tempfile.NamedTemporaryFile() as copy,
        default_storage.open(name_of(file, what)) as kept,
    ):
        while block := kept.read(_BLOCK):
            copy.write(block)
        copy.flush()
        yield Path(copy.name)
