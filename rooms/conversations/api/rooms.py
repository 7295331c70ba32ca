"""``/rooms/``."""

from typing import Any

from django.db import transaction
from drf_spectacular.utils import extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.communities.selectors import community_for
from chatcore.foundation.errors import Forbidden
from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.actions.group_rooms import create_group_room
from rooms.conversations.actions.levels import set_level
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.rooms import archive_room, change_room, create_room, open_direct
from rooms.conversations.api.answers import RoomList
from rooms.conversations.api.inputs import LevelChoice, NewRoom, RoomChanges
from rooms.conversations.cards import MyRoomCard
from rooms.conversations.models import Kind, Room
from rooms.conversations.selectors.access import Right, room_for
from rooms.conversations.selectors.rooms import (
    joined_rooms,
    my_room_card,
    my_room_cards,
    rooms_to_join,
)
from rooms.conversations.selectors.sections import sections_of


class Rooms(Endpoint):
    @extend_schema(operation_id="list_rooms", responses=RoomList)
    def get(self, request: Request) -> Response:
        """List the rooms one has joined (``?browse=1``: those one could join), by community if asked.

        The feeds of communities (kind ``network``) are rooms too; ``?feeds=1`` lists them with the others.
        """
        asked = request.query_params
        browsing = asked.get("browse") == "1"
        find = rooms_to_join if browsing else joined_rooms
        with snapshot():
            rooms = find(
                viewer_of(request),
                community=asked.get("community"),
                feeds=asked.get("feeds") == "1",
            )
            cards = my_room_cards(viewer_of(request), rooms)
            position = _position(viewer_of(request), cards)
            sections = UNSET if browsing else sections_of(viewer_of(request))
        return Response(RoomList(results=cards, next=None, position=position, sections=sections))

    @extend_schema(
        operation_id="create_room", request=NewRoom, responses={201: MyRoomCard, 200: MyRoomCard}
    )
    def post(self, request: Request) -> Response:
        """Make a room, or open a direct conversation (200 when it was there already)."""
        room, created = _open(viewer_of(request), self.read(request, NewRoom))
        return Response(my_room_card(viewer_of(request), room.id), status=201 if created else 200)


class OneRoom(Endpoint):
    @extend_schema(operation_id="get_room", responses=MyRoomCard)
    def get(self, request: Request, room: str) -> Response:
        """Show a room."""
        with snapshot():
            found = room_for(viewer_of(request), room, to=Right.SEE).room
            card = my_room_card(viewer_of(request), found.id)
        return Response(card)

    @extend_schema(operation_id="change_room", request=RoomChanges, responses=MyRoomCard)
    def patch(self, request: Request, room: str) -> Response:
        """Change its name, purpose, visibility or settings."""
        changes = self.read(request, RoomChanges).given()
        changed = change_room(actor=viewer_of(request), room_id=room, changes=changes)
        return Response(my_room_card(viewer_of(request), changed.id))


class Archive(Endpoint):
    @extend_schema(operation_id="archive_room", request=None, responses=MyRoomCard)
    def put(self, request: Request, room: str) -> Response:
        """Close the room to new messages; it stays readable."""
        changed = archive_room(actor=viewer_of(request), room_id=room, archived=True)
        return Response(my_room_card(viewer_of(request), changed.id))

    @extend_schema(operation_id="reopen_room", responses=MyRoomCard)
    def delete(self, request: Request, room: str) -> Response:
        """Open an archived room again."""
        changed = archive_room(actor=viewer_of(request), room_id=room, archived=False)
        return Response(my_room_card(viewer_of(request), changed.id))


class RoomLevel(Endpoint):
    @extend_schema(operation_id="set_room_level", request=LevelChoice, responses=MyRoomCard)
    def put(self, request: Request, room: str) -> Response:
        """Choose of what the room tells one: everything, what is addressed to one, nothing."""
        level = self.read(request, LevelChoice).level
        found = set_level(actor=viewer_of(request), room_id=room, level=level)
        return Response(my_room_card(viewer_of(request), found.id))


def _open(actor: Person, asked: NewRoom) -> tuple[Room, bool]:
    if asked.kind == Kind.DIRECT:
        return open_direct(actor=actor, people=asked.people)
    if asked.group is not None:
        return _open_for_group(actor, asked), True
    fields: dict[str, Any] = {name: getattr(asked, name) for name in _ROOM_FIELDS}
    with transaction.atomic():
        room = create_room(actor=actor, community=community_for(actor, asked.community), **fields)
        if asked.people:
            invite_to_room(actor=actor, room_id=str(room.id), people=asked.people)
    return room, True


def _open_for_group(actor: Person, asked: NewRoom) -> Room:
    """Who is in the room, and who may come in, is what the group says."""
    if asked.people or asked.joined_by_default:
        raise Forbidden(policies.FOLLOWS_ITS_GROUP)
    return create_group_room(
        actor=actor,
        group_id=asked.group,
        kind=asked.kind,
        name=asked.name,
        purpose=asked.purpose,
        comments=asked.comments,
        reactions=asked.reactions,
    )


def _position(viewer: Person, cards: list[MyRoomCard]) -> dict[str, int]:
    """Return the position of each room as it was counted, and of the viewer's own stream."""
    mine = f"user:{viewer.id}"
    return {mine: log.head_of(mine)} | {f"room:{card.id}": card.head for card in cards}


_ROOM_FIELDS = (
    "kind",
    "name",
    "purpose",
    "visibility",
    "comments",
    "reactions",
    "joined_by_default",
)
