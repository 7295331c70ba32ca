"""The ids that traces hold of people are names to those who read them."""

from datetime import UTC, datetime
from typing import Any

from chatcore.communities.actions.group_imports import import_into_group, undo_import
from chatcore.communities.actions.groups import create_group
from chatcore.communities.models import GroupImport
from chatcore.people.models import Person
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


def test_a_moment_is_of_the_reader_s_own_time_zone_which_the_page_names(world: Rivages) -> None:
    record(
        action="community.opened",
        actor=world.ada,
        obj=world.community,
        community=world.community,
        before={"opens_at": datetime(2026, 12, 1, 23, 30, tzinfo=UTC)},
    )
    for zone, read in (
        ("Indian/Reunion", "2 décembre 2026 à 03:30"),
        ("America/Martinique", "1 décembre 2026 à 19:30"),
    ):
        Person.objects.filter(id=world.ada.id).update(time_zone=zone)
        assert changes(world, "community.opened")["ouverture"][0] == read
        base = f"/api/v1/communities/{world.community.id}/trace/"
        assert client_of(world.ada).get(base).json()["zone"] == zone
        assert client_of(world.ada).get(f"{base}messages/").json()["zone"] == zone


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
    assert done["ajout"] == undone["ajout"] == (None, "acte groupé de 2 lignes")
    assert str(batch.id) not in str([list(done.values()), list(undone.values())])


def test_a_list_that_was_given_at_once_is_found_again_by_it(world: Rivages) -> None:
    group = create_group(actor=world.ada, community_id=world.community.id, name="Pilotes")
    given = [
        import_into_group(
            actor=world.ada, group_id=group.id, text=one.email, status="member", dry_run=False
        ).batch
        for one in (world.bruno, world.chloe)
    ]
    first, second = (batch for batch in given if batch is not None)
    undo_import(actor=world.ada, group_id=group.id, batch_id=first.id)
    path = f"/api/v1/communities/{world.community.id}/trace/?batch="

    def found(batch: object) -> list[str]:
        return [
            row["action"] for row in client_of(world.ada).get(f"{path}{batch}").json()["results"]
        ]

    assert found(first.id) == ["group.import_undone", "group.imported"]
    assert found(second.id) == ["group.imported"]
    assert found("rien") == found(group.id) == []
    (row,) = client_of(world.ada).get(f"{path}{second.id}").json()["results"]
    (told,) = (change for change in row["changes"] if change["batch"])
    assert (told["batch"], told["after"]) == (str(second.id), "acte groupé d’une ligne")
    # That it was looked for is in the trace too, by its name.
    searched = str(changes_of_all(world, "trace.read"))
    assert "ajout = acte groupé d’une ligne" in searched
    assert str(second.id) not in searched
    client_of(world.ada).get(path.replace("batch=", f"actor={world.chloe.id}&action=group.left"))
    searched = str(changes_of_all(world, "trace.read"))
    assert "auteur = Chloé Morvan, action = group.left" in searched
    assert str(world.chloe.id) not in searched
    GroupImport.objects.all().delete()
    assert changes(world, "group.import_undone")["ajout"] == (None, "acte groupé")
    messages = client_of(world.ada).get(path.replace("?batch=", "messages/?batch=x"))
    assert messages.status_code == 200


def changes_of_all(world: Rivages, action: str) -> list[tuple[str | None, str | None]]:
    path = f"/api/v1/communities/{world.community.id}/trace/?action={action}"
    rows = client_of(world.ada).get(path).json()["results"]
    return [(one["before"], one["after"]) for row in rows for one in row["changes"]]
