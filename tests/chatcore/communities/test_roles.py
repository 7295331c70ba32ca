"""What roles may do: the matrix, the roles that a community makes itself, and who is told."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Membership
from chatcore.communities.permissions import Level, Permission, levels_of, taken_for
from chatcore.communities.policies import Standing, abilities, on_accord
from chatcore.live.models import Event
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


def address(world: Rivages, rest: str = "roles/") -> str:
    return f"/api/v1/communities/{world.community.id}/{rest}"


def put(world: Rivages, cells: Any, by: Any = None) -> Any:
    return client_of(by or world.ada).patch(address(world), {"cells": cells}, format="json")


def own_role(world: Rivages, name: str = "Marraine", **cells: str) -> str:
    made = client_of(world.ada).post(address(world), {"name": name}, format="json")
    assert made.status_code == 201, made.content
    (key,) = [one["key"] for one in made.json()["roles"] if one["name"] == name]
    assert put(world, {key: cells}).status_code == 200
    return str(key)


def role_of(answer: Any, key: str) -> Any:
    (row,) = [one for one in answer.json()["roles"] if one["key"] == key]
    return row


def card(world: Rivages, person: Any) -> Any:
    return client_of(person).get(address(world, "")).json()


def test_every_member_reads_the_matrix_and_a_guest_does_not(world: Rivages) -> None:
    answer = client_of(world.chloe).get(address(world))
    assert [one["key"] for one in answer.json()["roles"]][:3] == [
        "administrator",
        "functional_administrator",
        "group_administrator",
    ]
    assert role_of(answer, "functional_administrator")["levels"]["change"] == "accord"
    assert role_of(answer, "member")["people"] == 1
    assert client_of(world.dede).get(address(world)).status_code == 403


def test_ada_takes_the_making_of_groups_from_members_and_everybody_is_told(world: Rivages) -> None:
    assert card(world, world.chloe)["abilities"]["create_group"]
    answer = put(world, {"member": {"create_group": "accord"}})
    assert role_of(answer, "member")["levels"]["create_group"] == "accord"
    chloe = card(world, world.chloe)
    assert not chloe["abilities"]["create_group"]
    assert chloe["on_accord"] == ["create_group"]
    refused = client_of(world.chloe).post(address(world, "groups/"), {"name": "X"}, format="json")
    assert (refused.status_code, refused.json()["code"]) == (403, "accord_needed")
    event = Event.objects.get(type="roles.changed")
    assert event.stream == world.community.stream
    assert '"create_group":false' in event.body.split('"key":"member"')[1].split("}")[0]
    trace = Trace.objects.get(action="roles.changed")
    assert (trace.before, trace.after) == (
        {"role": "member", "create_group": "yes"},
        {"role": "member", "create_group": "accord"},
    )
    # Set back to what is shipped, nothing is kept of it, and nothing is told twice.
    put(world, {"member": {"create_group": "yes"}})
    put(world, {"member": {"create_group": "yes"}})
    world.community.refresh_from_db()
    assert world.community.matrix == {"member": {}}
    assert Event.objects.filter(type="roles.changed").count() == 2


@pytest.mark.parametrize(
    ("cells", "code", "path"),
    [
        ({"administrator": {"change": "no"}}, "forbidden", "$.cells.administrator"),
        ({"guest": {"browse_people": "yes"}}, "forbidden", "$.cells.guest"),
        ({"member": {"fly": "yes"}}, "invalid", "$.cells.member.fly"),
        ({"member": {"invite": "perhaps"}}, "invalid", "$.cells.member.invite"),
        ({"member": {"lead_rooms": "accord"}}, "invalid", "$.cells.member.lead_rooms"),
        ({"019abc": {"invite": "yes"}}, "not_found", "$.cells.019abc"),
    ],
)
def test_what_cannot_be_set_says_why(world: Rivages, cells: Any, code: str, path: str) -> None:
    answer = put(world, cells).json()
    assert (answer["code"], answer["path"]) == (code, path)
    assert not Event.objects.filter(type="roles.changed").exists()


def test_who_sets_roles_gives_nothing_that_they_have_not(world: Rivages) -> None:
    key = own_role(world, "Secrétariat", manage_roles="yes", manage_people="yes")
    client = client_of(world.ada)
    client.patch(address(world, f"people/{world.chloe.id}/"), {"role": key}, format="json")
    assert put(world, {"member": {"invite": "yes"}}, by=world.chloe).status_code == 403
    assert put(world, {"member": {"create_room": "no"}}, by=world.chloe).status_code == 200
    jury = own_role(world, "Jury", read_trace="yes")
    body = {"role": jury}
    eve = registered("Eve Tanguy", email="eve@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=eve, role="member")
    given = client_of(world.chloe).patch(address(world, f"people/{eve.id}/"), body, format="json")
    assert given.status_code == 403


def test_chloe_invites_in_a_role_of_the_community_s_own(world: Rivages) -> None:
    key = own_role(world, invite="yes", create_room="no")
    client = client_of(world.ada)
    given = client.patch(address(world, f"people/{world.chloe.id}/"), {"role": key}, format="json")
    assert (given.json()["role"], given.json()["custom_role"]) == ("member", key)
    chloe = card(world, world.chloe)
    assert (chloe["role"], chloe["custom_role"]) == ("member", key)
    assert chloe["abilities"]["invite"]
    assert not chloe["abilities"]["create_room"]
    body = {"email": "lea@rivages.example"}
    invited = client_of(world.chloe).post(address(world, "invitations/"), body, format="json")
    assert invited.status_code == 201
    refused = client.delete(address(world, f"roles/{key}/"))
    assert (refused.status_code, refused.json()["code"]) == (409, "role_in_use")
    client.patch(address(world, f"people/{world.chloe.id}/"), {"role": "member"}, format="json")
    assert client.delete(address(world, f"roles/{key}/")).status_code == 204
    assert client.delete(address(world, f"roles/{key}/")).status_code == 404
    assert not card(world, world.chloe)["abilities"]["invite"]


def test_two_roles_have_not_one_name(world: Rivages) -> None:
    own_role(world, "Jury")
    again = client_of(world.ada).post(address(world), {"name": "Jury"}, format="json")
    assert again.json()["code"] == "role_named"
    empty = client_of(world.ada).post(address(world), {"name": "   "}, format="json")
    assert empty.status_code == 400


def test_a_role_of_elsewhere_is_not_given(world: Rivages) -> None:
    client = client_of(world.ada)
    other = client.post("/api/v1/communities/", {"name": "Cimes"}, format="json").json()["id"]
    made = client.post(f"/api/v1/communities/{other}/roles/", {"name": "Guide"}, format="json")
    key = made.json()["roles"][-1]["key"]
    given = client.patch(address(world, f"people/{world.chloe.id}/"), {"role": key}, format="json")
    assert (given.status_code, given.json()["path"]) == (400, "$.role")


def test_rooms_take_people_for_what_the_matrix_makes_of_them(world: Rivages) -> None:
    assert [row.taken_for for row in Membership.objects.all()] == [None] * 4
    put(world, {"member": {"announce": "yes"}, "animator": {"lead_rooms": "no"}})
    bruno = Membership.objects.get(person=world.bruno)
    assert Membership.objects.get(person=world.chloe).taken_for == bruno.taken_for == "announcer"
    put(world, {"member": {"announce": "no"}, "animator": {"lead_rooms": "yes"}})
    assert [row.taken_for for row in Membership.objects.all()] == [None] * 4


@pytest.mark.parametrize(
    ("role", "leads", "announces", "known"),
    [
        ("animator", True, True, "animator"),
        ("member", True, True, "animator"),
        ("animator", True, False, "moderator"),
        ("member", False, True, "announcer"),
        ("functional_administrator", False, False, "member"),
        ("guest", True, True, "guest"),
    ],
)
def test_for_whom_rooms_take_a_role(role: str, leads: bool, announces: bool, known: str) -> None:
    levels = {
        **levels_of("member", {}),
        Permission.LEAD_ROOMS: Level.YES if leads else Level.NO,
        Permission.ANNOUNCE: Level.YES if announces else Level.NO,
    }
    assert taken_for(role, levels) == known


def test_an_accord_lifts_its_permission_and_no_other() -> None:
    standing = Standing(role="functional_administrator", agreed=Permission.CHANGE)
    assert abilities(standing)["change"]
    assert not abilities(standing)["manage_people"]
    assert on_accord(Standing(role="functional_administrator", archived=True)) == []
    # What a role may not do at all, no agreement lifts.
    assert not abilities(Standing(role="member", agreed=Permission.CHANGE))["change"]


def test_a_matrix_of_another_version_does_no_harm() -> None:
    matrix = {
        "member": {"fly": "yes", "invite": "maybe", "lead_rooms": "accord", "announce": "yes"}
    }
    levels = levels_of("member", matrix)
    assert levels[Permission.INVITE] == levels[Permission.LEAD_ROOMS] == Level.NO
    assert levels[Permission.ANNOUNCE] == Level.YES


def test_the_export_is_the_matrix(world: Rivages) -> None:
    own_role(world, "=Jury", invite="accord")
    answer = client_of(world.chloe).get(address(world, "roles/export/"))
    assert answer["content-type"] == "text/csv; charset=utf-8"
    head, *lines = answer.content.decode("utf-8-sig").splitlines()
    assert head.split(";")[-1] == "'=Jury"
    (invite,) = [line for line in lines if ";invite;" in line]
    assert invite.split(";")[0] == "Inviter des personnes"
    assert invite.split(";")[-1] == "avec accord"
    shown = client_of(world.chloe).get(address(world, "roles/export/?as=json")).json()
    assert shown["roles"] == client_of(world.chloe).get(address(world)).json()["roles"]
    assert client_of(world.chloe).get(address(world, "roles/export/?as=pdf")).status_code == 400


def test_setting_the_matrix_costs_the_same_for_two_people_and_for_many(world: Rivages) -> None:
    def statements(level: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert put(world, {"member": {"announce": level}}).status_code == 200
        return len(made)

    few = statements("yes")
    for number in range(30):
        person = registered(f"Personne {number}", email=f"p{number}@rivages.example")
        begin_membership(actor=world.ada, community=world.community, person=person, role="member")
    assert statements("no") == few
