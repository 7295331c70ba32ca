"""What happens to an announcement, for the journeys that the browser's reducers replay."""

import uuid
from collections.abc import Callable
from typing import Any

import msgspec

from chatcore.foundation.clock import now
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.people.models import Person
from rooms.announcements.actions.changing import change_announcement, dismiss
from rooms.announcements.actions.publishing import LONGEST_AT_HOME, Options, publish_announcement
from rooms.announcements.actions.receipts import acknowledge, take_back
from rooms.announcements.models import Announcement
from rooms.announcements.selectors.access import announcements_seen
from rooms.announcements.selectors.cards import announcement_cards
from rooms.conversations.actions.messages import delete_message
from tests.worlds.rivages import World


def prepare_if(name: str, world: World) -> None:
    """Have Ada announce something that is to be read, in the journeys that are about announcements."""
    if not name.startswith("announcement-"):
        return
    publish_announcement(
        actor=world.ada,
        room_id=str(world.news.id),
        text="Écluse fermée lundi.",
        client_id=uuid.uuid4(),
        options=Options(receipt=True),
    )
    if name == "announcement-counted":
        world.news.members.filter(person=world.chloe).update(role="animator")
        follow()


def _changed(world: World, viewer: Person) -> None:
    changes = {"comments": False, "home_until": now() + LONGEST_AT_HOME / 2}
    change_announcement(actor=world.ada, announcement_id=_its(), changes=changes)


def _counted(world: World, viewer: Person) -> None:
    acknowledge(actor=world.bruno, announcement_id=_its())
    Worker().drain()


def _said_and_taken_back(world: World, viewer: Person) -> None:
    acknowledge(actor=viewer, announcement_id=_its())
    take_back(actor=viewer, announcement_id=_its())
    acknowledge(actor=viewer, announcement_id=_its())


def _deleted(world: World, viewer: Person) -> None:
    delete_message(actor=world.ada, message=str(Announcement.objects.get().message_id))


def _its() -> uuid.UUID:
    return Announcement.objects.get().id


ANNOUNCEMENT_ACTS: dict[str, Callable[[World, Person], object]] = {
    "announcement-changed": _changed,
    "announcement-counted": _counted,
    "announcement-acknowledged": _said_and_taken_back,
    "announcement-dismissed": lambda world, viewer: dismiss(
        actor=viewer, announcement_id=_its(), dismissed=True
    ),
    "announcement-deleted": _deleted,
}


def announcements_if(name: str, viewer: Person) -> dict[str, Any]:
    """Return the announcements that the viewer reads, in the journeys that are about them."""
    if not name.startswith("announcement-"):
        return {}
    views = announcements_seen(viewer, list(Announcement.objects.values_list("id", flat=True)))
    cards = announcement_cards(views, viewer)
    return {"announcements": {card.id: msgspec.to_builtins(card) for card in cards}}
