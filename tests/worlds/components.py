"""What tests of components share: two trees, and the doors by which they are read and changed."""

from typing import Any

from chatcore.communities.actions.components import add_component
from chatcore.communities.models import Component
from chatcore.live.models import Event
from chatcore.people.models import Person
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


def trees_of(world: Rivages) -> dict[str, Component]:
    """« Sciences » with « Physique » (and its « Optique ») and « Chimie »; « Lettres »; a track « Master »."""
    made: dict[str, Component] = {}
    for name, parent, dimension in (
        ("Sciences", None, "component"),
        ("Physique", "Sciences", "component"),
        ("Optique", "Physique", "component"),
        ("Chimie", "Sciences", "component"),
        ("Lettres", None, "component"),
        ("Master", None, "track"),
    ):
        made[name] = add_component(
            actor=world.ada,
            community_id=world.community.id,
            name=name,
            parent_id=made[parent].id if parent else None,
            dimension=dimension,
        )
    return made


def tree_of(world: Rivages, viewer: Person | None = None) -> dict[str, Any]:
    path = f"/api/v1/communities/{world.community.id}/components/"
    answer = client_of(viewer or world.chloe).get(path)
    assert answer.status_code == 200, answer.content
    return {one["name"]: one for one in answer.json()["results"]}


def change(component: Component, actor: Person, **fields: Any) -> Any:
    return client_of(actor).patch(f"/api/v1/components/{component.id}/", fields, format="json")


def put(component: Component, actor: Person, person: Person) -> Any:
    return client_of(actor).put(f"/api/v1/components/{component.id}/people/{person.id}/")


def told(world: Rivages, since: int = 0) -> list[str]:
    rows = Event.objects.filter(stream=world.community.stream, seq__gt=since).order_by("seq")
    return list(rows.values_list("type", flat=True))
