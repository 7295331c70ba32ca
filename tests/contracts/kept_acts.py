"""Acts of pins whose events the browser is to apply. What somebody saves is in nothing that a snapshot shows."""

from collections.abc import Callable
from typing import Any

from chatcore.people.models import Person
from rooms.conversations.actions.pins import pin_message, unpin_message
from tests.worlds.rivages import World


def _last(world: World) -> str:
    return str(
        world.quay.messages.filter(deleted_at=None).order_by("-seq").values_list("id", flat=True)[0]
    )


def _pin_and_unpin(world: World, viewer: Person) -> None:
    pin_message(actor=world.ada, message=_last(world))
    unpin_message(actor=world.bruno, message=_last(world))
    pin_message(actor=world.bruno, message=_last(world))


KEPT_ACTS: dict[str, Callable[[World, Person], Any]] = {
    "message-pinned": _pin_and_unpin,
}
