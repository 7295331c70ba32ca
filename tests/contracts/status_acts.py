"""What happens to a community's own statuses, for the journeys that the browser's reducers replay."""

from collections.abc import Callable

from chatcore.communities.actions.group_members import put_in_group
from chatcore.communities.actions.groups import create_group
from chatcore.communities.actions.own_statuses import archive_status, change_status, create_status
from chatcore.communities.models import OwnStatus
from chatcore.people.models import Person
from tests.worlds.rivages import World


def _given(world: World, viewer: Person) -> OwnStatus:
    """Return « Tuteur », which the viewer has in a group."""
    group = create_group(actor=world.ada, community_id=world.community.id, name="Pilotes")
    own = create_status(actor=world.ada, community_id=world.community.id, name="Tuteur")
    put_in_group(actor=world.ada, group_id=group.id, person_id=viewer.id, status=str(own.id))
    return own


def _changed(world: World, viewer: Person) -> None:
    own = _given(world, viewer)
    change_status(
        actor=world.ada,
        community_id=world.community.id,
        status_id=own.id,
        name="Parrain",
        leads=True,
    )


def _replaced(world: World, viewer: Person) -> None:
    own = _given(world, viewer)
    archive_status(
        actor=world.ada,
        community_id=world.community.id,
        status_id=own.id,
        replacement="member",
    )


STATUS_ACTS: dict[str, Callable[[World, Person], object]] = {
    "group-status-changed": _changed,
    "group-status-replaced": _replaced,
}
