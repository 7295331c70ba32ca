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
            entries = archive.infolist()
            if is_bomb(entries):
                raise refusal("bomb_refused")
            names = {entry.filename for entry in entries}
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                if said.startswith(_ODF):
                    return said, Kind.OFFICE
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, KeyError):
        raise refusal("damaged") from None
    if "META-INF/MANIFEST.MF" in names or "AndroidManifest.xml" in names:
        raise refusal("program_refused")
    if "[Content_Types].xml" in names:
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise refusal("has_macros")
        for folder, type_ in _OOXML.items():
            if any(name.startswith(folder) for name in names):
                return type_, Kind.OFFICE
    return "application/zip", Kind.ARCHIVE
