"""Office documents: the words of Word, Excel, PowerPoint and OpenDocument files, and nothing else of them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import iterparse

from chatcore.files.bombs import is_bomb
from chatcore.files.reading.plain import MOST_TEXT

# Bytes of one part, opened: what is beyond is not read, whatever the list says of its size.
MOST_PART = 30 * 1024 * 1024
MOST_PARTS = 400

# In which parts the words are, by the beginning of their names.
_PARTS = (
    "word/document",
    "word/footnotes",
    "xl/sharedStrings",
    "xl/worksheets/sheet",
    "ppt/slides/slide",
)
# Elements that hold words, and those after which a line ends; names without their namespace.
_WORDS = {"t"}
_LINES = {"p", "si", "row", "h", "list-item"}


def read_office(path: Path, into: Path) -> dict[str, Any]:
    """Return ``text``.

    Raises:
        ValueError: an XML entity or DTD is in it (defusedxml), or it is a bomb. BadZipFile: no document.
    """
    found: list[str] = []
    length = 0
    with zipfile.ZipFile(path) as archive:
        if is_bomb(archive.infolist()):
            raise ValueError("bomb")
        for name in _parts(archive):
            with archive.open(name) as part:
                content = part.read(MOST_PART + 1)
            if len(content) > MOST_PART:
                continue
            for text in _words(content, everything=name == "content.xml"):
                found.append(text)
                length += len(text)
                if length > MOST_TEXT:
                    return {"text": _tidy(found)}
    return {"text": _tidy(found)}


def _parts(archive: zipfile.ZipFile) -> list[str]:
    names = [n for n in archive.namelist() if n.endswith(".xml")]
    wanted = [n for n in names if n == "content.xml" or n.startswith(_PARTS)]
    return sorted(wanted, key=lambda name: (len(name), name))[:MOST_PARTS]


def _words(content: bytes, *, everything: bool) -> Iterator[str]:
    """Yield the words of one part; of OpenDocument all text is words."""
    for _, element in iterparse(io.BytesIO(content), events=("end",), forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        if everything:
            if name in _LINES:
                yield "".join(element.itertext()) + "\n"
                element.clear()
            continue
        if name in _WORDS and element.text:
            yield element.text
        if name in _LINES:
            yield "\n"
            element.clear()
        elif name == "tab":
            yield " "


def _tidy(found: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(found).splitlines())
    return "\n".join(line for line in lines if line)[:MOST_TEXT]
