"""``/sections/`` and the section of a room."""

from drf_spectacular.utils import extend_schema
from msgspec import UNSET
from rest_framework.request import Request
from rest_framework.response import Response

from chatcore.foundation.rest import Endpoint
from chatcore.foundation.snapshot import snapshot
from chatcore.live import log
from chatcore.people.api.viewer import viewer_of
from chatcore.people.models import Person
from rooms.conversations.actions.sections import (
    change_section,
    make_section,
    order_sections,
    place_room,
    remove_section,
)
from rooms.conversations.api.answers import SectionList
from rooms.conversations.api.inputs import (
    NewSection,
    SectionChanges,
    SectionChoice,
    SectionOrder,
)
from rooms.conversations.cards import MyRoomCard
from rooms.conversations.section_cards import SectionCard, section_card
from rooms.conversations.selectors.rooms import my_room_card
from rooms.conversations.selectors.sections import sections_of


class Sections(Endpoint):
    @extend_schema(operation_id="list_sections", responses=SectionList)
    def get(self, request: Request) -> Response:
        """List one's sections, in their order. What is in each, the rooms say."""
        return Response(_listed(viewer_of(request)))

    @extend_schema(operation_id="make_section", request=NewSection, responses={201: SectionCard})
    def post(self, request: Request) -> Response:
        """Make a section, after those that are there."""
        name = self.read(request, NewSection).name
        return Response(section_card(make_section(actor=viewer_of(request), name=name)), status=201)


class SectionsOrder(Endpoint):
    @extend_schema(operation_id="order_sections", request=SectionOrder, responses=SectionList)
    def put(self, request: Request) -> Response:
        """Put one's sections in another order."""
        asked = self.read(request, SectionOrder).sections
        order_sections(actor=viewer_of(request), sections=asked)
        return Response(_listed(viewer_of(request)))


class OneSection(Endpoint):
    @extend_schema(operation_id="change_section", request=SectionChanges, responses=SectionCard)
    def patch(self, request: Request, section: str) -> Response:
        """Name it anew, have its rooms stand otherwise, fold or unfold it."""
        asked = self.read(request, SectionChanges)
        changed = change_section(
            actor=viewer_of(request),
            section_id=section,
            name=None if asked.name is UNSET else asked.name,
            sort=None if asked.sort is UNSET else asked.sort,
            folded=None if asked.folded is UNSET else asked.folded,
        )
        return Response(section_card(changed))

    @extend_schema(operation_id="remove_section", responses={204: None})
    def delete(self, request: Request, section: str) -> Response:
        """Remove it; what was in it stands by itself again."""
        remove_section(actor=viewer_of(request), section_id=section)
        return Response(status=204)


class RoomSection(Endpoint):
    @extend_schema(operation_id="place_room", request=SectionChoice, responses=MyRoomCard)
    def put(self, request: Request, room: str) -> Response:
        """Keep a room in a section of one's own, among the favourites, or where it stands by itself."""
        section = self.read(request, SectionChoice).section
        found = place_room(actor=viewer_of(request), room_id=room, section=section)
        return Response(my_room_card(viewer_of(request), found.id))


def _listed(viewer: Person) -> SectionList:
    mine = f"user:{viewer.id}"
    with snapshot():
        position = {mine: log.head_of(mine)}
        return SectionList(results=sections_of(viewer), next=None, position=position)
