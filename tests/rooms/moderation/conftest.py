"""The world of the tests of moderation: Rivages, and Émile, a second member whom Chloé has reason to report."""

from dataclasses import dataclass

import pytest

from chatcore.communities.models import Membership
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from tests.worlds.rivages import World, build_world


@dataclass(frozen=True)
class Quay:
    """The world, and Émile Cariou, who is in « Électrification à quai » as Chloé is."""

    world: World
    emile: Person


@pytest.fixture
def world(db: None) -> World:
    """Ada, Bruno, Chloé and Dédé in « Réseau Rivages »."""
    return build_world()


@pytest.fixture
def quay(world: World) -> Quay:
    """Émile is a member, in the room of the quays too."""
    emile = Person.objects.create(email="emile@rivages.example", name="Émile Cariou")
    Membership.objects.create(community=world.community, person=emile, role="member")
    invite_to_room(actor=world.ada, room_id=str(world.quay.id), people=[str(emile.id)])
    return Quay(world, emile)
