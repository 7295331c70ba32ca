"""The doors of thèmes, of messages that move, and of what waits: of which object, and who is refused why."""

from typing import Any

from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing


def _seen(standing: Standing, role: str) -> Words | None:
    return None


def _joined(standing: Standing, role: str) -> Words | None:
    return None if standing.joined else of_room.NOT_JOINED


def _post(standing: Standing, role: str) -> Words | None:
    return of_room.why_not_post(standing)


def _pin(standing: Standing, role: str) -> Words | None:
    return of_room.why_not_pin(standing)


TOPIC_DOORS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("get", "topics/<str:topic>/"): ("topic", _seen),
    ("post", "topics/<str:topic>/merging/"): (
        "topic",
        _post,
        # With itself: a conflict, for who may.
        lambda w, k: {"into": str(w.topic.id)},
    ),
    ("put", "topics/<str:topic>/resolution/"): ("topic", _post, lambda w, k: {"summary": "Oui"}),
    ("delete", "topics/<str:topic>/resolution/"): ("topic", _post),
    ("put", "topics/<str:topic>/pin/"): ("topic", _pin),
    ("delete", "topics/<str:topic>/pin/"): ("topic", _pin),
    ("put", "topics/<str:topic>/following/"): ("topic", _joined, lambda w, k: {"choice": "mute"}),
    ("post", "moves/"): (
        "message in body",
        _post,
        # Within its room: a room without thèmes refuses that to who may write in it.
        lambda w, k: {"message": str(w.messages[k].id), "room": str(w.rooms[k].id)},
    ),
    ("get", "messages/<str:message>/answers/"): ("message", _seen),
    ("get", "catch-up/"): ("own",),
    ("get", "inbox/"): ("own",),
    ("get", "recent/"): ("own",),
    ("put", "read-marks/"): ("own",),
}
