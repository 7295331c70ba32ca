"""The doors of drafts, planned and recurring messages, and snippets: all one's own, or in a room by its rights."""

import uuid
from datetime import timedelta
from typing import Any

from chatcore.foundation.clock import now, wire
from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing
from rooms.writing import policies
from tests.contracts.rights_doors import OWN, ROOM, THEIRS, Door, _nothing
from tests.contracts.rights_world import RightsWorld


def _plan(standing: Standing, role: str) -> Words | None:
    return policies.why_not_plan(standing)


def _repeat(standing: Standing, role: str) -> Words | None:
    return of_room.why_not_post(standing) or policies.why_not_repeat(standing, bot=role == "bot")


def _rhythm(world: RightsWorld, kind: str) -> dict[str, Any]:
    today = now().date().isoformat()
    return {"every": "day", "at": "09:00", "zone": "Europe/Paris", "starts_on": today}


def _planned(world: RightsWorld, kind: str) -> dict[str, Any]:
    return {
        "room": str(world.rooms[kind].id),
        "text": "Bonsoir",
        "due_at": wire(now() + timedelta(hours=1)),
        "client_id": str(uuid.uuid4()),
    }


def _recurring(world: RightsWorld, kind: str) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "room": str(world.rooms[kind].id),
        "text": "Bonsoir",
        "rhythm": _rhythm(world, kind),
    }


WRITING_DOORS: dict[tuple[str, str], Door] = {
    ("get", "drafts/"): Door(OWN),
    ("put", "drafts/<str:room>/"): Door(
        ROOM, _nothing, lambda w, k: {"text": "Bons", "base": 0, "device": "poste"}
    ),
    ("get", "planned/"): Door(OWN),
    ("post", "planned/"): Door("room in body", _plan, _planned),
    ("patch", "planned/<str:planned>/"): Door(THEIRS, body=lambda w, k: {"text": "Bonsoir"}),
    ("delete", "planned/<str:planned>/"): Door(THEIRS),
    ("post", "planned/<str:planned>/post/"): Door(THEIRS),
    ("get", "recurring/"): Door(OWN),
    ("post", "recurring/"): Door("room in body", _repeat, _recurring),
    ("post", "recurring/preview/"): Door(OWN, body=_rhythm),
    ("patch", "recurring/<str:recurring>/"): Door(THEIRS, body=lambda w, k: {"text": "Bonsoir"}),
    ("delete", "recurring/<str:recurring>/"): Door(THEIRS),
    ("put", "recurring/<str:recurring>/pause/"): Door(THEIRS),
    ("delete", "recurring/<str:recurring>/pause/"): Door(THEIRS),
    ("put", "recurring/<str:recurring>/owner/"): Door(THEIRS),
    ("get", "snippets/"): Door(OWN),
    ("post", "snippets/"): Door(
        OWN, body=lambda w, k: {"name": uuid.uuid4().hex, "text": "Bonsoir"}
    ),
    ("patch", "snippets/<str:snippet>/"): Door(THEIRS, body=lambda w, k: {"text": "Bonsoir"}),
    ("delete", "snippets/<str:snippet>/"): Door(THEIRS),
}
