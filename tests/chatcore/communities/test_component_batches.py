"""Taking back what a list or an archiving did to components: whoever was moved since stays where they are."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.components import add_component
from chatcore.communities.actions.groups import create_group, place_group
from chatcore.communities.models import Component, ComponentMember
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.components import change, put, told, tree_of, trees_of
from tests.worlds.people import client_of


def where(world: Rivages) -> dict[str, str]:
    rows = ComponentMember.objects.select_related("membership__person", "component")
    return {row.membership.person.name.split()[0]: row.component.name for row in rows}


def listed(world: Rivages, *lines: str) -> str:
    answer = client_of(world.ada).post(
        f"/api/v1/communities/{world.community.id}/components/imports/",
        {"text": "\n".join(lines), "dry_run": False},
        format="json",
    )
    assert answer.status_code == 201, answer.content
    return str(answer.json()["batch"])


def archived(world: Rivages, component: Component, to: Component | None = None) -> str:
    path = f"/api/v1/components/{component.id}/" + (f"?to={to.id}" if to else "")
    answer = client_of(world.ada).delete(path)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["batch"])


def undo(world: Rivages, batch: str, actor: Person | None = None) -> Any:
    path = f"/api/v1/communities/{world.community.id}/components/batches/{batch}/"
    return client_of(actor or world.ada).delete(path)


def test_a_list_taken_back_puts_everybody_where_they_were(world: Rivages) -> None:
    trees = trees_of(world)
    put(trees["Lettres"], world.ada, world.chloe)
    batch = listed(world, "chloe@rivages.example;Physique", "bruno@rivages.example;Chimie")
    assert where(world) == {"Chloé": "Physique", "Bruno": "Chimie"}
    since = told(world)
    answer = undo(world, batch)
    assert answer.json() == {"undone": 2, "kept": 0}
    assert where(world) == {"Chloé": "Lettres"}
    assert told(world)[len(since) :] == ["component.changed"] * 3
    trace = Trace.objects.get(action="component.import_undone")
    assert trace.before == {str(world.chloe.id): "Physique", str(world.bruno.id): "Chimie"}
    assert undo(world, batch).json() == {"undone": 0, "kept": 0}
    assert Trace.objects.filter(action="component.import_undone").count() == 1


def test_whoever_was_moved_by_hand_or_by_a_newer_list_is_left_there(world: Rivages) -> None:
    trees = trees_of(world)
    batch = listed(
        world,
        "chloe@rivages.example;Physique",
        "bruno@rivages.example;Chimie",
        "ada@rivages.example;Chimie",
    )
    put(trees["Lettres"], world.ada, world.chloe)
    listed(world, "bruno@rivages.example;Optique")
    assert undo(world, batch).json() == {"undone": 1, "kept": 2}
    assert where(world) == {"Chloé": "Lettres", "Bruno": "Optique"}


def test_who_came_from_a_component_that_was_archived_since_stays(world: Rivages) -> None:
    trees = trees_of(world)
    put(trees["Lettres"], world.ada, world.chloe)
    batch = listed(world, "chloe@rivages.example;Physique")
    archived(world, trees["Lettres"])
    assert undo(world, batch).json() == {"undone": 0, "kept": 1}
    assert where(world) == {"Chloé": "Physique"}


def test_an_archiving_taken_back_brings_people_groups_and_what_was_below(world: Rivages) -> None:
    trees = trees_of(world)
    put(trees["Physique"], world.ada, world.chloe)
    put(trees["Physique"], world.ada, world.bruno)
    group = create_group(actor=world.ada, community_id=world.community.id, name="Plongeurs")
    place_group(actor=world.ada, group_id=group.id, component_id=trees["Physique"].id)
    batch = archived(world, trees["Physique"], to=trees["Chimie"])
    assert where(world) == {"Chloé": "Chimie", "Bruno": "Chimie"}
    assert tree_of(world)["Optique"]["parent"] == str(trees["Chimie"].id)
    put(trees["Lettres"], world.ada, world.bruno)

    assert undo(world, batch).json() == {"undone": 1, "kept": 1}
    tree = tree_of(world)
    assert where(world) == {"Chloé": "Physique", "Bruno": "Lettres"}
    assert (tree["Physique"]["people_count"], tree["Chimie"]["people_count"]) == (1, 0)
    assert tree["Optique"]["parent"] == str(trees["Physique"].id)
    group.refresh_from_db()
    assert group.component_id == trees["Physique"].id
    trace = Trace.objects.get(action="component.archive_undone")
    assert trace.after["people"] == 1 and trace.object_id == str(trees["Physique"].id)
    assert undo(world, batch).json() == {"undone": 0, "kept": 0}


def test_archiving_again_answers_the_same_batch_until_it_is_taken_back(world: Rivages) -> None:
    trees = trees_of(world)
    batch = archived(world, trees["Lettres"])
    assert archived(world, trees["Lettres"]) == batch
    undo(world, batch)
    assert archived(world, trees["Lettres"]) != batch


def test_an_archiving_is_not_taken_back_where_its_name_is_taken(world: Rivages) -> None:
    trees = trees_of(world)
    put(trees["Lettres"], world.ada, world.chloe)
    batch = archived(world, trees["Lettres"], to=trees["Sciences"])
    add_component(actor=world.ada, community_id=world.community.id, name="Lettres")
    answer = undo(world, batch)
    assert (answer.status_code, answer.json()["code"]) == (409, "name_taken")
    assert where(world) == {"Chloé": "Sciences"}


def test_what_was_opened_again_by_hand_still_takes_its_people_back(world: Rivages) -> None:
    trees = trees_of(world)
    put(trees["Lettres"], world.ada, world.chloe)
    batch = archived(world, trees["Lettres"], to=trees["Sciences"])
    change(trees["Lettres"], world.ada, archived=False)
    assert undo(world, batch).json() == {"undone": 1, "kept": 0}
    assert where(world) == {"Chloé": "Lettres"}


def test_a_batch_of_elsewhere_or_of_nothing_is_not_found(world: Rivages) -> None:
    assert undo(world, "nothing").status_code == 404
    assert undo(world, str(world.community.id)).status_code == 404
    trees = trees_of(world)
    batch = archived(world, trees["Lettres"])
    assert undo(world, batch, actor=world.chloe).status_code == 403


def test_taking_a_list_back_costs_the_same_for_many_people(world: Rivages) -> None:
    trees_of(world)
    one = listed(world, "chloe@rivages.example;Physique")
    assert _cost(world, one) == _cost(
        world,
        listed(world, *(f"{name}@rivages.example;Physique" for name in ("chloe", "bruno", "ada"))),
    )


def _cost(world: Rivages, batch: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert undo(world, batch).status_code == 200
    return len(found)
