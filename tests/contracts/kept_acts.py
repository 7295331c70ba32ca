"""Acts of pins whose events the browser is to apply. What somebody saves is in nothing that a snapshot shows."""

from collections.abc import Callable
from typing import Any

from chatcore.people.models import Person
from rooms.conversations.actions.messages import add_reaction, delete_message
from rooms.conversations.actions.pins import pin_message, unpin_message
from rooms.conversations.actions.withdrawing import restore_message
from tests.worlds.rivages import World, say


def _last(world: World) -> str:
    return str(
        world.quay.messages.filter(deleted_at=None).order_by("-seq").values_list("id", flat=True)[0]
    )


def _pin_and_unpin(world: World, viewer: Person) -> None:
    pin_message(actor=world.ada, message=_last(world))
    unpin_message(actor=world.bruno, message=_last(world))
    pin_message(actor=world.bruno, message=_last(world))


def _deleted_and_restored(world: World, viewer: Person) -> None:
    """One that was unread, in a thème of its own, and one that was read before the viewer came."""
    first = _last(world)
    named = f"À relire, @**{viewer.name}|{viewer.id}**"
    second = str(say(world.bruno, named, world.quay, new_topic="Bornes").id)
    add_reaction(actor=world.ada, message=second, emoji="👍")
    for message, by in ((first, world.ada), (second, world.bruno)):
        delete_message(actor=by, message=message)
    say(world.ada, "Entre-temps", world.quay)
    for message, by in ((first, world.ada), (second, world.bruno)):
        restore_message(actor=by, message=message)


KEPT_ACTS: dict[str, Callable[[World, Person], Any]] = {
    "message-pinned": _pin_and_unpin,
    "message-restored": _deleted_and_restored,
}
