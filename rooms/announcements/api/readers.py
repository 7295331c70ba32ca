"""``/announcements/{announcement}/receipt/`` and ``readers/``: saying « J’ai lu », and who has."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.clock import wire
from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import Endpoint, ShapeRenderer
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.people.api.viewer import viewer_of
from rooms.announcements.actions.exporting import export_readers
from rooms.announcements.actions.receipts import acknowledge, take_back
from rooms.announcements.actions.reminding import remind_unread
from rooms.announcements.api.answers import ReaderList, ReceiptCard, RemindedCard
from rooms.announcements.files import as_csv
from rooms.announcements.selectors.access import AnnouncementRight, announcement_for
from rooms.announcements.selectors.readers import counts_of, readers_page

SHOWN = ("unread", "read")


class OneReceipt(Endpoint):
    @extend_schema(operation_id="acknowledge_announcement", request=None, responses=ReceiptCard)
    def put(self, request: Request, announcement: str) -> Response:
        """Say « J’ai lu »."""
        said = acknowledge(actor=viewer_of(request), announcement_id=announcement)
        return Response(ReceiptCard(read_at=wire(said)))

    @extend_schema(operation_id="take_receipt_back", responses={204: None})
    def delete(self, request: Request, announcement: str) -> Response:
        """Take it back."""
        take_back(actor=viewer_of(request), announcement_id=announcement)
        return Response(status=204)


class Readers(Endpoint):
    @extend_schema(
        operation_id="list_readers",
        parameters=[
            OpenApiParameter("show", str, description="`unread` (if absent) or `read`."),
            OpenApiParameter("limit", str, description="1 to 100, 50 if absent."),
            OpenApiParameter("cursor", str, description="Where the page begins."),
        ],
        responses=ReaderList,
    )
    def get(self, request: Request, announcement: str) -> Response:
        """List who has not read it, or who has, by name."""
        show = request.query_params.get("show") or "unread"
        if show not in SHOWN:
            raise Invalid(_SHOWN, path="$.show")
        limit = limit_from(request.query_params.get("limit"))
        cursor = request.query_params.get("cursor")
        with snapshot():
            found = announcement_for(
                viewer_of(request), announcement, to=AnnouncementRight.FOLLOW
            ).announcement
            page = readers_page(
                found,
                read=show == "read",
                after=key_from(cursor) if cursor else None,
                limit=limit,
            )
            counts = counts_of([found])[found.id]
        following = None
        if page.after is not None:
            asked = urlencode({"show": show, "limit": limit, "cursor": cursor_for(*page.after)})
            following = request.build_absolute_uri(f"{request.path}?{asked}")
        return Response(ReaderList(results=page.cards, next=following, counts=counts))


class _CsvRenderer(ShapeRenderer):
    media_type = "text/csv"


class ReadersExport(Endpoint):
    renderer_classes: Sequence[type[BaseRenderer]] = (ShapeRenderer, _CsvRenderer)

    @extend_schema(operation_id="export_readers", responses={(200, "text/csv"): OpenApiTypes.STR})
    def get(self, request: Request, announcement: str) -> HttpResponse:
        """Take the list of who has read it and who has not away, for a spreadsheet."""
        viewer = viewer_of(request)
        _, readers = export_readers(actor=viewer, announcement_id=announcement)
        response = HttpResponse(
            as_csv(readers, zone=viewer.time_zone), content_type="text/csv; charset=utf-8"
        )
        response.headers["Content-Disposition"] = 'attachment; filename="lectures.csv"'
        response.headers["Cache-Control"] = "no-store"
        return response


class Reminders(Endpoint):
    @extend_schema(operation_id="remind_readers", request=None, responses=RemindedCard)
    def post(self, request: Request, announcement: str) -> Response:
        """Tell those who have not read it once more: one notice each, once a day at most."""
        people = remind_unread(actor=viewer_of(request), announcement_id=announcement)
        return Response(RemindedCard(people=people))


_SHOWN = Words(fr="« show » est « unread » ou « read ».", en="“show” is “unread” or “read”.")
