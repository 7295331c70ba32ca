"""What the tests of announcements do over and over: announce, read the card, let the worker do what waits."""

import uuid
from typing import Any

from chatcore.foundation.jobs.worker import Worker
from chatcore.people.models import Person
from rooms.conversations.models import Room
from tests.rooms.conversations.asking import done, shown
from tests.worlds.rivages import World


def announce(author: Person, room: Room, text: str = "Écluse fermée lundi.", **asked: Any) -> Any:
    body = {"text": text, "client_id": str(uuid.uuid4()), **asked}
    return done(author, "post", f"rooms/{room.id}/announcements/", body, 201)


def read(viewer: Person, card: Any) -> Any:
    return shown(viewer, f"announcements/{card['id']}/")


def said(viewer: Person, card: Any) -> Any:
    """Let ``viewer`` say « J’ai lu »."""
    return done(viewer, "put", f"announcements/{card['id']}/receipt/")


def told(person: Person) -> list[tuple[str, str]]:
    """Let the worker do what waits; return what ``person`` is told: kind and words."""
    Worker().drain()
    return [(one["kind"], one["excerpt"]) for one in shown(person, "notices/")["results"]]


def home(viewer: Person, world: World) -> list[str]:
    """Return the words of what the home page shows."""
    page = shown(viewer, f"communities/{world.community.id}/announcements/")
    return [one["html"] for one in page["results"]]


def readers(viewer: Person, card: Any, show: str) -> list[str]:
    page = shown(viewer, f"announcements/{card['id']}/readers/?show={show}")
    return [one["person"]["name"] for one in page["results"]]
