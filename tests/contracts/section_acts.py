"""Acts of sections of one's own, whose events the browser is to apply. What they are called it reads again."""

from collections.abc import Callable
from typing import Any

from chatcore.people.models import Person
from rooms.conversations.actions.sections import make_section, place_room, remove_section
from tests.worlds.rivages import World


def _place_and_remove(world: World, viewer: Person) -> None:
    """One room goes among the favourites; another into a section, which is removed."""
    section = make_section(actor=viewer, name="Chantiers")
    place_room(actor=viewer, room_id=str(world.news.id), section=str(section.id))
    place_room(actor=viewer, room_id=str(world.quay.id), section="favourites")
    remove_section(actor=viewer, section_id=str(section.id))


SECTION_ACTS: dict[str, Callable[[World, Person], Any]] = {"room-placed": _place_and_remove}
