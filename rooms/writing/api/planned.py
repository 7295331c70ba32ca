"""``/planned/``."""

from drf_spectacular.utils import extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.api.messages import check_rate
from rooms.conversations.cards import MessageCard
from rooms.conversations.models import Message
from rooms.conversations.selectors.timeline import message_cards
from rooms.writing.actions.planning import (
    cancel_planned,
    change_planned,
    plan_message,
    send_planned,
)
from rooms.writing.api.answers import PlannedList
from rooms.writing.api.inputs import NewPlanned, PlannedChanges
from rooms.writing.cards import PlannedCard
from rooms.writing.selectors.planned import planned_cards, planned_of


class AllPlanned(Endpoint):
    @extend_schema(operation_id="list_planned", responses=PlannedList)
    def get(self, request: Request) -> Response:
        """List what one has planned, the soonest first, and what could not be sent."""
        return Response(PlannedList(results=planned_of(viewer_of(request)), next=None))

    @extend_schema(
        operation_id="plan_message",
        request=NewPlanned,
        responses={201: PlannedCard, 200: PlannedCard},
    )
    def post(self, request: Request) -> Response:
        """Have a message posted later, or be reminded of a text; a repeat answers 200 and plans nothing more."""
        asked, viewer = self.read(request, NewPlanned), viewer_of(request)
        planned, made = plan_message(
            actor=viewer, **{name: getattr(asked, name) for name in asked.__struct_fields__}
        )
        return Response(planned_cards([planned], viewer)[0], status=201 if made else 200)


class OnePlanned(Endpoint):
    @extend_schema(operation_id="change_planned", request=PlannedChanges, responses=PlannedCard)
    def patch(self, request: Request, planned: str) -> Response:
        """Give it other words, another moment, other files, other options."""
        asked, viewer = self.read(request, PlannedChanges), viewer_of(request)
        changed = change_planned(
            actor=viewer,
            planned_id=planned,
            text=None if asked.text is UNSET else asked.text,
            due_at=None if asked.due_at is UNSET else asked.due_at,
            attachments=None if asked.attachments is UNSET else asked.attachments,
            asks=None if asked.announcement is UNSET else asked.announcement.asks,
        )
        return Response(planned_cards([changed], viewer)[0])

    @extend_schema(operation_id="cancel_planned", responses={204: None})
    def delete(self, request: Request, planned: str) -> Response:
        """Plan it no more."""
        cancel_planned(actor=viewer_of(request), planned_id=planned)
        return Response(status=204)


class SendPlanned(Endpoint):
    @extend_schema(operation_id="send_planned", request=None, responses=MessageCard)
    def post(self, request: Request, planned: str) -> Response:
        """Post it now."""
        viewer = viewer_of(request)
        check_rate(viewer.pk)
        message = send_planned(actor=viewer, planned_id=planned)
        (card,) = message_cards(list(Message.objects.select_related("author").filter(id=message)))
        return Response(card)
