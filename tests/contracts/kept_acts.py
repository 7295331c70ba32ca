"""Acts of pins and saved messages whose events the browser is to apply."""

from collections.abc import Callable
from typing import Any

from chatcore.people.models import Person
from rooms.conversations.actions.pins import pin_message, unpin_message
from rooms.conversations.actions.saving import save_message, unsave_message
from tests.worlds.rivages import World


def _last(world: World) -> str:
    return str(
        world.quay.messages.filter(deleted_at=None).order_by("-seq").values_list("id", flat=True)[0]
    )


def _pin_and_unpin(world: World, viewer: Person) -> None:
    pin_message(actor=world.ada, message=_last(world))
    unpin_message(actor=world.bruno, message=_last(world))
    pin_message(actor=world.bruno, message=_last(world))


def _save_and_unsave(world: World, viewer: Person) -> None:
    save_message(actor=viewer, message=_last(world), note="À relire")
    unsave_message(actor=viewer, message=_last(world))


KEPT_ACTS: dict[str, Callable[[World, Person], Any]] = {
    "message-pinned": _pin_and_unpin,
    "message-saved": _save_and_unsave,
}
