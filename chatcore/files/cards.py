"""The one shape of a file on the wire: in a message, and on its way in."""

from typing import TYPE_CHECKING, Any

from chatcore.files.limits import CHUNK
from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.shapes import Shape

if TYPE_CHECKING:
    from chatcore.files.models import File


class AttachmentCard(Shape, frozen=True, kw_only=True):
    """A file of a message. Its bytes are had with the rights of the room only, at ``url`` and at those of ``pictures``.

    ``state``: ``checking`` (not given out yet), ``ready``, or ``refused`` (gone; ``refusal`` says why). ``alt`` is what
    a picture shows, in words; ``duration`` is in milliseconds; ``peaks`` are 0 to 100; ``animated`` means that the
    large picture moves.
    """

    id: str
    name: str
    type: str
    size: int
    url: str
    kind: str = "other"
    state: str = "ready"
    refusal: str | None = None
    alt: str = ""
    width: int | None = None
    height: int | None = None
    animated: bool = False
    pages: int | None = None
    duration: int | None = None
    peaks: list[int] = []
    pictures: dict[str, str] = {}


class FileCard(AttachmentCard, frozen=True, kw_only=True):
    """A file as REST shows it: ``offset`` bytes of ``size`` have come, in pieces of at most ``chunk``."""

    offset: int
    chunk: int
    expires_at: str | None


def attachment_card(file: "File") -> AttachmentCard:
    """Return the card of ``file``; queries nothing."""
    return AttachmentCard(**_fields(file))


def file_card(file: "File") -> FileCard:
    return FileCard(
        **_fields(file),
        offset=file.offset,
        chunk=CHUNK,
        expires_at=wire_or_none(file.expires_at),
    )


def _fields(file: "File") -> dict[str, Any]:
    at = f"/api/v1/files/{file.id}/"
    return {
        "id": str(file.id),
        "name": file.name,
        "type": file.type or "application/octet-stream",
        "size": file.size,
        "url": f"{at}content/",
        "kind": file.kind or "other",
        "state": str(file.state),
        "refusal": file.refusal or None,
        "alt": file.alt,
        "width": file.width,
        "height": file.height,
        "animated": file.animated,
        "pages": file.pages,
        "duration": file.duration,
        "peaks": file.peaks,
        "pictures": {size: f"{at}pictures/{size}/" for size in file.pictures},
    }
