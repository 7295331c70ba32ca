"""``/rooms/{room}/files/`` and ``/rooms/{room}/links/``."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.files.api.inputs import PIECES, NewFile
from chatcore.files.cards import FileCard, file_card
from chatcore.files.limits import CHUNK
from chatcore.files.sending import MULTIPART, NO_FILE
from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import BodyParser, Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.files import send_file
from rooms.conversations.library_cards import LinkList, RoomFileList
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.files import Sought, files_of, links_of, sought

_DAYS = [
    OpenApiParameter("person", str, description="Of this person only."),
    OpenApiParameter("since", str, description="From this day on (2026-11-26)."),
    OpenApiParameter("until", str, description="Up to this day."),
    OpenApiParameter("limit", str, description="1 to 100, 50 if absent."),
    OpenApiParameter("cursor", str),
]
_KIND = OpenApiParameter(
    "kind", str, description="image, audio, video, pdf, office, text, archive or other."
)
# What a multipart body holds beside the file.
_ENVELOPE = 64 * 1024


class RoomFiles(Endpoint):
    parser_classes = (BodyParser, MultiPartParser)

    @extend_schema(
        operation_id="list_room_files", parameters=[_KIND, *_DAYS], responses=RoomFileList
    )
    def get(self, request: Request, room: str) -> Response:
        """List the files of the room, newest first."""
        found = room_for(viewer_of(request), room, to=Right.READ).room
        what, before, limit = _asked(request)
        cards, more = files_of(found, what, before=before, limit=limit)
        return Response(RoomFileList(results=cards, next=_next(request, more)))

    @extend_schema(
        operation_id="send_file",
        request={
            "application/json": NewFile,
            "multipart/form-data": MULTIPART["multipart/form-data"],
        },
        responses={201: FileCard},
    )
    def post(self, request: Request, room: str) -> Response:
        """Announce a file that will come in pieces (JSON), or send a small one at once (multipart, up to 4 MiB).

        It becomes part of a message when one is posted with its id; until then, for a day, only its sender sees it.
        """
        given: dict[str, Any]
        if (request.content_type or "").startswith("multipart/"):
            given = _whole(request)
        else:
            asked = self.read(request, NewFile)
            given = {name: getattr(asked, name) for name in asked.__struct_fields__}
        card = file_card(send_file(actor=viewer_of(request), room_id=room, **given))
        at = request.build_absolute_uri(f"/api/v1/files/{card.id}/")
        return Response(
            card, status=201, headers={"Location": at, "Upload-Offset": str(card.offset)}
        )


class RoomLinks(Endpoint):
    @extend_schema(operation_id="list_room_links", parameters=_DAYS, responses=LinkList)
    def get(self, request: Request, room: str) -> Response:
        """List where messages of the room lead, newest first."""
        found = room_for(viewer_of(request), room, to=Right.READ).room
        what, before, limit = _asked(request)
        cards, more = links_of(found, what, before=before, limit=limit)
        return Response(LinkList(results=cards, next=_next(request, more)))


def _whole(request: Request) -> dict[str, Any]:
    """Return the small file that a multipart ``request`` brings.

    Raises:
        TooLarge: it is to come in pieces. Invalid: there is none.
    """
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    if length.isdigit() and int(length) > CHUNK + _ENVELOPE:
        raise TooLarge(PIECES, path="$.file")
    file = request.FILES.get("file")
    if file is None:
        raise Invalid(NO_FILE, path="$.file")
    if (file.size or 0) > CHUNK:
        raise TooLarge(PIECES, path="$.file")
    content: bytes = file.read()
    alt = str(request.POST.get("alt") or "")
    return {"name": file.name or "", "size": len(content), "alt": alt, "content": content}


def _asked(request: Request) -> tuple[Sought, int | None, int]:
    query = request.query_params
    what = sought(query.get("kind"), query.get("person"), query.get("since"), query.get("until"))
    key = key_from(query["cursor"]) if query.get("cursor") else [None]
    before = key[0] if len(key) == 1 and isinstance(key[0], int) else None
    return what, before, limit_from(query.get("limit"))


def _next(request: Request, more: int | None) -> str | None:
    if more is None:
        return None
    query = request.query_params.copy()
    query["cursor"] = cursor_for(more)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
