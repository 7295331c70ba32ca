"""The ids that traces hold of people are names to those who read them."""

from datetime import UTC, datetime
from typing import Any

from chatcore.communities.actions.group_imports import import_into_group, undo_import
from chatcore.communities.actions.groups import create_group
from chatcore.records.actions import record
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


def changes(world: Rivages, action: str) -> dict[str, Any]:
    path = f"/api/v1/communities/{world.community.id}/trace/?action={action}"
    (row,) = client_of(world.ada).get(path).json()["results"]
    return {change["label"]: (change["before"], change["after"]) for change in row["changes"]}


def test_a_moment_is_read_in_the_language_and_the_hour_of_people(world: Rivages) -> None:
    opens_at = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    record(
        action="community.opened",
        actor=world.ada,
        obj=world.community,
        community=world.community,
        before={"opens_at": opens_at},
        after={"opens_at": "bientôt"},
    )
    assert changes(world, "community.opened")["ouverture"] == ("1 décembre 2026 à 09:30", "bientôt")


def test_a_list_that_was_added_to_a_group_names_its_people(world: Rivages) -> None:
    group = create_group(actor=world.ada, community_id=world.community.id, name="Pilotes")
    text = f"{world.bruno.email}\n{world.chloe.email}"
    batch = import_into_group(
        actor=world.ada, group_id=group.id, text=text, status="referent", dry_run=False
    ).batch
    assert batch is not None
    done = changes(world, "group.imported")
    assert done["Bruno Le Goff"] == done["Chloé Morvan"] == (None, "référent")
    undo_import(actor=world.ada, group_id=group.id, batch_id=batch.id)
    undone = changes(world, "group.import_undone")
    assert undone["Bruno Le Goff"] == ("référent", None)
    assert str(world.chloe.id) not in str(undone)
