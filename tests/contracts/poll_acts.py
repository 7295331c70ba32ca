"""Acts of polls whose events the browser is to apply."""

import uuid
from collections.abc import Callable
from typing import Any

import msgspec

from chatcore.people.models import Person
from rooms.polls.actions.asking import open_poll
from rooms.polls.actions.closing import close_poll
from rooms.polls.actions.options import add_option
from rooms.polls.actions.telling import tell_counts
from rooms.polls.actions.voting import cast_ballot, withdraw_ballot
from rooms.polls.models import Poll
from rooms.polls.selectors.access import polls_seen
from rooms.polls.selectors.cards import poll_cards
from tests.worlds.rivages import World


def _vote(person: Person, *choices: str) -> None:
    cast_ballot(actor=person, poll_id=Poll.objects.get().id, choices=choices)


def _counted(world: World, viewer: Person) -> None:
    _vote(world.bruno, "2")
    _vote(world.ada, "1")
    tell_counts()
    _vote(world.ada, "2")
    tell_counts()


def _voted(world: World, viewer: Person) -> None:
    _vote(viewer, "1")
    tell_counts()
    withdraw_ballot(actor=viewer, poll_id=Poll.objects.get().id)
    _vote(viewer, "2")
    tell_counts()


def _changed(world: World, viewer: Person) -> None:
    _vote(viewer, "1")
    add_option(actor=world.bruno, poll_id=Poll.objects.get().id, label="Samedi")
    close_poll(actor=world.ada, poll_id=Poll.objects.get().id)


POLL_ACTS: dict[str, Callable[[World, Person], Any]] = {
    "poll-counted": _counted,
    "poll-voted": _voted,
    "poll-changed": _changed,
}


def prepare_if(name: str, world: World) -> None:
    """Let Ada ask before the journeys that are about polls."""
    if name.startswith("poll-"):
        open_poll(
            actor=world.ada,
            room_id=world.quay.id,
            question="Quel jour ?",
            options=["Lundi", "Mardi"],
            client_id=uuid.uuid4(),
            adding=True,
        )


def polls_if(name: str, world: World) -> dict[str, Any]:
    """Return the polls as the viewer reads them, in the journeys that are about them."""
    if not name.startswith("poll-"):
        return {}
    views = polls_seen(world.chloe, list(Poll.objects.values_list("id", flat=True)))
    cards = poll_cards(views, world.chloe)
    return {"polls": {card.id: msgspec.to_builtins(card) for card in cards}}
