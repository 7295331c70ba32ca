"""All rooms that somebody may read: those that they are in, and the public ones of their communities."""

import uuid
from collections.abc import Sequence

from django.db.models import Q

from chatcore.communities.selectors.entering import INSIDE
from chatcore.people.folding import folded
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.models import Kind, Room
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.conversations.selectors.rooms import people_of_direct


class ReadableRooms:
    """The rooms that ``viewer`` may read (one query; one more where the names of direct ones are asked for)."""

    def __init__(self, viewer: Person) -> None:
        self._viewer = viewer
        inside = viewer.memberships.filter(INSIDE, left_at=None).exclude(role="guest")
        near = Q(members__person=viewer) | Q(
            visibility="public", community__in=inside.values("community")
        )
        # The policy decides; the query only spares it the rooms of which it could say nothing but no.
        rooms = with_standing(Room.objects.filter(near).distinct(), viewer).order_by("name", "id")
        self.rooms = {room.id: room for room in rooms if policies.may_see(standing_in(room))}
        self._direct: dict[uuid.UUID, list[Person]] | None = None

    @property
    def people(self) -> dict[uuid.UUID, list[Person]]:
        """Who is in each direct conversation."""
        if self._direct is None:
            direct = [room for room in self.rooms.values() if room.kind == Kind.DIRECT]
            self._direct = people_of_direct(direct)
        return self._direct

    def named(self, name: str) -> list[uuid.UUID]:
        """Return the rooms called ``name``, else those in whose name it is; direct ones go by their people."""
        wanted = folded(name).removeprefix("#")
        names = [(room.id, folded(self.name_of(room))) for room in self.rooms.values()]
        exact = [id_ for id_, known in names if known == wanted]
        return exact or [id_ for id_, known in names if wanted and wanted in known]

    def name_of(self, room: Room) -> str:
        if room.kind != Kind.DIRECT:
            return room.name
        others = [one.name for one in self.people.get(room.id, []) if one.id != self._viewer.id]
        return ", ".join(others) or self._viewer.name

    def among(self, rooms: Sequence[uuid.UUID]) -> list[Room]:
        """Return those of ``rooms`` that may be read, once each."""
        return [self.rooms[id_] for id_ in dict.fromkeys(rooms) if id_ in self.rooms]
