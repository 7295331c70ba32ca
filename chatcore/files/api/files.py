"""``/files/``: one's uploads, and the bytes of those that one may read."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.files import keeping
from chatcore.files.actions.describing import describe_file
from chatcore.files.actions.discarding import cancel_upload
from chatcore.files.actions.uploading import add_piece
from chatcore.files.api.inputs import Description, PieceParser, piece_in
from chatcore.files.cards import FileCard, file_card
from chatcore.files.models import File, FileText, Kind, State
from chatcore.files.pictures import SIZES
from chatcore.files.selectors.access import file_for, own_file_for
from chatcore.files.serving import bytes_of
from chatcore.foundation.errors import Conflict, NotFound, Unauthenticated
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.foundation.words import Words

_BYTES = OpenApiResponse(OpenApiTypes.BINARY, description="The bytes; ranges are answered.")
# A beginning that shows what the text is about.
_LINES, _CHARACTERS = 60, 6_000
# What a reader's own program opens; anything else that is downloaded says nothing of its type.
_SAID = frozenset({Kind.PDF, Kind.OFFICE, Kind.ARCHIVE})
_ENDINGS = {Kind.IMAGE: ".webp"}


class TextPreview(Shape, frozen=True, kw_only=True):
    """The first lines of a file's words; ``more`` when there are others."""

    text: str
    more: bool


class OneFile(Endpoint):
    @extend_schema(operation_id="get_file", responses=FileCard)
    def get(self, request: Request, file: str) -> Response:
        """Show a file: how far its upload has come, and what it is."""
        return _shown(file_for(_viewer(request), file))

    @extend_schema(operation_id="describe_file", request=Description, responses=FileCard)
    def patch(self, request: Request, file: str) -> Response:
        """Say what a picture shows, for those who do not see it; one's own only."""
        alt = self.read(request, Description).alt
        if alt is UNSET:
            return _shown(file_for(_viewer(request), file))
        return _shown(describe_file(actor=_viewer(request), file_id=file, alt=str(alt)))

    @extend_schema(operation_id="cancel_upload", responses={204: None})
    def delete(self, request: Request, file: str) -> Response:
        """Take back a file that is not posted yet."""
        cancel_upload(actor=_viewer(request), file_id=file)
        return Response(status=204)


class Upload(Endpoint):
    parser_classes = (PieceParser,)

    @extend_schema(
        operation_id="send_piece",
        parameters=[OpenApiParameter("Upload-Offset", int, OpenApiParameter.HEADER, required=True)],
        request={"application/offset+octet-stream": OpenApiTypes.BINARY},
        responses=FileCard,
    )
    def patch(self, request: Request, file: str) -> Response:
        """Send the next piece (at most 4 MiB; at least 256 KiB, but for the last)."""
        own_file_for(_viewer(request), file)
        offset, content = piece_in(request)
        return _shown(
            add_piece(actor=_viewer(request), file_id=file, offset=offset, content=content)
        )


class Content(Endpoint):
    @extend_schema(operation_id="download_file", responses={200: _BYTES, 206: _BYTES})
    def get(self, request: Request, file: str) -> HttpResponseBase:
        """Give the file: sounds and films to be played in place, everything else to be saved."""
        found = _ready(file_for(_viewer(request), file))
        kind = Kind(found.kind)
        plays = kind in (Kind.AUDIO, Kind.VIDEO)
        picture = kind == Kind.IMAGE
        return bytes_of(
            request,
            keeping.name_of(found.id, "large.webp" if picture else "original"),
            type_=found.type if plays or picture or kind in _SAID else "application/octet-stream",
            filename=_saved_as(found),
            inline=plays,
            tag=found.id.hex,
        )


class Picture(Endpoint):
    @extend_schema(operation_id="show_picture", responses={200: _BYTES})
    def get(self, request: Request, file: str, size: str) -> HttpResponseBase:
        """Give a picture of the file: ``small``, ``medium``, ``large``, or the first ``page`` of a PDF (WebP)."""
        found = _ready(file_for(_viewer(request), file))
        if size not in found.pictures or size not in (*SIZES, "page"):
            raise NotFound(path="$.size")
        return bytes_of(
            request,
            keeping.name_of(found.id, f"{size}.webp"),
            type_="image/webp",
            filename=f"{size}.webp",
            inline=True,
            tag=f"{found.id.hex}-{size}",
        )


class Beginning(Endpoint):
    @extend_schema(operation_id="preview_file_text", responses=TextPreview)
    def get(self, request: Request, file: str) -> Response:
        """Show the first lines of a text, a PDF or an office document."""
        found = _ready(file_for(_viewer(request), file))
        text = FileText.objects.filter(file=found).values_list("text", flat=True).first()
        if text is None:
            raise NotFound(path="$.file")
        lines = text.splitlines()
        begin = "\n".join(lines[:_LINES])[:_CHARACTERS]
        more = len(lines) > _LINES or len(text) > len(begin) + _LINES
        return Response(TextPreview(text=begin, more=more))


def _viewer(request: Request) -> AbstractBaseUser:
    """Return who asks: the endpoints let in nobody who is not signed in."""
    if not isinstance(request.user, AbstractBaseUser):
        raise Unauthenticated
    return request.user


def _shown(file: File) -> Response:
    return Response(file_card(file), headers={"Upload-Offset": str(file.offset)})


def _ready(file: File) -> File:
    """Return ``file`` when it is given out.

    Raises:
        Conflict: it is still looked at. NotFound: it was refused, and is gone.
    """
    if file.state == State.REFUSED:
        raise NotFound(path="$.file")
    if file.state != State.READY:
        raise Conflict(_CHECKING, code="being_checked")
    return file


def _saved_as(file: File) -> str:
    """Return its name, with the ending of what it is now."""
    ending = _ENDINGS.get(Kind(file.kind))
    stem = file.name.rpartition(".")[0] or file.name
    return f"{stem}{ending}" if ending else file.name


_CHECKING = Words(
    fr="Ce fichier est en cours de vérification : il s’ouvrira dans un instant.",
    en="This file is being checked: it will open in a moment.",
)
