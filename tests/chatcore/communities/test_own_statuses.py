"""Statuses in groups that a community names itself: who sets them, who bears them, and what follows."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Group, GroupMember, OwnStatus
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.group_rooms import create_group_room
from rooms.conversations.models import RoomMember
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


@pytest.fixture
def group(world: Rivages) -> Group:
    """Chloé's group, in which Bruno is a member."""
    made = create_group(actor=world.chloe, community_id=world.community.id, name="Pilotes")
    put_in_group(actor=world.chloe, group_id=made.id, person_id=world.bruno.id, status="member")
    return made


def address(world: Rivages, rest: str = "") -> str:
    return f"/api/v1/communities/{world.community.id}/group-statuses/{rest}"


def named(world: Rivages, name: str = "Tuteur", **flags: bool) -> str:
    """Return the key of a status that Ada names so."""
    body = {"name": name, **flags}
    answer = client_of(world.ada).post(address(world), body, format="json")
    assert answer.status_code == 201, answer.content
    (key,) = [one["id"] for one in answer.json()["results"] if one["name"] == name]
    return str(key)


def change(world: Rivages, key: str, by: Any = None, **wanted: Any) -> Any:
    path = address(world, f"{key}/")
    return client_of(by or world.ada).patch(path, wanted, format="json")


def take_away(world: Rivages, key: str, replacement: str = "") -> Any:
    asked = f"?replacement={replacement}" if replacement else ""
    return client_of(world.ada).delete(address(world, f"{key}/{asked}"))


def give(group: Group, by: Person, person: Person, status: str) -> Any:
    path = f"/api/v1/groups/{group.id}/members/{person.id}/"
    return client_of(by).put(path, {"status": status}, format="json")


def card(group: Group, person: Person) -> Any:
    return client_of(person).get(f"/api/v1/groups/{group.id}/").json()


def names(world: Rivages, by: Any = None) -> list[str]:
    answer = client_of(by or world.ada).get(address(world)).json()
    return [one["name"] for one in answer["results"]]


def test_ada_names_statuses_and_puts_them_in_order_and_members_are_told(world: Rivages) -> None:
    tutor, mentor = named(world), named(world, "Mentor", leads=True)
    assert names(world, world.chloe) == ["Tuteur", "Mentor"]
    assert client_of(world.dede).get(address(world)).status_code == 403
    assert (
        client_of(world.chloe).post(address(world), {"name": "X"}, format="json").status_code == 403
    )
    answer = change(world, mentor, place=0).json()
    assert [(one["id"], one["leads"], one["manages"]) for one in answer["results"]] == [
        (mentor, True, False),
        (tutor, False, False),
    ]
    told = Event.objects.filter(type="statuses.changed").order_by("id")
    assert {one.stream for one in told} == {world.community.stream}
    assert told.last().body.index("Mentor") < told.last().body.index("Tuteur")  # type: ignore[union-attr]
    # Said again, it is neither traced nor told.
    change(world, mentor, name="Mentor", place=0)
    assert told.count() == 3
    assert Trace.objects.filter(action="group_status.changed").count() == 1


@pytest.mark.parametrize("name", ["Membre", "RÉFÉRENTE", "tuteur", "  Tuteur "])
def test_a_name_means_one_status(world: Rivages, name: str) -> None:
    named(world)
    answer = client_of(world.ada).post(address(world), {"name": name}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "status_named")
    assert answer.json()["path"] == "$.name"


def test_what_cannot_be_set_says_why(world: Rivages) -> None:
    key = named(world)
    ada = client_of(world.ada)
    assert ada.post(address(world), {"name": " "}, format="json").status_code == 400
    assert ada.post(address(world), {"name": "x" * 61}, format="json").status_code in (400, 413)
    assert change(world, key, place=-1).status_code == 400
    assert change(world, "019abc", name="Y").status_code == 404
    assert take_away(world, key, replacement=key).json()["path"] == "$.replacement"
    assert take_away(world, key, replacement="captain").json()["path"] == "$.replacement"
    OwnStatus.objects.bulk_create(
        OwnStatus(community=world.community, name=f"S{at}", folded=f"s{at}") for at in range(19)
    )
    answer = ada.post(address(world), {"name": "Un de trop"}, format="json")
    assert answer.json()["code"] == "too_many_statuses"


def test_chloe_gives_bruno_a_status_of_the_community_s_own(world: Rivages, group: Group) -> None:
    key = named(world)
    answer = give(group, world.chloe, world.bruno, key)
    assert (answer.json()["status"], answer.json()["status_name"]) == (key, "Tuteur")
    mine = card(group, world.bruno)
    assert (mine["status"], mine["status_name"]) == (key, "Tuteur")
    assert not mine["abilities"]["change"]
    assert not mine["abilities"]["open_room"]
    rows = client_of(world.ada).get(f"/api/v1/groups/{group.id}/members/").json()["results"]
    assert {row["person"]["name"]: row["status_name"] for row in rows} == {
        "Bruno Le Goff": "Tuteur",
        "Chloé Morvan": None,
    }
    trace = Trace.objects.get(action="group.status_changed")
    assert (trace.before["status"], trace.after["status"]) == ("member", "Tuteur")
    assert give(group, world.chloe, world.bruno, "captain").json()["path"] == "$.status"


def test_bearers_lead_the_rooms_of_their_group_if_the_status_says_so(
    world: Rivages, group: Group
) -> None:
    key = named(world)
    room = create_group_room(actor=world.chloe, group_id=group.id, kind="club", name="Passerelle")
    give(group, world.chloe, world.bruno, key)
    of_bruno = RoomMember.objects.filter(room=room, person=world.bruno)
    assert of_bruno.get().role == "member"
    assert change(world, key, leads=True).status_code == 200
    assert of_bruno.get().role == "animator"
    assert card(group, world.bruno)["abilities"]["open_room"]
    assert not card(group, world.bruno)["abilities"]["change"]
    told = Event.objects.filter(stream=f"user:{world.bruno.id}", type="abilities.changed")
    assert f'"group":"{group.id}"' in told.order_by("id").last().body  # type: ignore[union-attr]
    assert change(world, key, manages=True).json()["results"][0]["manages"]
    assert card(group, world.bruno)["abilities"]["change"]
    answer = change(world, key, leads=False).json()["results"][0]
    assert (answer["leads"], answer["manages"]) == (False, False)
    assert of_bruno.get().role == "member"
    assert not card(group, world.bruno)["abilities"]["change"]


def test_a_group_keeps_an_administrator_whatever_becomes_of_statuses(
    world: Rivages, group: Group
) -> None:
    key = named(world, "Capitaine", manages=True)
    assert give(group, world.chloe, world.chloe, key).status_code == 200
    assert give(group, world.chloe, world.chloe, "member").json()["code"] == "last_administrator"
    assert change(world, key, manages=False).json()["code"] == "last_administrator"
    refused = take_away(world, key, replacement="member")
    assert (refused.status_code, refused.json()["code"]) == (409, "last_administrator")
    assert "Pilotes" in refused.json()["detail"]
    assert names(world) == ["Capitaine"]
    assert take_away(world, key, replacement="administrator").status_code == 204
    assert card(group, world.chloe)["status"] == "administrator"


def test_a_status_that_people_have_is_replaced_before_it_goes(world: Rivages, group: Group) -> None:
    tutor, mentor = named(world), named(world, "Mentor", leads=True)
    room = create_group_room(actor=world.chloe, group_id=group.id, kind="club", name="Passerelle")
    give(group, world.chloe, world.bruno, tutor)
    asked = take_away(world, tutor)
    assert (asked.status_code, asked.json()["code"]) == (409, "status_in_use")
    assert take_away(world, tutor, replacement=mentor).status_code == 204
    assert names(world) == ["Mentor"]
    assert card(group, world.bruno)["status_name"] == "Mentor"
    assert RoomMember.objects.get(room=room, person=world.bruno).role == "animator"
    trace = Trace.objects.get(action="group_status.archived")
    assert trace.after == {"replacement": "Mentor", "bearers": 1}
    assert OwnStatus.objects.get(id=tutor).archived_at is not None
    # The name is free again; what is archived is nobody's to give.
    assert named(world) != tutor
    assert give(group, world.chloe, world.bruno, tutor).json()["path"] == "$.status"


def test_who_sets_roles_but_manages_no_groups_makes_nobody_their_manager(
    world: Rivages, group: Group
) -> None:
    roles = f"/api/v1/communities/{world.community.id}/roles/"
    made = client_of(world.ada).post(roles, {"name": "Secrétariat"}, format="json").json()
    (role,) = [one["key"] for one in made["roles"] if one["name"] == "Secrétariat"]
    cells = {role: {"manage_roles": "yes"}}
    client_of(world.ada).patch(roles, {"cells": cells}, format="json")
    eve = registered("Eve Tanguy", email="eve@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=eve, role="member")
    people = f"/api/v1/communities/{world.community.id}/people/{eve.id}/"
    assert client_of(world.ada).patch(people, {"role": role}, format="json").status_code == 200
    key = named(world)
    assert change(world, key, by=eve, name="Tutrice").status_code == 200
    assert change(world, key, by=eve, leads=True).status_code == 403
    body = {"name": "Chef", "manages": True}
    assert client_of(eve).post(address(world), body, format="json").status_code == 403
    gone = client_of(eve).delete(address(world, f"{key}/?replacement=administrator"))
    assert gone.status_code == 403


def test_a_pasted_list_gives_own_statuses_by_name_and_is_undone(
    world: Rivages, group: Group
) -> None:
    key = named(world, "Élève tuteur")
    body = {"text": "Bruno Le Goff;eleve  TUTEUR\nAda Lovelace;capitaine", "dry_run": False}
    imports = f"/api/v1/groups/{group.id}/imports/"
    answer = client_of(world.chloe).post(imports, body, format="json").json()
    assert [(one["status"], one["before"]) for one in answer["accepted"]] == [(key, "member")]
    assert "Élève tuteur" in answer["refused"][0]["detail"]
    assert card(group, world.bruno)["status_name"] == "Élève tuteur"
    back = client_of(world.chloe).delete(f"{imports}{answer['batch']}/")
    assert back.json() == {"undone": 1, "kept": 0}
    assert card(group, world.bruno)["status"] == "member"


def test_a_list_that_is_undone_puts_back_what_an_archived_status_stood_for(
    world: Rivages, group: Group
) -> None:
    key = named(world, leads=True)
    give(group, world.chloe, world.bruno, key)
    imports = f"/api/v1/groups/{group.id}/imports/"
    body = {"text": "Bruno Le Goff;observateur", "dry_run": False}
    answer = client_of(world.chloe).post(imports, body, format="json").json()
    assert answer["accepted"][0]["before"] == key
    assert take_away(world, key).status_code == 204
    client_of(world.chloe).delete(f"{imports}{answer['batch']}/")
    assert card(group, world.bruno)["status"] == "referent"


def test_the_last_who_manages_by_a_list_keeps_doing_so(world: Rivages, group: Group) -> None:
    key = named(world, "Capitaine", manages=True)
    imports = f"/api/v1/groups/{group.id}/imports/"
    body = {"text": "Chloé Morvan;capitaine\nBruno Le Goff;observateur", "dry_run": False}
    answer = client_of(world.chloe).post(imports, body, format="json").json()
    assert len(answer["accepted"]) == 2
    body = {"text": "Chloé Morvan;membre", "dry_run": False}
    answer = client_of(world.chloe).post(imports, body, format="json").json()
    assert answer["refused"][0]["code"] == "last_administrator"
    assert card(group, world.chloe)["status"] == key


def test_whoever_takes_a_group_over_is_its_administrator(world: Rivages, group: Group) -> None:
    key = named(world, leads=True)
    give(group, world.chloe, world.bruno, key)
    people = f"/api/v1/communities/{world.community.id}/people/{world.chloe.id}/"
    assert client_of(world.ada).delete(people).status_code == 204
    mine = card(group, world.bruno)
    assert (mine["status"], mine["status_name"]) == ("administrator", None)
    assert Trace.objects.get(action="group.handed_over").after["was"] == "Tuteur"


def test_with_the_groups_off_there_are_no_statuses(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/"
    client_of(world.ada).patch(path, {"modules": {"groups": False}}, format="json")
    assert client_of(world.ada).get(address(world)).status_code == 404
    assert (
        client_of(world.ada).post(address(world), {"name": "X"}, format="json").status_code == 404
    )


def _queries(act: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert act().status_code < 300
    return len(captured)


def test_a_change_costs_the_same_for_one_bearer_and_for_forty(world: Rivages, group: Group) -> None:
    """As long as the groups have no rooms, which follow one by one."""
    key = named(world)
    give(group, world.chloe, world.bruno, key)
    change(world, key, name="Tutrice")
    few = _queries(lambda: change(world, key, leads=True))
    reading = _queries(lambda: client_of(world.ada).get(f"/api/v1/groups/{group.id}/members/"))
    for at in range(40):
        person = registered(f"Rose {at}", email=f"rose{at}@rivages.example")
        begin_membership(actor=None, community=world.community, person=person, role="member")
        row = GroupMember(group=group, person=person, status="referent")
        row.own_status_id = key  # type: ignore[assignment]
        row.save()
    assert _queries(lambda: change(world, key, leads=False)) == few
    assert (
        _queries(lambda: client_of(world.ada).get(f"/api/v1/groups/{group.id}/members/")) == reading
    )
    change(world, key, leads=True)
    assert GroupMember.objects.filter(own_status=key, status="referent").count() == 41
