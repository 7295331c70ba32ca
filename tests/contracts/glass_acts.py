"""A room is opened to two of the staff and closed again, for the journeys that the browser's reducers replay."""

from collections.abc import Callable
from typing import Any

import msgspec

from chatcore.breakglass.actions.answering import answer_opening
from chatcore.breakglass.actions.asking import ask_opening
from chatcore.breakglass.actions.closing import close_opening
from chatcore.breakglass.models import Opening
from chatcore.breakglass.selectors.openings import notices_of
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from rooms.conversations.actions.rooms import change_room
from tests.worlds.rivages import World


def _opened(world: World, viewer: Person) -> Opening:
    one, other = (
        Person.objects.create(email=f"{name}@site.example", name=name, is_staff=True)
        for name in ("yann", "gwen")
    )
    change_room(actor=world.ada, room_id=str(world.quay.id), changes={"visibility": "private"})
    opening = ask_opening(
        actor=one,
        community_id=None,
        room=str(world.quay.id),
        people=[],
        reason="danger",
        words="Une personne dit être menacée.",
        since=now().date(),
        until=now().date(),
        hours=1,
    )
    return answer_opening(actor=other, opening_id=opening.id, approve=True)


def _closed(world: World, viewer: Person) -> None:
    opening = _opened(world, viewer)
    close_opening(actor=opening.asked_by, opening_id=opening.id)


GLASS_ACTS: dict[str, Callable[[World, Person], object]] = {
    "glass-opened": _opened,
    "glass-closed": _closed,
}


def openings_if(name: str, world: World) -> dict[str, Any]:
    """Return the openings of the quay that the viewer is told of, in the journeys that are about them."""
    if not name.startswith("glass-"):
        return {}
    cards = notices_of(world.chloe, world.quay.id)
    return {
        "openings": {str(world.quay.id): {card.id: msgspec.to_builtins(card) for card in cards}}
    }
