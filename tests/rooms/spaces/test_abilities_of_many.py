"""What one may do is told with every list, and costs the same for two things and for fifty."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.components import add_component
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.mandates import give_mandate
from chatcore.communities.actions.members import begin_membership
from chatcore.people.models import Person
from rooms.conversations.actions.members import join_room
from rooms.conversations.actions.rooms import create_room
from rooms.spaces.actions.projects import create_project
from tests.worlds.people import client_of, registered
from tests.worlds.rivages import World

FEW, MANY = 2, 50


def _group(world: World, at: int) -> None:
    create_group(actor=world.bruno, community_id=world.community.id, name=f"Groupe {at}")


def _room(world: World, at: int) -> None:
    room = create_room(
        actor=world.ada,
        community=world.community,
        kind="club",
        name=f"Salon {at}",
        visibility="public",
    )
    join_room(actor=world.chloe, room_id=str(room.id))


def _community(world: World, at: int) -> None:
    staff = Person.objects.filter(is_staff=True).first() or registered("Nils Roux", is_staff=True)
    made = create_community(actor=staff, name=f"Réseau {at}", description="")
    begin_membership(actor=staff, community=made, person=world.chloe, role="member")


def _project(world: World, at: int) -> None:
    create_project(
        actor=world.bruno, community_id=world.community.id, title=f"Projet {at}", state="open"
    )


KINDS: dict[str, tuple[Callable[[World, int], None], str]] = {
    "groups": (_group, "/api/v1/communities/{community}/groups/"),
    "rooms": (_room, "/api/v1/rooms/"),
    "communities": (_community, "/api/v1/communities/"),
    "projects": (_project, "/api/v1/communities/{community}/projects/?filter=all"),
}


def _asked(world: World, path: str) -> tuple[int, list[Any]]:
    client = client_of(world.chloe)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path.format(community=world.community.id))
    assert answer.status_code == 200
    return len(captured), answer.json()["results"]


@pytest.mark.parametrize("kind", KINDS)
def test_chloe_s_abilities_in_fifty_cost_what_those_in_two_do(world: World, kind: str) -> None:
    """She has a mandate in the community and one for a part of it: these are weighed too."""
    make, path = KINDS[kind]
    for at in range(FEW):
        make(world, at)
    ada, community = world.ada, world.community
    part = add_component(actor=ada, community_id=community.id, name="Sciences")
    for role, where in (("animator", None), ("group_administrator", part.id)):
        give_mandate(
            actor=ada,
            community_id=community.id,
            person_id=world.chloe.id,
            role=role,
            component_id=where,
        )
    _asked(world, path)
    queries, before = _asked(world, path)
    for at in range(FEW, MANY):
        make(world, at)
    more, after = _asked(world, path)
    assert len(after) == len(before) + MANY - FEW
    assert all(one["abilities"] for one in after)
    assert more == queries
