"""``/clubs/{id}/charters/``: the versions of a charter, for the members of the club."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.api.answers import PageAsked
from chatcore.communities.api.members import PAGE
from chatcore.foundation.pagination import cursor_for
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.spaces.charter_cards import CharterList, OneCharterCard
from rooms.spaces.selectors.charters import charters_of, one_charter
from rooms.spaces.selectors.clubs import ClubRight, club_for


class Charters(Endpoint):
    @extend_schema(operation_id="list_charters", parameters=PAGE, responses=CharterList)
    def get(self, request: Request, club: str) -> Response:
        """List the versions of the charter, the newest first (members only; ``?limit=&cursor=``)."""
        viewer, page = viewer_of(request), PageAsked(request)
        found = club_for(viewer, club, to=ClubRight.LOOK_INSIDE).club
        rows = charters_of(found, viewer, after=page.after, limit=page.limit + 1)
        shown = list(page.cut(rows))
        more = len(rows) > len(shown)
        following = page.address(cursor_for(shown[-1].version)) if more else None
        return Response(CharterList(results=shown, next=following))


class OneCharter(Endpoint):
    @extend_schema(
        operation_id="get_charter",
        parameters=[OpenApiParameter("against", int)],
        responses=OneCharterCard,
    )
    def get(self, request: Request, club: str, version: str) -> Response:
        """Tell a version of the charter, who signed it, and what it changed of another (``?against=``), or else of the
        one before it (members only).
        """
        viewer = viewer_of(request)
        found = club_for(viewer, club, to=ClubRight.LOOK_INSIDE).club
        against = request.query_params.get("against") or None
        return Response(one_charter(found, viewer, version, against=against))
