"""PDF: how many pages, a picture of the first, and the words."""

from pathlib import Path
from typing import Any

import pypdfium2

from chatcore.files.reading.plain import MOST_TEXT

# Points of the longer side of the picture of a page; pages whose words are read.
SIDE = 960
MOST_PAGES = 500


def read_pdf(path: Path, into: Path) -> dict[str, Any]:
    """Return ``pages`` and ``text``, and write the first page to ``into`` as ``page.webp``.

    Raises:
        pypdfium2.PdfiumError: it is damaged, or locked by a password.
    """
    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    found: dict[str, Any] = {"pages": pages, "text": ""}
    if pages:
        found |= _picture(document[0], into)
        found["text"] = _words(document, min(pages, MOST_PAGES))
    return found


def _picture(page: Any, into: Path) -> dict[str, Any]:
    width, height = page.get_size()
    scale = SIDE / max(width, height, 1)
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    image.save(into / "page.webp", "WEBP", quality=82)
    return {"width": image.width, "height": image.height}


def _words(document: Any, pages: int) -> str:
    found, length = [], 0
    for number in range(pages):
        text = document[number].get_textpage().get_text_bounded()
        found.append(text)
        length += len(text)
        if length > MOST_TEXT:
            break
    return "\n".join(found)[:MOST_TEXT]
