"""What a file is, told by its content alone: what is not on the list is not taken.

The list is short, and for each type a program of ours or of the reader's must open it; so a table of our own says more
than a library of thousands of signatures would.
"""

import re
from typing import IO, NamedTuple

from chatcore.files.archives import zip_type
from chatcore.files.models import Kind
from chatcore.files.refusals import refusal

# What Windows and macOS run on a double click, by its name alone (the list of Gmail, shortened to what exists).
_PROGRAMS = (
    "ade adp apk app appx bat chm cmd com cpl dll dmg exe hta ins iso isp jar js jse lib lnk mde msc msi msix msp mst "
    "pif ps1 reg scr sct shb sys url vb vbe vbs vxd wsc wsf wsh"
)
PROGRAMS = frozenset(_PROGRAMS.split())

_HEAD = 64 * 1024
_TEXT_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What a browser would run, were it ever shown: served for download only, under a type that says nothing.
_ACTIVE = re.compile(
    rb"<\s*(!doctype\s+html|html|head|body|script|svg|iframe|object|embed)\b|<\?xml", re.IGNORECASE
)


class Recognised(NamedTuple):
    type: str
    kind: Kind


def recognised(file: IO[bytes]) -> Recognised:
    """Return what ``file`` is.

    Raises:
        FileRefused: it is of no type on the list, is damaged, holds macros, or is a bomb.
    """
    file.seek(0)
    head = file.read(_HEAD)
    for tell in (_signed, _riff, _mp4, _matroska):
        if found := tell(head):
            return found
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Recognised(*zip_type(file))
    if _TEXT_CONTROLS.search(head) is None or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _text(head)
    raise refusal("type_refused")


_SIGNATURES: tuple[tuple[bytes, Recognised], ...] = (
    (b"\xff\xd8\xff", Recognised("image/jpeg", Kind.IMAGE)),
    (b"\x89PNG\r\n\x1a\n", Recognised("image/png", Kind.IMAGE)),
    (b"GIF87a", Recognised("image/gif", Kind.IMAGE)),
    (b"GIF89a", Recognised("image/gif", Kind.IMAGE)),
    (b"%PDF-", Recognised("application/pdf", Kind.PDF)),
    (b"ID3", Recognised("audio/mpeg", Kind.AUDIO)),
    (b"\xff\xfb", Recognised("audio/mpeg", Kind.AUDIO)),
    (b"\xff\xf3", Recognised("audio/mpeg", Kind.AUDIO)),
    (b"\xff\xf2", Recognised("audio/mpeg", Kind.AUDIO)),
    (b"fLaC", Recognised("audio/flac", Kind.AUDIO)),
    (b"OggS", Recognised("audio/ogg", Kind.AUDIO)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Recognised("application/x-ole-storage", Kind.OFFICE)),
    (b"7z\xbc\xaf\x27\x1c", Recognised("application/x-7z-compressed", Kind.ARCHIVE)),
    (b"\x1f\x8b\x08", Recognised("application/gzip", Kind.ARCHIVE)),
)


def _signed(head: bytes) -> Recognised | None:
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            if found.type == "audio/ogg" and b"theora" in head[:512]:
                return Recognised("video/ogg", Kind.VIDEO)
            return found
    return None


def _riff(head: bytes) -> Recognised | None:
    if not head.startswith(b"RIFF"):
        return None
    forms = {
        b"WEBP": Recognised("image/webp", Kind.IMAGE),
        b"WAVE": Recognised("audio/wav", Kind.AUDIO),
    }
    return forms.get(head[8:12])


def _mp4(head: bytes) -> Recognised | None:
    """ISO base media (ISO/IEC 14496-12): its brand, then whether any of its tracks is a picture."""
    if head[4:8] != b"ftyp":
        return None
    brand = head[8:12]
    if brand in (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis"):
        # Where a photo was taken is in it, and we could not take it out: refused rather than given away.
        raise refusal("picture_unreadable")
    if brand == b"qt  ":
        return Recognised("video/quicktime", Kind.VIDEO)
    if brand.startswith(b"M4A") or (b"soun" in head and b"vide" not in head):
        return Recognised("audio/mp4", Kind.AUDIO)
    return Recognised("video/mp4", Kind.VIDEO)


def _matroska(head: bytes) -> Recognised | None:
    """WebM (RFC 9559): one that names no video codec is a sound."""
    if not head.startswith(b"\x1a\x45\xdf\xa3"):
        return None
    if b"webm" not in head[:64]:
        raise refusal("type_refused")
    if b"V_VP" in head or b"V_AV1" in head:
        return Recognised("video/webm", Kind.VIDEO)
    return Recognised("audio/webm", Kind.AUDIO)


def _text(head: bytes) -> Recognised:
    if head.startswith(b"#!"):
        raise refusal("program_refused")
    plain = head.replace(b"\x00", b"")
    if _ACTIVE.search(plain):
        svg = re.search(rb"<\s*svg\b", plain, re.IGNORECASE)
        return Recognised("image/svg+xml" if svg else "text/html", Kind.OTHER)
    return Recognised("text/plain", Kind.TEXT)


def is_program(name: str) -> bool:
    """Tell whether a file of that name would be run by a double click."""
    return name.rpartition(".")[2].strip().lower() in PROGRAMS
