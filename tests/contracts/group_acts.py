"""What is done to groups, for the snapshots and events that the browser's tests replay."""

from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import archive_group, create_group, rename_group
from chatcore.people.models import Person
from tests.worlds.rivages import World


def with_the_viewer(world: World, viewer: Person) -> None:
    group = create_group(actor=world.bruno, community_id=world.community.id, name="Pilotes")
    put_in_group(actor=world.bruno, group_id=group.id, person_id=viewer.id, status="referent")
    rename_group(actor=world.bruno, group_id=group.id, name="Pilotes et vedettes")


def archived(world: World, viewer: Person) -> None:
    create_group(actor=viewer, community_id=world.community.id, name="Remorqueurs")
    group = create_group(actor=world.ada, community_id=world.community.id, name="Pilotes")
    archive_group(actor=world.ada, group_id=group.id, archived=True)


def reopened(world: World, viewer: Person) -> None:
    archived(world, viewer)
    group = world.community.groups.get(name="Pilotes")
    archive_group(actor=world.ada, group_id=group.id, archived=False)
