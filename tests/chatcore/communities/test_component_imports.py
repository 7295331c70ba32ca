"""Lists of people put into components: by the name of the component on each line, or into one of them."""

from typing import Any

import pytest

from chatcore.communities.actions.component_people import put_in_component
from chatcore.communities.actions.components import add_component
from chatcore.communities.models import Component, ComponentMember
from chatcore.live.models import Event
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


@pytest.fixture
def trees(world: Rivages) -> dict[str, Component]:
    """« Sciences / Informatique », « Lettres / Informatique », « Lettres / Chinois »."""
    made: dict[str, Component] = {}
    for name, parent in (
        ("Sciences", None),
        ("Lettres", None),
        ("Informatique", "Sciences"),
        ("Informatique", "Lettres"),
        ("Chinois", "Lettres"),
    ):
        made[f"{parent} / {name}" if parent else name] = add_component(
            actor=world.ada,
            community_id=world.community.id,
            name=name,
            parent_id=made[parent].id if parent else None,
        )
    return made


def sent(world: Rivages, text: str, **fields: Any) -> Any:
    path = f"/api/v1/communities/{world.community.id}/components/imports/"
    body = {"text": text, "dry_run": False, **fields}
    answer = client_of(fields.pop("actor", world.ada)).post(path, body, format="json")
    assert answer.status_code in (200, 201), answer.content
    return answer.json()


def where(world: Rivages) -> dict[str, str]:
    rows = ComponentMember.objects.select_related("membership__person", "component__parent")
    return {
        row.membership.person.name.split()[0]: row.component.name
        for row in rows.filter(membership__community=world.community)
    }


def test_each_line_says_the_component_of_its_person(
    world: Rivages, trees: dict[str, Component]
) -> None:
    text = (
        "\ufeffNom;Courriel;Composante\n"
        "Chloé Morvan;chloe@rivages.example;chinois\n"
        ";bruno@rivages.example;Sciences / Informatique\n"
        ";ada@rivages.example;Informatique\n"
        ";dede@rivages.example;Chinois\n"
        ";personne@rivages.example;Chinois\n"
        "Ada Lovelace;;Droit\n"
        "Ada Lovelace;;\n"
        "Chloé Morvan;;Lettres\n"
    )
    tried = sent(world, text, dry_run=True)
    assert where(world) == {} and tried["batch"] is None
    done = sent(world, text)
    assert done["batch"] and where(world) == {"Chloé": "Chinois", "Bruno": "Informatique"}
    assert [one["code"] for one in done["refused"]] == [
        "ambiguous_status", "guest", "unknown_person", "unknown_status", "missing_status",
        "duplicate",
    ]  # fmt: skip
    assert "Sciences / Physique" in done["refused"][0]["detail"]
    assert [one["line"] for one in done["accepted"]] == [2, 3]
    assert done["accepted"] == tried["accepted"]
    told = Event.objects.filter(stream=world.community.stream, type="component.changed")
    assert told.count() == 2
    trace = Trace.objects.get(action="component.imported")
    assert trace.before[str(world.chloe.id)] is None
    assert trace.after == {
        "batch": done["batch"],
        str(world.chloe.id): "Chinois",
        str(world.bruno.id): "Informatique",
    }


def test_a_list_for_one_component_moves_those_of_others(
    world: Rivages, trees: dict[str, Component]
) -> None:
    put_in_component(actor=world.ada, component_id=trees["Sciences"].id, person_id=world.chloe.id)
    letters = str(trees["Lettres"].id)
    done = sent(
        world,
        "chloe@rivages.example\nBruno Le Goff\nada@rivages.example;Chinois",
        component=letters,
    )
    assert where(world) == {"Chloé": "Lettres", "Bruno": "Lettres", "Ada": "Chinois"}
    (moved,) = [one for one in done["accepted"] if one["before"]]
    assert moved["before"] == str(trees["Sciences"].id)
    again = sent(world, "chloe@rivages.example", component=letters)
    assert [one["code"] for one in again["refused"]] == ["already_in"] and again["batch"] is None


def test_nobody_else_puts_lists_and_bad_ones_are_refused(
    world: Rivages, trees: dict[str, Component]
) -> None:
    path = f"/api/v1/communities/{world.community.id}/components/imports/"
    for actor, body, status in (
        (world.bruno, {"text": "ada@rivages.example;Lettres"}, 403),
        (world.ada, {"text": " \n"}, 400),
        (world.ada, {"text": "x", "dimension": "couleur"}, 400),
        (world.ada, {"text": "x", "component": "rien"}, 404),
        (world.ada, {"text": "a\n" * 2001}, 413),
    ):
        assert client_of(actor).post(path, body, format="json").status_code == status, body
    client_of(world.ada).delete(f"/api/v1/components/{trees['Lettres / Chinois'].id}/")
    archived = {"text": "x", "component": str(trees["Lettres / Chinois"].id)}
    assert client_of(world.ada).post(path, archived, format="json").status_code == 409
