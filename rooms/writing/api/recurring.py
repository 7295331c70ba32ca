"""``/recurring/``."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.clock import now, wire
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person
from rooms.conversations.selectors.access import Right, room_for
from rooms.writing.actions.recurring import (
    change_recurring,
    end_recurring,
    pause_recurring,
    repeat_message,
    take_recurring,
)
from rooms.writing.api.answers import Moments, RecurringList
from rooms.writing.api.inputs import GivenRhythm, NewRecurring, RecurringChanges
from rooms.writing.cards import RecurringCard
from rooms.writing.models import Recurring
from rooms.writing.selectors.recurring import recurring_cards, recurring_for, recurring_of

# Moments that are shown before it is made.
SHOWN = 5


class AllRecurring(Endpoint):
    @extend_schema(
        operation_id="list_recurring",
        parameters=[OpenApiParameter("room", str, description="Of this room only.")],
        responses=RecurringList,
    )
    def get(self, request: Request) -> Response:
        """List the messages that come again which are one's own, or in rooms that one leads."""
        viewer, room = viewer_of(request), request.query_params.get("room")
        place = room_for(viewer, room, to=Right.READ).room if room else None
        return Response(RecurringList(results=recurring_of(viewer, room=place), next=None))

    @extend_schema(
        operation_id="repeat_message",
        request=NewRecurring,
        responses={201: RecurringCard, 200: RecurringCard},
    )
    def post(self, request: Request) -> Response:
        """Have a message come again; a repeat with the same ``id`` answers 200 and makes nothing more."""
        asked, viewer = self.read(request, NewRecurring), viewer_of(request)
        row, made = repeat_message(
            actor=viewer,
            room=asked.room,
            topic=asked.topic,
            text=asked.text,
            rhythm=asked.rhythm.rhythm(),
            recurring_id=asked.id,
        )
        return Response(_card(viewer, row), status=201 if made else 200)


class OneRecurring(Endpoint):
    @extend_schema(
        operation_id="change_recurring", request=RecurringChanges, responses=RecurringCard
    )
    def patch(self, request: Request, recurring: str) -> Response:
        """Give it other words, another rhythm, or both."""
        asked, viewer = self.read(request, RecurringChanges), viewer_of(request)
        row = change_recurring(
            actor=viewer,
            recurring_id=recurring,
            text=None if asked.text is UNSET else asked.text,
            rhythm=None if asked.rhythm is UNSET else asked.rhythm.rhythm(),
        )
        return Response(_card(viewer, row))

    @extend_schema(operation_id="end_recurring", responses={204: None})
    def delete(self, request: Request, recurring: str) -> Response:
        """Have it come no more."""
        end_recurring(actor=viewer_of(request), recurring_id=recurring)
        return Response(status=204)


class Pause(Endpoint):
    @extend_schema(operation_id="pause_recurring", request=None, responses=RecurringCard)
    def put(self, request: Request, recurring: str) -> Response:
        """Stop it for a while."""
        viewer = viewer_of(request)
        row = pause_recurring(actor=viewer, recurring_id=recurring, paused=True)
        return Response(_card(viewer, row))

    @extend_schema(operation_id="resume_recurring", responses=RecurringCard)
    def delete(self, request: Request, recurring: str) -> Response:
        """Have it go on from now."""
        viewer = viewer_of(request)
        row = pause_recurring(actor=viewer, recurring_id=recurring, paused=False)
        return Response(_card(viewer, row))


class Owner(Endpoint):
    @extend_schema(operation_id="take_recurring", request=None, responses=RecurringCard)
    def put(self, request: Request, recurring: str) -> Response:
        """Have it come in one's own name from now on."""
        viewer = viewer_of(request)
        return Response(_card(viewer, take_recurring(actor=viewer, recurring_id=recurring)))


class Preview(Endpoint):
    @extend_schema(operation_id="preview_rhythm", request=GivenRhythm, responses=Moments)
    def post(self, request: Request) -> Response:
        """Say when a message would come next; nothing is kept."""
        rhythm = self.read(request, GivenRhythm).rhythm("$")
        return Response(Moments(moments=[wire(at) for at in rhythm.first(now(), SHOWN)]))


def _card(viewer: Person, row: Recurring) -> RecurringCard:
    return recurring_cards([recurring_for(viewer, row.id).recurring], viewer)[0]
