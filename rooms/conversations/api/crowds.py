"""``/rooms/{room}/crowds/``: whom a word may call together."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.api.answers import CrowdList
from rooms.conversations.cards import CrowdCard
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.offered_crowds import crowds_offered

# What is typed of a name; no role or skill is called longer.
LONGEST = 80


class Crowds(Endpoint):
    @extend_schema(
        operation_id="suggest_crowds",
        parameters=[OpenApiParameter("q", str, description="What was typed behind the @.")],
        responses=CrowdList,
    )
    def get(self, request: Request, room: str) -> Response:
        """Suggest roles and skills that somebody in the room has, with how many have them."""
        viewer, typed = viewer_of(request), request.query_params.get("q", "")[:LONGEST].strip()
        found = room_for(viewer, room, to=Right.READ).room
        cards = [
            CrowdCard(id=one.id, name=one.name, people=one.people)
            for one in crowds_offered(typed, viewer=viewer, room=found)
        ]
        return Response(CrowdList(results=cards))
