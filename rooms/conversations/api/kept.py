"""``/rooms/{room}/pins/``, ``/saved/`` and what is asked of one message: its pin, whether it is saved, its place."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.errors import Invalid
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from rooms.conversations.actions.pins import pin_message, unpin_message
from rooms.conversations.actions.saving import save_message, unsave_message
from rooms.conversations.api.answers import PinList, SavedList
from rooms.conversations.api.inputs import NewSaved
from rooms.conversations.cards import room_card
from rooms.conversations.models import Saved
from rooms.conversations.search_cards import MessagePlace, MySavedCard, SavedCard
from rooms.conversations.selectors.access import Right, message_for, room_for
from rooms.conversations.selectors.kept import pins_of, saved_by, saved_cards, saved_for
from rooms.conversations.selectors.places import place_of
from rooms.conversations.selectors.readable import ReadableRooms


class Pins(Endpoint):
    @extend_schema(operation_id="list_pins", responses=PinList)
    def get(self, request: Request, room: str) -> Response:
        """List what a room has pinned, the newest pin first."""
        with snapshot():
            found = room_for(viewer_of(request), room, to=Right.READ).room
            head = log.head_of(found.stream)
            cards = pins_of(found)
        return Response(PinList(results=cards, position={found.stream: head}))


class OnePin(Endpoint):
    @extend_schema(operation_id="pin_message", request=None, responses={204: None})
    def put(self, request: Request, message: str) -> Response:
        """Pin a message in its room."""
        pin_message(actor=viewer_of(request), message=message)
        return Response(status=204)

    @extend_schema(operation_id="unpin_message", responses={204: None})
    def delete(self, request: Request, message: str) -> Response:
        """Take it off the pins."""
        unpin_message(actor=viewer_of(request), message=message)
        return Response(status=204)


class OneSaved(Endpoint):
    @extend_schema(operation_id="get_saved", responses=MySavedCard)
    def get(self, request: Request, message: str) -> Response:
        """Show what one keeps a message with, if one does."""
        saved = saved_for(viewer_of(request), message)
        return Response(MySavedCard(saved=saved_cards([saved])[0] if saved else None))

    @extend_schema(operation_id="save_message", request=NewSaved, responses=SavedCard)
    def put(self, request: Request, message: str) -> Response:
        """Keep a message for oneself, with a note and a reminder if wished."""
        asked = self.read(request, NewSaved)
        saved = save_message(
            actor=viewer_of(request), message=message, note=asked.note, remind_at=asked.remind_at
        )
        return Response(saved_cards([saved])[0])

    @extend_schema(operation_id="unsave_message", responses={204: None})
    def delete(self, request: Request, message: str) -> Response:
        """Keep it no longer."""
        unsave_message(actor=viewer_of(request), message=message)
        return Response(status=204)


class SavedMessages(Endpoint):
    @extend_schema(
        operation_id="list_saved",
        parameters=[
            OpenApiParameter(name, str, description=said)
            for name, said in (
                (
                    "order",
                    "`saved` (the newest first, if absent) or `reminders` (the soonest first).",
                ),
                ("limit", "1 to 100, 50 if absent."),
                ("cursor", "Of the page before; `next` has it."),
            )
        ],
        responses=SavedList,
    )
    def get(self, request: Request) -> Response:
        """List what one has saved, as far as one may still read it."""
        viewer, given = viewer_of(request), request.query_params
        order, limit, cursor = (
            given.get("order") or "saved",
            given.get("limit"),
            given.get("cursor"),
        )
        if order not in ("saved", "reminders"):
            raise Invalid(_NO_ORDER, path="$.order")
        most = limit_from(limit)
        with snapshot():
            rooms = ReadableRooms(viewer)
            found = saved_by(
                viewer,
                rooms=list(rooms.rooms),
                reminders=order == "reminders",
                after=key_from(cursor) if cursor else None,
                limit=most + 1,
            )
            page = found[:most]
            among = rooms.among([one.message.room_id for one in page])
            answer = SavedList(
                results=saved_cards(page),
                rooms=[room_card(room, rooms.people.get(room.id, ())) for room in among],
                next=_next(request, page[-1], order) if len(found) > most else None,
            )
        return Response(answer)


class Place(Endpoint):
    @extend_schema(operation_id="get_place", responses=MessagePlace)
    def get(self, request: Request, message: str) -> Response:
        """Say where a message is now: links to it go on working when it moves."""
        found, view = message_for(viewer_of(request), message)
        return Response(place_of(found, view.room))


def _next(request: Request, last: Saved, order: str) -> str:
    moment = last.saved_at if order == "saved" else last.remind_at
    query = request.query_params.copy()
    query["cursor"] = cursor_for(moment.isoformat() if moment else "", last.id)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


_NO_ORDER = Words(
    fr="« order » est « saved » ou « reminders ».", en="“order” is “saved” or “reminders”."
)
