"""Mandates: what people may do beside their roles, from a day to another."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from chatcore.communities.actions.mandate_turns import follow_mandate
from chatcore.communities.actions.mandates import grant_permissions
from chatcore.communities.models import Mandate, Membership
from chatcore.communities.permissions import Permission
from chatcore.communities.schedules import remind_of_ends
from chatcore.foundation import clock
from chatcore.foundation.ids import new_id
from chatcore.live.models import Event
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


def address(world: Rivages, rest: str = "mandates/") -> str:
    return f"/api/v1/communities/{world.community.id}/{rest}"


def give(world: Rivages, by: Any = None, **fields: Any) -> Any:
    body = {"person": str(world.chloe.id), "role": "animator", **fields}
    return client_of(by or world.ada).post(address(world), body, format="json")


def able(world: Rivages, ability: str, person: Any = None) -> bool:
    card = client_of(person or world.chloe).get(address(world, "")).json()
    return bool(card["abilities"][ability])


def in_days(days: float) -> str:
    return (clock.now() + timedelta(days=days)).isoformat()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Move the clock of mandates on by some days."""
    real = clock.now

    def move(days: float) -> None:
        def moved() -> datetime:
            return real() + timedelta(days=days)

        for module in (
            "selectors.mandates",
            "actions.mandates",
            "actions.mandate_turns",
            "schedules",
        ):
            target = f"chatcore.communities.{module}.now"
            monkeypatch.setattr(target, moved, raising=False)

    return move


def test_chloe_animates_for_a_month_and_is_written_to(world: Rivages, later: Any) -> None:
    assert not able(world, "invite")
    given = give(world, ends_at=in_days(30), mission="Accueillir les nouveaux.\nChaque lundi.")
    assert given.status_code == 201, given.content
    assert given.json()["title"] == "Animation"
    assert able(world, "invite")
    assert Membership.objects.get(person=world.chloe).taken_for == "animator"
    event = Event.objects.filter(stream=f"user:{world.chloe.id}", type="abilities.changed").latest(
        "id"
    )
    assert str(world.community.id) in event.body
    trace = Trace.objects.get(action="mandate.given")
    assert (trace.actor, trace.after["gives"]) == (world.ada, ["role:animator"])
    later(31)
    assert not able(world, "invite")
    follow_mandate.func(given.json()["id"])
    assert Membership.objects.get(person=world.chloe).taken_for is None
    assert Event.objects.filter(stream=f"user:{world.chloe.id}").latest("id").id > event.id
    assert client_of(world.ada).get(address(world)).json()["results"] == []
    (past,) = client_of(world.ada).get(address(world, "mandates/?past=1")).json()["results"]
    assert past["id"] == given.json()["id"]


def test_the_letter_of_mission_is_sent(
    world: Rivages, django_capture_on_commit_callbacks: Any
) -> None:
    from chatcore.communities.actions.mandate_turns import send_mandate

    given = give(world, ends_at=in_days(30), mission="Accueillir les nouveaux.")
    send_mandate.func(given.json()["id"])
    (letter,) = mail.outbox
    assert letter.to == [world.chloe.email]
    assert letter.subject == "Un mandat dans « Réseau Rivages » : Animation"
    assert "Accueillir les nouveaux." in letter.body
    assert "Ada Lovelace vous confie un mandat" in letter.body


def test_a_mandate_to_come_gives_nothing_yet(world: Rivages, later: Any) -> None:
    give(world, begins_at=in_days(2), ends_at=in_days(4))
    assert not able(world, "invite")
    later(3)
    assert able(world, "invite")


def test_bearer_and_giver_are_reminded_once(world: Rivages) -> None:
    give(world, ends_at=in_days(10))
    give(world, ends_at=in_days(90), role="functional_administrator")
    from chatcore.communities.actions.mandate_turns import remind_of_end

    for mandate in Mandate.objects.all():
        if mandate.ends_at is not None and mandate.ends_at < clock.now() + timedelta(days=14):
            remind_of_end.func(str(mandate.id))
            remind_of_end.func(str(mandate.id))
    assert sorted(to for letter in mail.outbox for to in letter.to) == [
        world.ada.email,
        world.chloe.email,
    ]
    assert "prend fin le" in mail.outbox[0].subject
    remind_of_ends.func()
    assert Mandate.objects.filter(reminded_at=None).count() == 1


def test_a_mandate_for_one_group_is_for_no_other(world: Rivages) -> None:
    groups = [
        client_of(world.bruno)
        .post(address(world, "groups/"), {"name": name}, format="json")
        .json()["id"]
        for name in ("Quais", "Grues")
    ]
    given = give(world, role="group_administrator", group=groups[0])
    assert given.status_code == 201, given.content
    cards = {
        one["id"]: one
        for one in client_of(world.chloe).get(address(world, "groups/")).json()["results"]
    }
    assert [cards[one]["abilities"]["change"] for one in groups] == [True, False]
    renamed = [
        client_of(world.chloe).patch(f"/api/v1/groups/{one}/", {"name": "Môles"}, format="json")
        for one in groups
    ]
    assert [answer.status_code for answer in renamed] == [200, 403]


def test_a_mandate_for_a_component_is_for_the_groups_below_it(world: Rivages) -> None:
    client = client_of(world.ada)

    def component(name: str, parent: str | None = None) -> str:
        body = {"name": name, "parent": parent} if parent else {"name": name}
        made = client.post(address(world, "components/"), body, format="json")
        assert made.status_code == 201, made.content
        return str(made.json()["id"])

    sciences = component("Sciences")
    physics, arts = component("Physique", sciences), component("Lettres")
    groups = {}
    for name, place in (("Optique", physics), ("Théâtre", arts), ("Sans place", None)):
        made = client.post(address(world, "groups/"), {"name": name}, format="json").json()["id"]
        if place:
            placed = client.patch(f"/api/v1/groups/{made}/", {"component": place}, format="json")
            assert placed.status_code == 200, placed.content
        groups[name] = made
    given = give(world, role="group_administrator", component=sciences)
    assert given.status_code == 201, given.content
    assert given.json()["component_name"] == "Sciences"
    listed = client_of(world.chloe).get(address(world, "groups/")).json()["results"]
    able_to = {card["name"]: card["abilities"]["change"] for card in listed}
    assert [able_to[name] for name in groups] == [True, False, False]
    optics = client_of(world.chloe).patch(
        f"/api/v1/groups/{groups['Optique']}/", {"name": "Optique et lasers"}, format="json"
    )
    assert optics.status_code == 200
    about = f"rights/?kind=group&object={groups['Optique']}"
    rights = client_of(world.chloe).get(address(world, about)).json()["object"]
    (change,) = [one for one in rights if one["ability"] == "change"]
    assert [one["words"] for one in change["reasons"]] == [
        "Mandat « Administration de groupe » (Réseau Rivages, Sciences), confié par Ada Lovelace."
    ]
    both = give(world, role="group_administrator", component=sciences, group=groups["Optique"])
    assert both.status_code == 400


@pytest.mark.parametrize(
    ("fields", "status", "path"),
    [
        ({"role": "nobody"}, 404, "$.role"),
        ({"role": "guest"}, 400, "$.role"),
        ({"role": "group_administrator"}, 400, "$.group"),
        ({"ends_at": "2020-01-01T00:00:00Z"}, 400, "$.ends_at"),
        ({"ends_at": "2090-01-01T00:00:00Z"}, 400, "$.ends_at"),
        ({"ends_at": "demain"}, 400, "$.ends_at"),
        ({"begins_at": "2090-01-01T00:00:00Z"}, 400, "$.begins_at"),
        ({"group": "nowhere"}, 404, None),
        ({"person": "nowhere"}, 404, "$.person"),
    ],
)
def test_what_is_no_mandate_says_why(
    world: Rivages, fields: Any, status: int, path: str | None
) -> None:
    answer = give(world, **fields)
    assert (answer.status_code, answer.json().get("path")) == (status, path), answer.json()
    assert not Mandate.objects.exists()


def test_guests_and_bots_get_none_and_animators_give_none(world: Rivages) -> None:
    assert give(world, person=str(world.dede.id)).status_code == 403
    assert give(world, by=world.bruno).status_code == 403
    stranger = registered("Eve Stranger")
    assert give(world, person=str(stranger.id)).status_code == 404


def test_nobody_gives_by_mandate_what_they_have_not(world: Rivages) -> None:
    client = client_of(world.ada)
    made = client.post(address(world, "roles/"), {"name": "Secrétariat"}, format="json").json()
    key = made["roles"][-1]["key"]
    client.patch(address(world, "roles/"), {"cells": {key: {"manage_roles": "yes"}}}, format="json")
    client.patch(address(world, f"people/{world.chloe.id}/"), {"role": key}, format="json")
    body = {"person": str(world.chloe.id), "role": "administrator"}
    assert client_of(world.chloe).post(address(world), body, format="json").status_code == 403


def test_chloe_gives_her_mandate_back_and_nobody_else_s(world: Rivages) -> None:
    mine = give(world).json()["id"]
    his = give(world, person=str(world.bruno.id), role="functional_administrator").json()["id"]
    client = client_of(world.chloe)
    assert client.delete(address(world, f"mandates/{his}/")).status_code == 403
    assert client.delete(address(world, f"mandates/{mine}/")).status_code == 204
    assert not able(world, "invite")
    again = client.delete(address(world, f"mandates/{mine}/"))
    assert (again.status_code, again.json()["code"]) == (409, "mandate_over")


def test_a_mandate_is_prolonged_and_its_reminder_comes_anew(world: Rivages) -> None:
    mandate = give(world, ends_at=in_days(10)).json()
    Mandate.objects.update(reminded_at=clock.now())
    answer = client_of(world.ada).patch(
        address(world, f"mandates/{mandate['id']}/"), {"ends_at": in_days(100)}, format="json"
    )
    assert answer.status_code == 200
    assert Mandate.objects.get().reminded_at is None
    assert Trace.objects.filter(action="mandate.changed").exists()


def test_mandates_end_with_the_membership_and_with_becoming_a_guest(world: Rivages) -> None:
    give(world)
    client = client_of(world.ada)
    client.patch(address(world, f"people/{world.chloe.id}/"), {"role": "guest"}, format="json")
    assert Mandate.objects.get().ended_at is not None
    give(world, person=str(world.bruno.id), role="functional_administrator")
    client.delete(address(world, f"people/{world.bruno.id}/"))
    assert not Mandate.objects.filter(ended_at=None).exists()


def test_single_permissions_are_granted_upon_a_request(world: Rivages) -> None:
    mandate = grant_permissions(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.chloe.id,
        permissions=[Permission.CHANGE],
        ends_at=clock.now() + timedelta(days=30),
        request=new_id(),
    )
    assert able(world, "change")
    assert not able(world, "manage_people")
    (reason,) = [
        reason
        for right in client_of(world.chloe).get(address(world, "rights/")).json()["rights"]
        if right["permission"] == "change"
        for reason in right["reasons"]
        if reason["mandate"]
    ]
    assert (reason["kind"], reason["mandate"]) == ("accord", str(mandate.id))
