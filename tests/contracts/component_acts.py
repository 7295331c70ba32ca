"""What happens to components, for the journeys that the browser's reducers replay."""

from collections.abc import Callable
from typing import Any

import msgspec

from chatcore.communities.actions.component_archive import archive_component
from chatcore.communities.actions.component_people import put_in_component
from chatcore.communities.actions.components import (
    add_component,
    move_component,
    rename_component,
    reopen_component,
)
from chatcore.communities.models import Component
from chatcore.communities.selectors.components import component_cards
from chatcore.people.models import Person
from tests.worlds.rivages import World


def _made(world: World, name: str, parent: Component | None = None) -> Component:
    return add_component(
        actor=world.ada,
        community_id=world.community.id,
        name=name,
        parent_id=parent.id if parent else None,
    )


def _changed(world: World, viewer: Person) -> None:
    sciences = _made(world, "Sciences")
    physics, letters = _made(world, "Physique", sciences), _made(world, "Lettres")
    move_component(actor=world.ada, component_id=letters.id, parent_id=None, position=0)
    rename_component(actor=world.ada, component_id=sciences.id, name="Sciences de la mer")
    put_in_component(actor=world.ada, component_id=physics.id, person_id=viewer.id)
    put_in_component(actor=world.ada, component_id=letters.id, person_id=viewer.id)


def _archived(world: World, viewer: Person) -> None:
    sciences = _made(world, "Sciences")
    physics, letters = _made(world, "Physique", sciences), _made(world, "Lettres")
    _made(world, "Optique", physics)
    put_in_component(actor=world.ada, component_id=physics.id, person_id=viewer.id)
    archive_component(actor=world.ada, component_id=physics.id, to=letters.id)
    archive_component(actor=world.ada, component_id=sciences.id)
    reopen_component(actor=world.ada, component_id=sciences.id)


COMPONENT_ACTS: dict[str, Callable[[World, Person], object]] = {
    "component-created": lambda w, v: _made(w, "Lettres", _made(w, "Sciences")),
    "component-changed": _changed,
    "component-archived": _archived,
}


def components_if(name: str, world: World) -> dict[str, Any]:
    """Return the components that the viewer reads, by community, in the journeys that are about them."""
    if not name.startswith("component-"):
        return {}
    its = {card.id: msgspec.to_builtins(card) for card in component_cards(world.community)}
    return {"components": {str(world.community.id): its}}
