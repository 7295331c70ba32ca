"""What the tests of publications do over and over: publish, make a room, look at the feed."""

import uuid
from typing import Any

from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import Room
from tests.rooms.conversations.asking import done, shown
from tests.worlds.communities import Rivages


def feed_of(world: Rivages) -> Room:
    return Room.objects.get(community=world.community, kind="network")


def published(
    world: Rivages, author: Person, title: str = "Un quai électrique", text: str = "Il marche."
) -> Any:
    """Let ``author`` publish, and return the card."""
    body = {"title": title, "text": text, "client_id": str(uuid.uuid4())}
    return done(author, "post", f"communities/{world.community.id}/publications/", body, 201)


def titles(world: Rivages, viewer: Person, **asked: Any) -> list[str]:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    page = shown(viewer, f"communities/{world.community.id}/publications/?{query}")
    return [card["title"] for card in page["results"]]


def a_room(world: Rivages, by: Person, name: str, *people: Person, **how: Any) -> Room:
    room = create_room(
        actor=by, community=world.community, kind=how.pop("kind", "club"), name=name, **how
    )
    if people:
        invite_to_room(actor=by, room_id=str(room.id), people=[str(one.id) for one in people])
    return room


def share(person: Person, publication: Any, *rooms: Room, text: str = "") -> Any:
    body = {"rooms": [str(room.id) for room in rooms], "text": text}
    return done(person, "post", f"publications/{publication['id']}/shares/", body)


def last_message(person: Person, room: Room) -> Any:
    return shown(person, f"rooms/{room.id}/messages/?limit=1")["results"][0]
