"""``/communities/{id}/trace/`` and ``/trace/``: who did what, for those who answer for it."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.administration.actions.reading import read_trace
from chatcore.administration.cards import TraceCard, trace_card
from chatcore.administration.selectors.known import known_to
from chatcore.administration.selectors.searches import FILTERS, place_of
from chatcore.administration.words_of_actions import ACTIONS
from chatcore.administration.words_of_objects import OBJECTS
from chatcore.communities.api.answers import PageAsked
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.shapes import Shape
from chatcore.people.api.viewer import viewer_of

ASKED = [OpenApiParameter(name, str) for name in FILTERS]
PAGE = [OpenApiParameter(name, str) for name in ("limit", "cursor")]


class TraceList(Shape, frozen=True, kw_only=True):
    """``actions`` and ``types``: what can be looked for, in words; on the first page only.

    ``zone``: the reader's time zone, in which moments among the changes are written.
    """

    results: list[TraceCard]
    next: str | None
    actions: dict[str, str]
    types: dict[str, str]
    zone: str


class CommunityTrace(Endpoint):
    @extend_schema(
        operation_id="read_community_trace", parameters=[*ASKED, *PAGE], responses=TraceList
    )
    def get(self, request: Request, community: str) -> Response:
        """Search who did what in a community, newest first; the search leaves a trace."""
        return Response(_page(request, community))


class SiteTrace(Endpoint):
    @extend_schema(operation_id="read_site_trace", parameters=[*ASKED, *PAGE], responses=TraceList)
    def get(self, request: Request) -> Response:
        """Search who did what outside of communities (staff of the site)."""
        return Response(_page(request, None))


def filters_of(request: Request) -> dict[str, str]:
    """Return the filters that ``request`` gives."""
    given = {name: request.query_params.get(name, "") for name in FILTERS}
    return {name: value for name, value in given.items() if value}


def _page(request: Request, community: str | None) -> TraceList:
    viewer, page = viewer_of(request), PageAsked(request)
    rows = read_trace(
        actor=viewer,
        community_id=community,
        filters=filters_of(request),
        after=page.after,
        limit=page.limit + 1,
    )
    shown = page.cut(rows)
    known = known_to(viewer, shown)
    more = len(rows) > page.limit
    with timezone.override(ZoneInfo(viewer.time_zone)):
        cards = [trace_card(row, known) for row in shown]
    return TraceList(
        results=cards,
        next=page.address(cursor_for(*place_of(shown[-1]))) if more else None,
        actions={} if page.after else {name: str(words) for name, words in ACTIONS.items()},
        types={} if page.after else {name: str(words) for name, words in OBJECTS.items()},
        zone=viewer.time_zone,
    )
