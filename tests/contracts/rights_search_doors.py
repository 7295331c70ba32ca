"""The doors of search, pins and saved messages: of which object, and who is refused why once they see it."""

import uuid
from typing import Any

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing


def _seen(standing: Standing, role: str) -> Words | None:
    return None


def _pin(standing: Standing, role: str) -> Words | None:
    return of_room.why_not_pin(standing)


def _share(standing: Standing, role: str) -> Words | None:
    # What is published in a feed has a title, whoever shares it.
    if standing.kind == "network":
        return of_room.NOT_JOINED
    return of_room.why_not_post(standing, published=True)


def _shared(world: Any, kind: str) -> dict[str, str]:
    return {"room": str(world.rooms[kind].id), "client_id": str(uuid.uuid4())}


SEARCH_DOORS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("get", "search/"): ("own",),
    ("get", "search/suggestions/"): ("own",),
    ("get", "saved/"): ("own",),
    ("get", "rooms/<str:room>/pins/"): ("room", _seen),
    ("put", "messages/<str:message>/pin/"): ("message", _pin),
    ("delete", "messages/<str:message>/pin/"): ("message", _pin),
    ("get", "messages/<str:message>/saved/"): ("message", _seen),
    ("put", "messages/<str:message>/saved/"): ("message", _seen, lambda w, k: {"note": "À relire"}),
    ("delete", "messages/<str:message>/saved/"): ("message", _seen),
    ("get", "messages/<str:message>/versions/"): ("message", _seen),
    # Nothing of the matrix is deleted: there is nothing to bring back, and nothing changes.
    ("delete", "messages/<str:message>/deletion/"): ("message", _seen),
    # It is shown again in the room that it is in.
    ("post", "messages/<str:message>/shares/"): ("message", _share, _shared),
    ("get", "quoted-messages/"): ("own",),
    ("get", "messages/<str:message>/place/"): ("message", _seen),
}
