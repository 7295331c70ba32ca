"""What happens to projects in the journeys of ``test_snapshot_plus_events``."""

from collections.abc import Callable

from chatcore.people.models import Person
from rooms.spaces.actions.entrances import accept, ask_to_join
from rooms.spaces.actions.milestones import add_milestone
from rooms.spaces.actions.projects import archive_project, change_project, create_project
from tests.worlds.projects import a_project
from tests.worlds.rivages import World


def created(world: World, viewer: Person) -> None:
    create_project(
        actor=world.bruno, community_id=world.community.id, title="Bornes de quai", state="open"
    )


def changed(world: World, viewer: Person) -> None:
    """One that the viewer holds, one that they are let into, and one that the community learns of."""
    own = a_project(world)
    add_milestone(actor=world.bruno, project_id=own.id, title="Relevé")
    draft = create_project(actor=world.ada, community_id=world.community.id, title="Digue")
    change_project(
        actor=world.ada, project_id=draft.id, changes={"state": "open", "summary": "Tenir."}
    )
    ask_to_join(actor=viewer, project_id=draft.id)
    accept(actor=world.ada, project_id=draft.id, person_id=viewer.id)


def removed(world: World, viewer: Person) -> None:
    create_project(actor=world.ada, community_id=world.community.id, title="Digue", state="open")
    ended = a_project(world)
    archived = a_project(world, title="Essais")
    change_project(actor=viewer, project_id=ended.id, changes={"state": "closed"})
    archive_project(actor=viewer, project_id=archived.id, archived=True)


PROJECT_ACTS: dict[str, Callable[[World, Person], object]] = {
    "project-created": created,
    "project-changed": changed,
    "project-removed": removed,
}
