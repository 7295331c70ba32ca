"""``/communities/{id}/sweeps/``: all that somebody said lately, taken away by one decision."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.moderation.actions.sweeping import sweep_away, undo_sweep
from rooms.moderation.api.inputs import NewSweep
from rooms.moderation.cards import OneCaseCard, RecentCard
from rooms.moderation.selectors.access import case_for, scope_of
from rooms.moderation.selectors.cases import one_case
from rooms.moderation.selectors.recent import MOST, recent_of


class Sweeps(Endpoint):
    @extend_schema(
        operation_id="get_recent_messages",
        parameters=[
            OpenApiParameter("person", str, required=True),
            OpenApiParameter("period", str, description="hour, day (if absent) or week."),
        ],
        responses=RecentCard,
    )
    def get(self, request: Request, community: str) -> Response:
        """Say how much somebody said lately where one moderates, before it is taken away."""
        viewer, asked = viewer_of(request), request.query_params
        scope = scope_of(viewer, community, of_people=True)
        found = recent_of(viewer, scope, asked.get("person"), asked.get("period") or "day")
        rooms = {one.room_id: one.room.name for one in found.messages}
        names = sorted(rooms.values(), key=str.casefold)
        return Response(RecentCard(count=len(found.messages), most=MOST, rooms=names))

    @extend_schema(operation_id="sweep_away", request=NewSweep, responses={201: OneCaseCard})
    def post(self, request: Request, community: str) -> Response:
        """Take all of it away, with the reasons that its author reads. It goes on in the background."""
        asked, viewer = self.read(request, NewSweep), viewer_of(request)
        case = sweep_away(
            actor=viewer,
            community_id=community,
            person_id=asked.person,
            period=asked.period,
            facts=asked.facts,
            ground=asked.ground,
            reference=asked.reference,
        )
        return Response(one_case(case_for(viewer, case.id), viewer), status=201)


class CaseSweep(Endpoint):
    @extend_schema(operation_id="undo_sweep", responses={200: OneCaseCard})
    def delete(self, request: Request, case: str) -> Response:
        """Take the decision back, within an hour: all comes back, and its author is told nothing."""
        viewer = viewer_of(request)
        undo_sweep(actor=viewer, case_id=case)
        return Response(one_case(case_for(viewer, case), viewer))
