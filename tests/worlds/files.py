"""Files that people send: made by hand, so that each test says what is in them."""

import io
import zipfile
from typing import Any

from PIL import Image

from chatcore.foundation.jobs.worker import Worker
from chatcore.people.models import Person
from tests.worlds.people import client_of

MEBIBYTE = 1024 * 1024


def photo(form: str = "JPEG", size: tuple[int, int] = (1200, 800), **save: Any) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(out, form, **save)
    return out.getvalue()


def photo_with_place() -> bytes:
    """A photo taken with the telephone on its side, that says where."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Marque"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (47.0, 45.0, 12.0)
    return photo(exif=exif)


def animation(frames: int = 4) -> bytes:
    out = io.BytesIO()
    pictures = [Image.new("RGB", (80, 60), (40 * n, 90, 120)) for n in range(frames)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=80, loop=0)
    return out.getvalue()


def zipped(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(text: str, **more: bytes) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    body = f"<w:document {space}><w:body>{lines}</w:body></w:document>".encode()
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": body, **more})


def odt(text: str) -> bytes:
    space = 'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<office {space}><t:p>{text}</t:p></office>".encode()
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body})


def pdf(text: str = "Bonjour", pages: int = 2) -> bytes:
    """A PDF written by hand: a line of text on each page."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number in range(pages):
        stream = f"BT /F1 24 Tf 60 700 Td ({text}) Tj ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{one}endobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
    out += f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(out) - len(rows) - 30}\n%%EOF"
    return out.encode("latin-1")


def announced(person: Person, room: Any, name: str, size: int, **more: Any) -> Any:
    """Announce a file by REST; return the answer."""
    return client_of(person).post(
        f"/api/v1/rooms/{room.id}/files/", {"name": name, "size": size, **more}, format="json"
    )


def piece(person: Person, file: str, offset: int | str, content: bytes) -> Any:
    """Send a piece by REST; return the answer."""
    return client_of(person).patch(
        f"/api/v1/files/{file}/upload/",
        content,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


def sent(person: Person, room: Any, name: str, content: bytes, **more: Any) -> dict[str, Any]:
    """Send a file whole, in two pieces when it is large enough, and return its card."""
    answer = announced(person, room, name, len(content), **more)
    assert answer.status_code == 201, answer.content
    card: dict[str, Any] = answer.json()
    half = len(content) // 2 if len(content) > MEBIBYTE else len(content)
    for offset, part in ((0, content[:half]), (half, content[half:])):
        if part:
            answer = piece(person, card["id"], offset, part)
            assert answer.status_code == 200, answer.content
            card = answer.json()
    return card


def examined() -> None:
    """Let the jobs look at what has come."""
    Worker().drain()


def ready(person: Person, room: Any, name: str, content: bytes, **more: Any) -> dict[str, Any]:
    """Send a file, have it looked at, and return its card as it is then."""
    card = sent(person, room, name, content, **more)
    examined()
    shown: dict[str, Any] = client_of(person).get(f"/api/v1/files/{card['id']}/").json()
    return shown
