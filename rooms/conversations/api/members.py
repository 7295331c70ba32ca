"""``/rooms/{room}/members/``."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.clock import wire
from chatcore.foundation.pagination import cursor_for, key_from, limit_from
from chatcore.foundation.rest import Endpoint
from chatcore.people.api.viewer import viewer_of
from chatcore.people.cards import person_card
from rooms.conversations.actions.members import (
    invite_to_room,
    join_room,
    leave_room,
    remove_from_room,
)
from rooms.conversations.api.answers import MemberList
from rooms.conversations.api.inputs import Invitees
from rooms.conversations.cards import MemberCard, MyRoomCard
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.rooms import members_page, my_room_card


class Members(Endpoint):
    @extend_schema(operation_id="list_room_members", responses=MemberList)
    def get(self, request: Request, room: str) -> Response:
        """List who is in the room, by name (``?limit=&cursor=``)."""
        found = room_for(viewer_of(request), room, to=Right.READ).room
        limit = limit_from(request.query_params.get("limit"))
        cursor = request.query_params.get("cursor")
        rows = members_page(found, after=key_from(cursor) if cursor else None, limit=limit + 1)
        cards = [
            MemberCard(person=person_card(row.person), role=row.role, joined_at=wire(row.joined_at))
            for row in rows[:limit]
        ]
        more = (
            cursor_for(rows[limit - 1].person.search, str(rows[limit - 1].person_id))
            if len(rows) > limit
            else None
        )
        url = (
            request.build_absolute_uri(f"{request.path}?limit={limit}&cursor={more}")
            if more
            else None
        )
        return Response(MemberList(results=cards, next=url))

    @extend_schema(operation_id="invite_to_room", request=Invitees, responses={201: MyRoomCard})
    def post(self, request: Request, room: str) -> Response:
        """Bring people of the community into the room."""
        people = self.read(request, Invitees).people
        found = invite_to_room(actor=viewer_of(request), room_id=room, people=people)
        return Response(my_room_card(viewer_of(request), found.id), status=201)


class MyMembership(Endpoint):
    @extend_schema(operation_id="join_room", request=None, responses=MyRoomCard)
    def put(self, request: Request, room: str) -> Response:
        """Join the room; what was said before is marked as read."""
        found = join_room(actor=viewer_of(request), room_id=room)
        return Response(my_room_card(viewer_of(request), found.id))

    @extend_schema(operation_id="leave_room", responses={204: None})
    def delete(self, request: Request, room: str) -> Response:
        """Leave the room."""
        leave_room(actor=viewer_of(request), room_id=room)
        return Response(status=204)


class OneMember(Endpoint):
    @extend_schema(operation_id="remove_from_room", responses={204: None})
    def delete(self, request: Request, room: str, person: str) -> Response:
        """Take somebody out of the room."""
        remove_from_room(actor=viewer_of(request), room_id=room, person_id=person)
        return Response(status=204)
