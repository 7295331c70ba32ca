"""What REST takes in: the announcement of a file, its pieces, or a small one at once."""

from typing import Annotated, Any, Protocol

from msgspec import UNSET, Meta, UnsetType
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from chatcore.files.limits import CHUNK, MOST_PEAKS
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.shapes import Input
from chatcore.foundation.words import Words

Peak = Annotated[int, Meta(ge=0, le=100)]


class NewFile(Input, frozen=True, kw_only=True):
    """A file that is about to be sent, in pieces. ``duration`` (milliseconds) and ``peaks`` are a voice message's."""

    name: str
    size: int
    alt: str = ""
    duration: Annotated[int, Meta(ge=0, le=86_400_000)] | None = None
    peaks: Annotated[list[Peak], Meta(max_length=MOST_PEAKS)] = []


class Description(Input, frozen=True, kw_only=True):
    alt: str | UnsetType = UNSET


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class PieceParser(BaseParser):
    """Leaves a piece of a file as it came."""

    media_type = "application/offset+octet-stream"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        return Piece(stream)


class Piece:
    """The body of a request that brings a piece."""

    def __init__(self, stream: _Readable) -> None:
        self._stream = stream

    def content(self) -> bytes:
        """Return it.

        Raises:
            TooLarge: it is larger than a piece may be.
        """
        blocks, length = [], 0
        while block := self._stream.read(256 * 1024):
            length += len(block)
            if length > CHUNK:
                raise TooLarge(PIECES, path="$.file")
            blocks.append(block)
        return b"".join(blocks)


def piece_in(request: Request) -> tuple[int, bytes]:
    """Return where the piece that ``request`` brings begins, and the piece.

    Raises:
        Invalid: it does not say where. TooLarge: over 4 MiB.
    """
    said = request.headers.get("Upload-Offset", "")
    if not said.isascii() or not said.isdigit() or len(said) > 15:
        raise Invalid(_WHERE, path="$.offset")
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if length.isdigit() and int(length) > CHUNK:
        raise TooLarge(PIECES, path="$.file")
    body = request.data
    return int(said), body.content() if isinstance(body, Piece) else b""


PIECES = Words(
    fr="Un morceau fait au plus 4 Mio : envoyez le fichier en plusieurs.",
    en="A piece has at most 4 MiB: send the file in several.",
)
_WHERE = Words(
    fr="L’en-tête « Upload-Offset » dit à quel octet le morceau commence.",
    en="The header “Upload-Offset” says at which byte the piece begins.",
)
