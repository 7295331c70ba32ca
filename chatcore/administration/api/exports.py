"""``…/trace/export/``: the trace as a file, for a spreadsheet or for a program, as long as it may be."""

from collections.abc import AsyncIterator, Sequence
from zoneinfo import ZoneInfo

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language, override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from chatcore.administration.actions.reading import Export, export_trace
from chatcore.administration.api.trace import ASKED, filters_of
from chatcore.administration.files import FORMS, Form
from chatcore.administration.selectors.known import known_to
from chatcore.administration.selectors.searches import place_of, traces_page
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid
from chatcore.foundation.rest import Endpoint, ShapeRenderer
from chatcore.foundation.words import Words
from chatcore.live.threads import in_db
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person

# Rows that are in memory at once.
PIECE = 500


class _CsvRenderer(ShapeRenderer):
    media_type = FORMS["csv"].media_type


class _LinesRenderer(ShapeRenderer):
    media_type = FORMS["jsonl"].media_type


class _Exports(Endpoint):
    # What a client accepts is the file; a refusal is a problem document all the same.
    renderer_classes: Sequence[type[BaseRenderer]] = (ShapeRenderer, _CsvRenderer, _LinesRenderer)


_exports = extend_schema(
    parameters=[*ASKED, OpenApiParameter("as", str, enum=list(FORMS))],
    responses={(200, form.media_type): OpenApiTypes.STR for form in FORMS.values()},
)


class CommunityExport(_Exports):
    @extend_schema(operation_id="export_community_trace")
    @_exports
    def get(self, request: Request, community: str) -> StreamingHttpResponse:
        """Take the trace of a community away as CSV or JSON lines; the export leaves a trace."""
        return _file(request, community)


class SiteExport(_Exports):
    @extend_schema(operation_id="export_site_trace")
    @_exports
    def get(self, request: Request) -> StreamingHttpResponse:
        """Take the trace of the site away as CSV or JSON lines (staff of the site)."""
        return _file(request, None)


def _file(request: Request, community: str | None) -> StreamingHttpResponse:
    asked = request.query_params.get("as", "csv")
    if asked not in FORMS:
        raise Invalid(_UNKNOWN_FORM, path="$.as")
    viewer, form = viewer_of(request), FORMS[asked]
    export = export_trace(
        actor=viewer, community_id=community, filters=filters_of(request), form=asked
    )
    pieces = _pieces(viewer, export, form, get_language() or "fr")
    response = StreamingHttpResponse(pieces, content_type=f"{form.media_type}; charset=utf-8")
    name = f"trace-{now():%Y-%m-%d}.{asked}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


async def _pieces(
    viewer: Person, export: Export, form: Form, language: str
) -> AsyncIterator[bytes]:
    """Yield the file, a piece of the list at a time; no query outlasts its piece."""
    with override(language):
        head = form.head(viewer.time_zone)
    yield head
    after, rows = None, 0
    while True:
        piece, after, count = await in_db(_piece, viewer, export, form, language, after)
        yield piece
        rows += count
        if count < PIECE:
            break
    with override(language):
        tail = form.tail(export.seal, rows)
    yield tail


def _piece(
    viewer: Person,
    export: Export,
    form: Form,
    language: str,
    after: tuple[str, int] | None,
) -> tuple[bytes, tuple[str, int] | None, int]:
    """Return the rows that follow ``after``, the place of the last one, and how many they are."""
    rows = traces_page(export.community, export.search, after=after, limit=PIECE)
    known = known_to(viewer, rows)
    with override(language), timezone.override(ZoneInfo(viewer.time_zone)):
        piece = form.rows(rows, known, viewer.time_zone)
    return piece, place_of(rows[-1]) if rows else after, len(rows)


_UNKNOWN_FORM = Words(
    fr="L’export se fait en « csv » ou en « jsonl ».", en="The export is “csv” or “jsonl”."
)
