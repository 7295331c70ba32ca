"""Compressed files: what a ZIP is by what lies in it, without opening more than its list."""

import zipfile
from typing import IO

from chatcore.files.bombs import is_bomb
from chatcore.files.models import Kind
from chatcore.files.refusals import refusal

_OOXML = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_ODF = "application/vnd.oasis.opendocument."


def zip_type(file: IO[bytes]) -> tuple[str, Kind]:
    """Return the type of a ZIP file: an office document, or an archive.

    Raises:
        FileRefused: it is damaged, a bomb, holds macros, or is a program (a Java or Android package).
    """
    try:
        with zipfile.ZipFile(file) as archive:
            if is_bomb(archive.infolist()):
                raise refusal("bomb_refused")
            names = set(archive.namelist())
            said = _said_type(archive) if "mimetype" in names else ""
    except _DAMAGED:
        raise refusal("damaged") from None
    if said.startswith(_ODF):
        return said, Kind.OFFICE
    if _PROGRAM & names:
        raise refusal("program_refused")
    return _ooxml_type(names) or ("application/zip", Kind.ARCHIVE)


def _said_type(archive: zipfile.ZipFile) -> str:
    """Return what the entry ``mimetype`` of OpenDocument says (OpenDocument 1.3, part 2, §3.3)."""
    if archive.getinfo("mimetype").file_size > 200:
        return ""
    return archive.read("mimetype").decode("ascii", "replace").strip()


def _ooxml_type(names: set[str]) -> tuple[str, Kind] | None:
    if "[Content_Types].xml" not in names:
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise refusal("has_macros")
    for folder, type_ in _OOXML.items():
        if any(name.startswith(folder) for name in names):
            return type_, Kind.OFFICE
    return None


_PROGRAM = {"META-INF/MANIFEST.MF", "AndroidManifest.xml"}
_DAMAGED = (
    zipfile.BadZipFile,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)
