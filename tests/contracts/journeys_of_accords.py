"""Requests for agreement, as a viewer reads them before and after what becomes of them."""

import uuid
from collections.abc import Callable
from typing import Any

import msgspec

from chatcore.accords.actions.asking import ask, withdraw
from chatcore.accords.actions.deciding import grant
from chatcore.accords.models import AccordRequest
from chatcore.accords.selectors.requests import requests_page
from chatcore.communities.models import Community
from chatcore.people.models import Person
from rooms.conversations.actions.rooms import open_direct
from tests.worlds.rivages import World


def _asks(world: World, viewer: Person) -> AccordRequest:
    """The viewer makes groups with an agreement only."""
    Community.objects.filter(id=world.community.id).update(
        matrix={"member": {"create_group": "accord"}}
    )
    return ask(
        actor=viewer,
        community_id=world.community.id,
        act="group.create",
        payload={"name": "Pilotes"},
        client_id=uuid.uuid4(),
    )


def _asks_and_is_answered(world: World, viewer: Person) -> None:
    request = _asks(world, viewer)
    grant(actor=world.ada, request_id=request.id, digest=request.digest)


ACTS: dict[str, Callable[[World, Person], object]] = {
    "accord-requested": _asks,
    "accord-decided": _asks_and_is_answered,
    "accord-changed": lambda w, v: withdraw(actor=v, request_id=_asks(w, v).id),
}


def prepare_if(name: str, world: World) -> None:
    """Let the viewer talk with the administrator already: requests are said there."""
    if name.startswith("accord-"):
        open_direct(actor=world.chloe, people=[str(world.ada.id)])


def read_if(name: str, world: World) -> dict[str, Any]:
    """Return the viewer's requests, in the journeys that are about them."""
    if not name.startswith("accord-"):
        return {}
    cards = requests_page(world.chloe, world.community.id, "mine", after=None, limit=50)
    return {"accords": {card.id: msgspec.to_builtins(card) for card in cards}}
