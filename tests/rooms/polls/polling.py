"""What the tests of polls do over and over: ask, vote, close, look."""

import uuid
from typing import Any

from chatcore.people.models import Person
from rooms.conversations.models import Room
from tests.rooms.conversations.asking import done, shown

DAYS = ["Lundi", "Mardi", "Jeudi"]


def question(text: str = "Quel jour ?", options: list[str] | None = None, **more: Any) -> Any:
    return {
        "question": text,
        "options": DAYS if options is None else options,
        "client_id": str(uuid.uuid4()),
        **more,
    }


def asked(person: Person, room: Room, *args: Any, **more: Any) -> Any:
    """Let ``person`` ask the room, and return the card."""
    return done(person, "post", f"rooms/{room.id}/polls/", question(*args, **more), 201)


def vote(person: Person, poll: Any, *choices: str) -> Any:
    return done(person, "put", f"polls/{poll['id']}/ballot/", {"choices": list(choices)})


def close(person: Person, poll: Any) -> Any:
    return done(person, "post", f"polls/{poll['id']}/close/", {})


def seen(person: Person, poll: Any) -> Any:
    return shown(person, f"polls/{poll['id']}/")
