"""The ids that traces hold of people are names to those who read them."""

from typing import Any

from chatcore.communities.actions.group_imports import import_into_group, undo_import
from chatcore.communities.actions.groups import create_group
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


def changes(world: Rivages, action: str) -> dict[str, Any]:
    path = f"/api/v1/communities/{world.community.id}/trace/?action={action}"
    (row,) = client_of(world.ada).get(path).json()["results"]
    return {change["label"]: (change["before"], change["after"]) for change in row["changes"]}


def test_a_list_that_was_added_to_a_group_names_its_people(world: Rivages) -> None:
    group = create_group(actor=world.ada, community_id=world.community.id, name="Pilotes")
    text = f"{world.bruno.email}\n{world.chloe.email}"
    batch = import_into_group(
        actor=world.ada, group_id=group.id, text=text, status="referent", dry_run=False
    ).batch
    assert batch is not None
    after = changes(world, "group.imported")["personnes"][1]
    assert sorted(after.split(", ")) == ["Bruno Le Goff = référent", "Chloé Morvan = référent"]
    undo_import(actor=world.ada, group_id=group.id, batch_id=batch.id)
    undone = changes(world, "group.import_undone")
    assert undone["Bruno Le Goff"] == ("référent", None)
    assert str(world.chloe.id) not in str(undone)
