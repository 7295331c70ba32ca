"""Modules that are on for everybody, for certain roles, or off: the rule, the setting, and what the browser hears."""

import json
from typing import Any

import pytest

from chatcore.communities.actions.mandates import give_mandate
from chatcore.communities.actions.roles import archive_role, create_role
from chatcore.communities.models import Community, Membership
from chatcore.communities.modules import (
    MODULES,
    Setting,
    is_on_for,
    modules_for,
    roles_said,
    without_role,
)
from chatcore.live.models import Event
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


@pytest.mark.parametrize(
    ("setting", "roles", "on"),
    [
        (True, {"guest"}, True),
        (False, {"administrator"}, False),
        (["member"], {"member"}, True),
        (["member"], {"animator"}, False),
        (["animator"], {"member", "animator"}, True),
        (["animator"], {"guest"}, False),
        (["animator"], {"bot"}, False),
        ([], {"member"}, False),
        ([], {"administrator"}, True),
        (["member"], {"0199f2c4"}, False),
        (["0199f2c4"], {"0199f2c4"}, True),
        (["member"], set(), False),
    ],
)
def test_for_whom_a_module_is_on(setting: Setting, roles: set[str], on: bool) -> None:
    assert is_on_for(setting, roles) is on


@pytest.mark.parametrize(
    ("role", "own", "mandates", "keys"),
    [
        (None, None, "role:animator", set()),
        ("member", None, "", {"member"}),
        ("member", "0199", "", {"0199"}),
        ("member", None, "role:animator invite role:0199", {"member", "animator", "0199"}),
    ],
)
def test_which_roles_somebody_has(
    role: str | None, own: str | None, mandates: str, keys: set[str]
) -> None:
    assert roles_said(role, own, mandates) == keys


def test_what_nobody_can_have_is_forgotten_and_the_rest_stays() -> None:
    assert without_role({"clubs": ["member", "x"], "groups": False}, "x") == {
        "clubs": ["member"],
        "groups": False,
    }
    assert set(modules_for({}, {"guest"})) == set(MODULES)


def settle(world: Rivages, **modules: Any) -> Any:
    path = f"/api/v1/communities/{world.community.id}/"
    return client_of(world.ada).patch(path, {"modules": modules}, format="json")


def modules(world: Rivages, person: Any) -> dict[str, bool]:
    card = client_of(person).get(f"/api/v1/communities/{world.community.id}/").json()
    return dict(card["modules"])


@pytest.mark.django_db
def test_a_module_for_animators_is_there_for_them_and_not_for_members(world: Rivages) -> None:
    answer = settle(world, groups=["animator"])
    assert answer.status_code == 200, answer.content
    assert answer.json()["modules_for"]["groups"] == ["animator"]
    path = f"/api/v1/communities/{world.community.id}/groups/"
    for person, there in ((world.ada, True), (world.bruno, True), (world.chloe, False)):
        assert modules(world, person)["groups"] is there
        assert client_of(person).get(path).status_code == (200 if there else 404)
    trace = Trace.objects.get(action="community.changed")
    assert (trace.before, trace.after) == (
        {"modules": {}},
        {"fields": ["modules"], "modules": {"groups": ["animator"]}},
    )


@pytest.mark.django_db
def test_a_mandate_brings_the_modules_of_its_role_for_as_long(world: Rivages) -> None:
    settle(world, groups=["animator"])
    give_mandate(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.chloe.id,
        role="animator",
    )
    assert modules(world, world.chloe)["groups"] is True
    settle(world, groups=["functional_administrator"])
    assert modules(world, world.chloe)["groups"] is False
    told = Event.objects.filter(stream=f"user:{world.chloe.id}").latest("seq")
    assert told.type == "abilities.changed"


@pytest.mark.django_db
def test_each_role_hears_which_modules_it_has_now(world: Rivages) -> None:
    settle(world, clubs=["animator"], groups=False)
    events = Event.objects.filter(stream=world.community.stream).order_by("-seq")[:2]
    roles, changed = [json.loads(event.body) for event in events]
    rows = {row["key"]: row["modules"] for row in roles["roles"]}
    assert [rows[key]["clubs"] for key in ("administrator", "animator", "member")] == [
        True,
        True,
        False,
    ]
    assert not any(row["groups"] for row in rows.values())
    assert changed["community"]["modules_for"]["clubs"] == ["animator"]


@pytest.mark.django_db
def test_a_guest_who_does_not_hear_the_community_is_told_too(world: Rivages) -> None:
    settle(world, directory=False)
    told = Event.objects.filter(stream=f"user:{world.dede.id}").latest("seq")
    assert told.type == "abilities.changed"
    assert json.loads(told.body)["community"] == str(world.community.id)


@pytest.mark.django_db
def test_a_role_of_ones_own_is_chosen_and_leaves_when_it_is_archived(world: Rivages) -> None:
    juror = create_role(actor=world.ada, community_id=world.community.id, name="Juré")
    Membership.objects.filter(person=world.chloe).update(custom_role=juror)
    assert settle(world, clubs=[str(juror.id), "animator"]).json()["modules_for"]["clubs"] == [
        "animator",
        str(juror.id),
    ]
    assert modules(world, world.chloe)["clubs"] is True
    Membership.objects.filter(person=world.chloe).update(custom_role=None)
    assert modules(world, world.chloe)["clubs"] is False
    archive_role(actor=world.ada, community_id=world.community.id, role_id=juror.id)
    assert Community.objects.get(id=world.community.id).modules == {"clubs": ["animator"]}
    cards = [
        json.loads(event.body)["community"]["modules_for"]["clubs"]
        for event in Event.objects.filter(type="community.changed").order_by("seq")
    ]
    assert cards[-1] == ["animator"]


@pytest.mark.django_db
def test_what_is_no_module_or_no_role_that_can_be_chosen_is_refused(world: Rivages) -> None:
    for role in ("guest", "bot", "administrator", "group_administrator", "rien"):
        refused = settle(world, clubs=["member", role])
        assert (refused.status_code, refused.json()["path"]) == (400, "$.modules.clubs[1]"), role
        assert "animation" in refused.json()["detail"]
    for gone in ("events", "needs"):
        assert settle(world, **{gone: True}).json()["path"] == "$.modules"
    assert settle(world, clubs="member").status_code == 400
    answer = settle(world, clubs=["member", "member"])
    assert answer.json()["modules_for"]["clubs"] == ["member"]
    path = f"/api/v1/communities/{world.community.id}/"
    body = {"modules": {"clubs": False}}
    assert client_of(world.bruno).patch(path, body, format="json").status_code == 403
