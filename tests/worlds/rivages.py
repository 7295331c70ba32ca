"""A small world of named people: Ada administers, Bruno animates, Chloé is a member, Dédé a guest."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import time_machine

from chatcore.communities.models import Community, Membership
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.conversations.actions.batch import Posted
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.posting import post_message
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.actions.withdrawing import clear_withdrawn
from rooms.conversations.models import Room, Topic
from rooms.conversations.undoing import GRANTED


@dataclass(frozen=True)
class World:
    """A community with four people, a topic room, a private club and an announcement room."""

    community: Community
    ada: Person
    bruno: Person
    chloe: Person
    dede: Person
    quay: Room
    club: Room
    news: Room

    def topic(self, title: str, room: Room | None = None) -> Topic:
        return Topic.objects.get(room=room or self.quay, title=title)


def build_world() -> World:
    """Make the world through the product's own actions."""
    people = {
        name: Person.objects.create(email=f"{name}@rivages.example", name=shown)
        for name, shown in (
            ("ada", "Ada Lovelace"),
            ("bruno", "Bruno Le Goff"),
            ("chloe", "Chloé Martin"),
            ("dede", "Dédé Guillou"),
        )
    }
    ada, bruno, chloe, dede = people.values()
    community = Community.objects.create(name="Réseau Rivages", slug="rivages")
    for person, role in (
        (ada, "administrator"),
        (bruno, "animator"),
        (chloe, "member"),
        (dede, "guest"),
    ):
        Membership.objects.create(community=community, person=person, role=role)
    quay = create_room(actor=ada, community=community, kind="topic", name="Électrification à quai")
    club = create_room(
        actor=ada, community=community, kind="club", name="Bureau", visibility="private"
    )
    news = create_room(actor=ada, community=community, kind="announcement", name="Annonces")
    for room in (quay, news):
        invite_to_room(actor=ada, room_id=str(room.id), people=[str(bruno.id), str(chloe.id)])
    return World(community, ada, bruno, chloe, dede, quay, club, news)


def say(author: Person, text: str, room: Room, **more: Any) -> Posted:
    """Let ``author`` post ``text`` in ``room`` and wait until it is committed."""
    return post_message(
        actor=author, room=room.id, text=text, client_id=uuid.uuid4(), **more
    ).result(30)


def half_a_minute_later() -> None:
    """Let the time go by in which a deletion may be taken back, and the job run that clears what was deleted."""
    with time_machine.travel(now() + GRANTED + timedelta(seconds=1), tick=False):
        clear_withdrawn()
