"""``/rooms/{room}/announcements/planned/``: announcing later. What is planned is listed and changed with all else that
is (``/planned/``)."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.announcements.actions.planning import plan_announcement
from rooms.announcements.actions.publishing import Options
from rooms.announcements.api.inputs import NewPlannedAnnouncement
from rooms.writing.cards import PlannedCard
from rooms.writing.selectors.planned import planned_cards


class PlannedAnnouncements(Endpoint):
    @extend_schema(
        operation_id="plan_announcement",
        request=NewPlannedAnnouncement,
        responses={201: PlannedCard, 200: PlannedCard},
    )
    def post(self, request: Request, room: str) -> Response:
        """Announce later; a repeat with the same ``client_id`` answers 200 and plans nothing more."""
        body, viewer = self.read(request, NewPlannedAnnouncement), viewer_of(request)
        planned, made = plan_announcement(
            actor=viewer,
            room_id=room,
            text=body.text,
            client_id=body.client_id,
            due_at=body.due_at,
            attachments=body.attachments,
            options=Options(
                receipt=body.receipt, comments=body.comments, home_until=body.home_until
            ),
        )
        return Response(planned_cards([planned], viewer)[0], status=201 if made else 200)
