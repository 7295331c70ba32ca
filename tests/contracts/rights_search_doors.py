"""The doors of search, pins and saved messages: of which object, and who is refused why once they see it."""

from typing import Any

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing


def _seen(standing: Standing, role: str) -> Words | None:
    return None


def _pin(standing: Standing, role: str) -> Words | None:
    return of_room.why_not_pin(standing)


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
    ("get", "messages/<str:message>/place/"): ("message", _seen),
}
