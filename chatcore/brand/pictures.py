"""The pictures of a brand: what each becomes, how its files are named, where they are served."""

import hashlib
from collections.abc import Mapping

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from chatcore.files.marks import Icon, fitted, icons

# Points: a logo is shown at most 48 high, three times as fine on a telephone; letters show it at a third.
_LOGO = (720, 144)
_PICTURE = (1600, 1600)
# What tabs and installed applications ask for (W3C, Web Application Manifest; Apple asks for 180, without holes).
ICONS = {
    "-48.png": Icon(48),
    "-180.png": Icon(180, opaque=True),
    "-192.png": Icon(192),
    "-512.png": Icon(512),
    "-maskable-192.png": Icon(192, maskable=True),
    "-maskable-512.png": Icon(512, maskable=True),
}


def make(place: str, content: bytes) -> str:
    """Re-encode ``content`` for its place, keep the files, and return the digest that names them.

    Raises:
        TooLarge, Invalid: as ``chatcore.files.marks``.
    """
    files = _files(place, content)
    digest = hashlib.sha256(b"".join((place.encode(), *files.values()))).hexdigest()
    for suffix, data in files.items():
        name = f"brand/{digest}{suffix}"
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(data))
    return digest


def address_of(place: str, digest: str, suffix: str | None = None) -> str | None:
    """Return the address of a picture on this site, or None when there is none."""
    if not digest:
        return None
    return f"/media/brand/{digest}{suffix or ('-192.png' if place == 'icon' else '.webp')}"


def logo_for_letters(digest: str) -> bytes | None:
    """Return the logo as PNG, which every mail reader shows; None when there is none, or its file is gone."""
    if not digest:
        return None
    try:
        with default_storage.open(f"brand/{digest}.png") as file:
            content: bytes = file.read()
            return content
    except FileNotFoundError:
        return None


def _files(place: str, content: bytes) -> Mapping[str, bytes]:
    if place == "icon":
        return dict(zip(ICONS, icons(content, ICONS.values()), strict=True))
    if place == "picture":
        return {".webp": fitted(content, _PICTURE, form="WEBP")}
    return {
        ".webp": fitted(content, _LOGO, form="WEBP"),
        ".png": fitted(content, _LOGO, form="PNG"),
    }
