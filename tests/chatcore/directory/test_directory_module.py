"""The directory that is off, or on for others: its people cannot be looked for, and rooms go on as they were."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Community
from chatcore.people.models import Person
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import RoomMember
from tests.worlds.communities import Rivages, rivages
from tests.worlds.people import client_of, registered

MISSING = "0199f2c4-0000-7000-8000-000000000002"


@pytest.fixture
def world(db: None) -> Rivages:
    return rivages()


def settle(world: Rivages, setting: Any) -> None:
    path = f"/api/v1/communities/{world.community.id}/"
    body = {"modules": {"directory": setting}}
    answer = client_of(world.ada).patch(path, body, format="json")
    assert answer.status_code == 200, answer.content


def names(person: Person, path: str) -> set[str]:
    answer = client_of(person).get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return {row.get("person", row)["name"] for row in answer.json()["results"]}


@pytest.mark.parametrize("setting", [False, ["animator"]])
def test_a_closed_directory_answers_as_that_of_no_community(world: Rivages, setting: Any) -> None:
    settle(world, setting)
    client = client_of(world.chloe)
    for pattern in (
        "directory/?community={}",
        "people/?q=Bru&community={}",
        "communities/{}/people/",
    ):
        closed, missing = (
            client.get(f"/api/v1/{pattern.format(id_)}") for id_ in (world.community.id, MISSING)
        )
        assert (closed.status_code, closed.content) == (404, missing.content), pattern
    entry, none = (client.get(f"/api/v1/directory/{id_}/") for id_ in (world.bruno.id, MISSING))
    assert (entry.status_code, entry.content) == (404, none.content)
    assert names(world.chloe, "people/?q=Bru") == names(world.chloe, "directory/?q=Bru") == set()
    card = client.get(f"/api/v1/communities/{world.community.id}/").json()
    assert (card["modules"]["directory"], card["members_count"]) == (False, None)
    settle(world, True)
    assert names(world.chloe, "people/?q=Bru") == {"Bruno Le Goff"}
    assert client.get(f"/api/v1/directory/{world.bruno.id}/").status_code == 200


def test_for_animators_it_is_there(world: Rivages) -> None:
    settle(world, ["animator"])
    place = f"?community={world.community.id}"
    assert "Chloé Morvan" in names(world.bruno, f"directory/{place}")
    assert "Chloé Morvan" in names(world.bruno, f"people/{place}")
    card = client_of(world.bruno).get(f"/api/v1/communities/{world.community.id}/").json()
    assert card["members_count"] == 4


def test_who_manages_people_finds_them_where_the_directory_is_off(world: Rivages) -> None:
    settle(world, False)
    assert "Bruno Le Goff" in names(world.ada, f"communities/{world.community.id}/people/")
    assert "Bruno Le Goff" in names(world.ada, f"people/?q=bru&community={world.community.id}")
    answer = client_of(world.ada).get(f"/api/v1/directory/?community={world.community.id}")
    assert answer.status_code == 404
    assert names(world.ada, "directory/?q=bru") == set()


def test_in_a_room_people_are_named_and_mentioned_as_before(world: Rivages) -> None:
    settle(world, False)
    room = create_room(actor=world.ada, community=world.community, kind="club", name="Quai")
    RoomMember.objects.bulk_create(
        RoomMember(room=room, person=person) for person in (world.bruno, world.chloe)
    )
    assert names(world.chloe, f"people/?room={room.id}&q=bru") == {"Bruno Le Goff"}
    both = f"people/?room={room.id}&community={world.community.id}"
    assert client_of(world.chloe).get(f"/api/v1/{both}").status_code == 404
    assert client_of(world.chloe).get(f"/api/v1/people/{world.bruno.id}/").status_code == 200


def test_one_keeps_ones_own_entry(world: Rivages) -> None:
    settle(world, False)
    client = client_of(world.chloe)
    assert (
        client.patch("/api/v1/directory/me/", {"place": "Brest"}, format="json").status_code == 200
    )
    assert names(world.chloe, "directory/") == {"Chloé Morvan"}


def test_who_shares_another_community_is_still_found(world: Rivages) -> None:
    settle(world, False)
    other = Community.objects.create(name="Réseau Cimes", slug="cimes")
    zoe = registered("Zoé Blanc", email="zoe@cimes.example")
    begin_membership(actor=zoe, community=other, person=zoe, role="administrator")
    for person in (world.chloe, world.bruno):
        begin_membership(actor=zoe, community=other, person=person, role="member")
    assert names(world.chloe, "people/?q=") == {"Chloé Morvan", "Bruno Le Goff", "Zoé Blanc"}
    assert client_of(world.chloe).get(f"/api/v1/directory/{world.bruno.id}/").status_code == 200


def test_looking_for_people_costs_the_same_whatever_is_closed(world: Rivages) -> None:
    client, counts = client_of(world.chloe), []
    for number in (0, 4):
        for at in range(number):
            other = Community.objects.create(
                name=f"Réseau {at}", slug=f"reseau-{at}", modules={"directory": False}
            )
            begin_membership(
                actor=world.ada, community=other, person=world.ada, role="administrator"
            )
            begin_membership(actor=world.ada, community=other, person=world.chloe, role="member")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/api/v1/directory/").status_code == 200
            assert client.get("/api/v1/people/?q=a").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
