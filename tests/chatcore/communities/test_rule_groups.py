"""Automatic groups by rule: whom they hold as people, components and roles change, and who may rule them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.members import begin_membership, change_role, end_membership
from chatcore.communities.happenings import GroupPeopleChanged
from chatcore.communities.models import Component, Group, GroupMember, Membership
from chatcore.foundation import happenings
from chatcore.foundation.jobs.worker import Worker
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.components import put
from tests.worlds.people import client_of, registered


def rule(match: str, *conditions: tuple[str, Any]) -> dict[str, Any]:
    return {
        "match": match,
        "conditions": [{"fact": fact, "value": str(value)} for fact, value in conditions],
    }


def made(world: Rivages, its: dict[str, Any], name: str = "Brestois", status: int = 201) -> Any:
    path = f"/api/v1/communities/{world.community.id}/groups/"
    answer = client_of(world.ada).post(path, {"name": name, "rule": its}, format="json")
    assert answer.status_code == status, answer.content
    return answer.json()


def inside(group: Any) -> list[str]:
    rows = GroupMember.objects.filter(group=group["id"]).order_by("person__name")
    return [name.split()[0] for name in rows.values_list("person__name", flat=True)]


def entry(person: Person, **fields: Any) -> None:
    answer = client_of(person).patch("/api/v1/directory/me/", fields, format="json")
    assert answer.status_code == 200, answer.content
    Worker().drain()


def test_a_group_holds_whom_its_rule_describes(world: Rivages, trees: dict[str, Component]) -> None:
    put(trees["Optique"], world.ada, world.chloe)
    put(trees["Chimie"], world.ada, world.bruno)
    entry(world.bruno, place="Brest, Finistère", offers=["RGPD"])
    entry(world.chloe, place="Brestois", seeks=["Conseil juridique"])
    client_of(world.bruno).patch("/api/v1/me/", {"title": "Ingénieur, réseaux"}, format="json")
    for its, people in (
        (rule("all", ("component", trees["Sciences"].id)), ["Bruno", "Chloé"]),
        (rule("all", ("component", trees["Physique"].id)), ["Chloé"]),
        (rule("all", ("place", "BREST")), ["Bruno"]),
        (rule("all", ("role", "animator")), ["Bruno"]),
        (rule("all", ("offers", "rgpd")), ["Bruno"]),
        (rule("any", ("offers", "rgpd"), ("seeks", "conseil juridique")), ["Bruno", "Chloé"]),
        (rule("all", ("trade", "réseaux")), ["Bruno"]),
        (rule("all", ("trade", "bruno")), []),
        (rule("all", ("component", trees["Sciences"].id), ("offers", "RGPD")), ["Bruno"]),
        (rule("any", ("role", "administrator"), ("role", "member")), ["Ada", "Chloé"]),
    ):
        assert inside(made(world, its)) == people, its


def test_it_follows_the_entry_the_profile_the_component_and_the_role(
    world: Rivages, trees: dict[str, Component]
) -> None:
    place = made(world, rule("all", ("place", "Brest")))
    trade = made(world, rule("all", ("trade", "ingénieure")))
    there = made(world, rule("all", ("component", trees["Sciences"].id)))
    lead = made(world, rule("all", ("role", "animator")))
    entry(world.chloe, place="Brest")
    assert inside(place) == ["Chloé"]
    entry(world.chloe, published=False)
    assert inside(place) == []
    client_of(world.chloe).patch("/api/v1/me/", {"title": "Ingénieure"}, format="json")
    Worker().drain()
    assert inside(trade) == ["Chloé"]
    put(trees["Optique"], world.ada, world.chloe)
    assert inside(there) == ["Chloé"]
    client = client_of(world.ada)
    client.patch(f"/api/v1/components/{trees['Physique'].id}/", {"parent": None}, format="json")
    Worker().drain()
    assert inside(there) == []
    put(trees["Chimie"], world.ada, world.chloe)
    assert inside(there) == ["Chloé"]
    role = {"community_id": world.community.id, "person_id": world.chloe.id}
    change_role(actor=world.ada, role="animator", **role)
    assert inside(lead) == ["Bruno", "Chloé"]
    change_role(actor=world.ada, role="guest", **role)
    assert inside(lead) == ["Bruno"] and inside(trade) == inside(there) == []
    end_membership(actor=world.bruno, membership=Membership.objects.get(person=world.bruno))
    assert inside(lead) == []


def test_whoever_comes_is_in_the_groups_that_describe_them(world: Rivages) -> None:
    group = made(world, rule("all", ("role", "member")))
    nils = registered("Nils Riou", email="nils@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=nils, role="member")
    assert inside(group) == ["Chloé", "Nils"]


def test_the_animators_are_a_group_of_every_community(world: Rivages) -> None:
    leaders = Group.objects.get(community=world.community, standard="leaders")
    card = client_of(world.bruno).get(f"/api/v1/groups/{leaders.id}/").json()
    assert inside(card) == ["Ada", "Bruno"] and card["status"] == "member"
    path = f"/api/v1/groups/{leaders.id}/"
    ada = client_of(world.ada)
    assert ada.patch(path, {"name": "Chefs"}, format="json").status_code == 403
    assert ada.delete(path).status_code == 403
    refused = ada.put(f"{path}rule/", rule("all", ("role", "member")), format="json")
    assert refused.status_code == 403 and "plateforme" in refused.json()["detail"]
    assert [one["value"] for one in ada.get(f"{path}rule/").json()["conditions"]] == [
        "administrator", "animator", "functional_administrator",
    ]  # fmt: skip


def test_a_rule_is_tried_before_it_is_kept(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/group-trials/"
    ada = client_of(world.ada)
    group = made(world, rule("all", ("role", "animator")))
    body = {"rule": rule("any", ("role", "member"), ("role", "administrator"))}
    tried = ada.post(path, body, format="json").json()
    assert (tried["count"], tried["coming"], tried["going"]) == (2, 2, 0)
    assert [one["name"].split()[0] for one in tried["people"]] == ["Ada", "Chloé"]
    tried = ada.post(path, {**body, "group": group["id"]}, format="json").json()
    assert (tried["count"], tried["coming"], tried["going"]) == (2, 2, 1)
    assert inside(group) == ["Bruno"]
    assert client_of(world.bruno).post(path, body, format="json").status_code == 403
    assert client_of(world.dede).post(path, body, format="json").status_code == 403


def test_another_rule_holds_others_at_once_and_is_announced(
    world: Rivages, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[GroupPeopleChanged] = []
    listeners = happenings._subscribers
    monkeypatch.setitem(
        listeners, GroupPeopleChanged, [*listeners[GroupPeopleChanged], heard.append]
    )
    group = made(world, rule("all", ("role", "animator")))
    ada, path = client_of(world.ada), f"/api/v1/groups/{group['id']}/rule/"
    heard.clear()
    answer = ada.put(path, rule("all", ("role", "member")), format="json")
    assert (answer.status_code, answer.json()["members_count"]) == (200, 1)
    assert inside(group) == ["Chloé"]
    (one,) = heard
    assert (set(one.came), one.went) == ({world.chloe.id}, {world.bruno.id})
    assert Trace.objects.filter(action="group.rule_changed", object_id=group["id"]).exists()
    assert Trace.objects.filter(action="group.synchronised", object_id=group["id"]).count() == 2
    ada.put(path, rule("all", ("role", "member")), format="json")
    assert len(heard) == 1
    body = rule("all", ("role", "member"))
    assert client_of(world.bruno).put(path, body, format="json").status_code == 403


@pytest.mark.parametrize(
    ("its", "status"),
    [
        (rule("some", ("role", "member")), 400),
        (rule("all"), 400),
        (rule("all", ("age", "30")), 400),
        (rule("all", ("role", "guest")), 400),
        (rule("all", ("component", "rien")), 404),
        (rule("all", ("place", " , ")), 400),
        (rule("all", ("place", "x" * 121)), 400),
        (rule("all", *[("place", "Brest")] * 13), 400),
    ],
)
def test_bad_rules_are_refused(world: Rivages, its: dict[str, Any], status: int) -> None:
    made(world, its, status=status)


def test_words_are_only_words(world: Rivages) -> None:
    entry(world.chloe, place="Brest (Finistère) .*")
    made(world, rule("all", ("place", ".*")), status=400)
    assert inside(made(world, rule("all", ("place", "finistère .")))) == []
    assert inside(made(world, rule("all", ("place", "(finistère)")))) == ["Chloé"]


def test_members_rule_no_group_and_it_is_renamed_and_archived_by_those_who_administer(
    world: Rivages,
) -> None:
    path = f"/api/v1/communities/{world.community.id}/groups/"
    body = {"name": "Moi", "rule": rule("all", ("role", "member"))}
    for refused in (world.bruno, world.chloe, world.dede):
        assert client_of(refused).post(path, body, format="json").status_code == 403
    group = made(world, rule("all", ("role", "member")))
    one = f"/api/v1/groups/{group['id']}/"
    assert client_of(world.chloe).patch(one, {"name": "Nous"}, format="json").status_code == 403
    assert client_of(world.ada).patch(one, {"name": "Nous"}, format="json").status_code == 200
    by_hand = client_of(world.ada).put(
        f"{one}members/{world.bruno.id}/", {"status": "member"}, format="json"
    )
    assert by_hand.status_code == 403
    assert client_of(world.ada).delete(one).status_code == 204
    assert client_of(world.dede).get(f"{one}rule/").status_code == 403


def test_nobody_leaves_it_but_anybody_mutes_it(world: Rivages) -> None:
    group = made(world, rule("all", ("role", "member")))
    path, chloe = f"/api/v1/groups/{group['id']}/", client_of(world.chloe)
    assert chloe.delete(f"{path}members/me/").status_code == 403
    assert chloe.put(f"{path}mute/").json()["muted"] is True
    assert chloe.put(f"{path}mute/").json()["muted"] is True
    listed = chloe.get(f"/api/v1/communities/{world.community.id}/groups/").json()["results"]
    assert [one["muted"] for one in listed if one["id"] == group["id"]] == [True]
    assert client_of(world.bruno).put(f"{path}mute/").status_code == 403
    assert chloe.delete(f"{path}mute/").json()["muted"] is False


def test_following_costs_the_same_for_one_rule_as_for_ten(world: Rivages) -> None:
    costs = []
    for number in range(10):
        made(world, rule("any", ("trade", "rien"), ("place", "rien")), name=f"Groupe {number}")
        if number in (0, 9):
            nils = registered("Nils Riou", email=f"nils{number}@rivages.example")
            with CaptureQueriesContext(connection) as queries:
                begin_membership(
                    actor=world.ada, community=world.community, person=nils, role="member"
                )
            costs.append(len(queries))
    assert costs[0] == costs[1]
