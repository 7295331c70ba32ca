"""Communities: who sees them, who belongs, who may do what."""

from typing import Any

import pytest

from chatcore.communities.models import Group, GroupMember, Membership
from chatcore.communities.policies import Standing, abilities
from chatcore.live.models import Event
from chatcore.live.registry import streams_of
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


def address(world: Rivages, rest: str = "") -> str:
    return f"/api/v1/communities/{world.community.id}/{rest}"


MEMBER = {"see", "enter", "browse_people", "browse_rooms", "create_room", "create_group"}
ANIMATOR = MEMBER | {"invite", "announce", "moderate"}
ADMINISTRATOR = ANIMATOR | {
    "change",
    "add_emoji",
    "manage_people",
    "manage_roles",
    "manage_bots",
    "decide_accords",
    "read_trace",
    "break_glass",
}


@pytest.mark.parametrize(
    ("role", "able"),
    [
        ("administrator", ADMINISTRATOR),
        # The rest of what an administrator may do, they do with the administrator's agreement (E13 to E15).
        ("functional_administrator", ANIMATOR),
        ("animator", ANIMATOR),
        ("member", MEMBER),
        ("guest", {"see", "enter"}),
        ("bot", {"see", "enter", "browse_people", "browse_rooms"}),
        (None, set()),
    ],
)
def test_what_each_role_may_do(role: str | None, able: set[str]) -> None:
    assert {name for name, may in abilities(Standing(role=role)).items() if may} == able


def test_ada_lists_her_communities_with_their_positions(world: Rivages) -> None:
    answer = client_of(world.ada).get("/api/v1/communities/").json()
    (card,) = answer["results"]
    assert card["role"] == "administrator"
    assert card["members_count"] == 4
    assert card["abilities"]["change"] is True
    assert answer["position"] == {f"community:{world.community.id}": 0}


def test_a_guest_counts_only_the_people_that_they_meet(world: Rivages) -> None:
    dede = client_of(world.dede)
    (card,) = dede.get("/api/v1/communities/").json()["results"]
    listed = dede.get(f"/api/v1/directory/?community={world.community.id}").json()["results"]
    assert card["members_count"] == len(listed) == 1
    assert dede.get(address(world)).json()["members_count"] == 1


def test_hidden_and_missing_are_the_same(world: Rivages) -> None:
    eve = client_of(registered("Eve Stranger"))
    hidden, missing = eve.get(address(world)), eve.get("/api/v1/communities/nowhere/")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.json() == missing.json()


def test_only_the_staff_makes_communities_each_with_its_automatic_group(world: Rivages) -> None:
    body = {"name": "Chantiers d’Œuvre"}
    assert (
        client_of(world.bruno).post("/api/v1/communities/", body, format="json").status_code == 403
    )
    made = client_of(world.ada).post("/api/v1/communities/", body, format="json")
    assert made.status_code == 201, made.content
    assert made.json()["slug"] == "chantiers-doeuvre"
    groups = Group.objects.filter(community=made.json()["id"]).order_by("name")
    assert [(one.name, one.standard, one.is_everyone) for one in groups] == [
        ("Animateurs", "leaders", False),
        ("Tous les membres", "", True),
    ]
    for group in groups:
        assert GroupMember.objects.get(group=group).person == world.ada
    again = client_of(world.ada).post("/api/v1/communities/", body, format="json")
    assert again.json()["code"] == "slug_taken"


def test_an_administrator_changes_the_community_and_a_member_does_not(world: Rivages) -> None:
    client = client_of(world.ada)
    assert (
        client.patch(address(world), {"colour": "#7A1F5F"}, format="json").json()["colour"]
        == "#7a1f5f"
    )
    assert (
        client.patch(address(world), {"colour": "blue"}, format="json").json()["path"] == "$.colour"
    )
    refused = client_of(world.chloe).patch(address(world), {"name": "X"}, format="json")
    assert refused.status_code == 403


def test_people_are_found_without_accents_and_by_page(world: Rivages) -> None:
    client = client_of(world.ada)
    names = [row["name"] for row in client.get(address(world, "people/?q=chloe")).json()["results"]]
    assert names == ["Chloé Morvan"]
    first = client.get(address(world, "people/?limit=3")).json()
    second = client.get(first["next"]).json()
    assert [row["name"].split()[0] for row in first["results"]] == ["Ada", "Bruno", "Chloé"]
    assert [row["name"].split()[0] for row in second["results"]] == ["Dédé"]
    assert second["next"] is None
    assert client.get(address(world, "people/?cursor=zz")).status_code == 400


def test_the_cost_of_a_list_does_not_grow_with_it(
    world: Rivages, django_assert_num_queries: Any
) -> None:
    client = client_of(world.ada)
    with django_assert_num_queries(5):
        client.get(address(world, "people/"))
    for number in range(12):
        person = registered(f"P{number} Marin")
        Membership.objects.create(community=world.community, person=person)
    with django_assert_num_queries(5):
        assert len(client.get(address(world, "people/")).json()["results"]) == 16


def test_a_guest_lists_nobody_and_finds_only_themselves(world: Rivages) -> None:
    client = client_of(world.dede)
    assert client.get(address(world, "people/")).status_code == 403
    assert [row["name"] for row in client.get("/api/v1/people/").json()["results"]] == [
        "Dédé Kermarrec"
    ]
    assert client.get(f"/api/v1/people/{world.chloe.id}/").status_code == 404


def test_a_profile_tells_the_communities_in_common(world: Rivages) -> None:
    card = client_of(world.bruno).get(f"/api/v1/people/{world.chloe.id}/").json()
    assert [row["name"] for row in card["communities"]] == ["Réseau Rivages"]
    assert card["presence"]["state"] == "offline"
    assert "email" not in card


def test_roles_are_given_by_administrators_up_to_their_own(world: Rivages) -> None:
    chloe = address(world, f"people/{world.chloe.id}/")
    answer = client_of(world.ada).patch(chloe, {"role": "animator"}, format="json")
    assert answer.json()["role"] == "animator"
    told = Event.objects.filter(stream=f"user:{world.chloe.id}", type="abilities.changed")
    assert str(world.community.id) in told.latest("seq").body
    refused = client_of(world.bruno).patch(chloe, {"role": "member"}, format="json")
    assert refused.status_code == 403


def test_a_guest_made_member_comes_into_the_automatic_group(world: Rivages) -> None:
    dede = address(world, f"people/{world.dede.id}/")
    client_of(world.ada).patch(dede, {"role": "member"}, format="json")
    assert GroupMember.objects.filter(person=world.dede).count() == 1


def test_a_guest_does_not_hear_the_community_until_they_are_a_member(world: Rivages) -> None:
    stream = world.community.stream
    assert stream not in streams_of({world.dede.id})[world.dede.id]
    dede = address(world, f"people/{world.dede.id}/")
    client_of(world.ada).patch(dede, {"role": "member"}, format="json")
    told = Event.objects.filter(stream=f"user:{world.dede.id}", type="abilities.changed")
    assert '"belongs":true' in told.latest("seq").body
    assert stream in streams_of({world.dede.id})[world.dede.id]
    client_of(world.ada).patch(dede, {"role": "guest"}, format="json")
    assert '"belongs":false' in told.latest("seq").body
    assert stream not in streams_of({world.dede.id})[world.dede.id]


def test_the_last_administrator_hands_over_first(world: Rivages) -> None:
    client = client_of(world.ada)
    assert client.delete(address(world, "people/me/")).json()["code"] == "last_administrator"
    bruno = address(world, f"people/{world.bruno.id}/")
    assert client.patch(bruno, {"role": "administrator"}, format="json").status_code == 200
    assert client.delete(address(world, "people/me/")).status_code == 204
    assert client.get(address(world)).status_code == 404


def test_whoever_is_taken_out_has_nothing_left_there(world: Rivages) -> None:
    chloe = client_of(world.chloe)
    path = address(world, f"people/{world.chloe.id}/")
    assert client_of(world.ada).delete(path).status_code == 204
    assert not GroupMember.objects.filter(person=world.chloe).exists()
    assert chloe.get(address(world)).status_code == 404
    assert (
        '"belongs":false'
        in Event.objects.filter(stream=f"user:{world.chloe.id}").latest("seq").body
    )


def test_groups_and_who_is_in_them(world: Rivages) -> None:
    client = client_of(world.chloe)
    leaders, group = client.get(address(world, "groups/")).json()["results"]
    assert (leaders["name"], leaders["members_count"]) == ("Animateurs", 2)
    assert (group["everyone"], group["members_count"]) == (True, 3)
    members = client.get(f"/api/v1/groups/{group['id']}/members/").json()["results"]
    assert [row["person"]["name"].split()[0] for row in members] == ["Ada", "Bruno", "Chloé"]
