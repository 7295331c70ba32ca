"""What the places are called in which somebody writes."""

import uuid
from collections.abc import Collection, Mapping
from typing import Protocol

from chatcore.people.models import Person
from rooms.conversations import policies as of_room
from rooms.conversations.models import Kind, Room, Topic
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.conversations.selectors.rooms import people_of_direct


class Placed(Protocol):
    @property
    def room_id(self) -> uuid.UUID: ...
    @property
    def topic(self) -> Topic | None: ...


def rooms_seen(viewer: Person, rooms: Collection[uuid.UUID]) -> dict[uuid.UUID, Room]:
    """Return those of ``rooms`` that ``viewer`` sees, with what they are to each (one query)."""
    found = with_standing(Room.objects.filter(id__in=list(rooms)), viewer)
    return {room.id: room for room in found if of_room.may_see(standing_in(room))}


def names_of(viewer: Person, rooms: Mapping[uuid.UUID, Room]) -> dict[uuid.UUID, str]:
    """Return how each of ``rooms`` is called to ``viewer``: direct ones by who else is in them (one query at most)."""
    people = people_of_direct([room for room in rooms.values() if room.kind == Kind.DIRECT])
    names = {}
    for id_, room in rooms.items():
        others = [one.name for one in people.get(id_, ()) if one.id != viewer.id]
        names[id_] = ", ".join(others) or viewer.name if room.kind == Kind.DIRECT else room.name
    return names


def place_of(one: Placed, names: Mapping[uuid.UUID, str]) -> str:
    """Return the name of the room, with its thème; empty where the room is not in ``names``."""
    name = names.get(one.room_id, "")
    return f"{name} › {one.topic.title}" if name and one.topic else name
