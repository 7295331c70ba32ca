"""The pictures of a community and of its page: re-encoded, named by what they show and for whom."""

import hashlib
import uuid

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from chatcore.files.marks import fitted

# Points: a logo is shown at most 64 high, a header across the page, an image of the page in its column.
BOXES = {"logo": (256, 256), "header": (1600, 640), "page": (1440, 1440)}


def make(place: str, community: uuid.UUID, content: bytes) -> str:
    """Re-encode ``content`` for its place, keep the file, and return the digest that names it.

    Raises:
        TooLarge, Invalid: as ``chatcore.files.marks``.
    """
    data = fitted(content, BOXES[place], form="WEBP")
    digest = hashlib.sha256(community.bytes + data).hexdigest()
    if not default_storage.exists(_name(digest)):
        default_storage.save(_name(digest), ContentFile(data))
    return digest


def is_there(digest: str) -> bool:
    return len(digest) == 64 and digest.isalnum() and default_storage.exists(_name(digest))


def address_of(digest: str) -> str | None:
    return f"/media/communities/{digest}.webp" if digest else None


def _name(digest: str) -> str:
    return f"communities/{digest}.webp"
