"""The doors of announcements: that of the matrix is the administrator's, in the announcement room."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from chatcore.foundation.clock import now, wire
from chatcore.foundation.words import Words
from rooms.announcements import policies
from rooms.announcements.policies import Standing
from rooms.conversations.policies import Standing as RoomStanding
from tests.contracts.rights_doors import COMMUNITY, OWN, ROOM, Door, _text
from tests.contracts.rights_world import RightsWorld

ANNOUNCEMENT = "announcement"


def _by(policy: Callable[[Standing], Words | None]) -> Callable[[RoomStanding, str], Words | None]:
    return lambda room, role: policy(
        Standing(room=room, author=role == "administrator", receipt=True)
    )


def _publish(room: RoomStanding, role: str) -> Words | None:
    return policies.why_not_publish(room)


def _later(world: RightsWorld, kind: str) -> dict[str, Any]:
    return {**_text(world, kind), "due_at": wire(now() + timedelta(hours=1))}


def _seen(room: RoomStanding, role: str) -> Words | None:
    return None


_follow = _by(policies.why_not_follow)
_acknowledge = _by(policies.why_not_acknowledge)

ANNOUNCEMENT_DOORS: dict[tuple[str, str], Door] = {
    ("get", "communities/<str:community>/announcements/"): Door(COMMUNITY),
    ("get", "rooms/<str:room>/audience/"): Door(ROOM, _publish),
    ("post", "rooms/<str:room>/announcements/"): Door(ROOM, _publish, _text),
    ("post", "rooms/<str:room>/announcements/planned/"): Door(ROOM, _publish, _later),
    ("get", "announcements/"): Door(OWN),
    ("get", "announcements/<str:announcement>/"): Door(ANNOUNCEMENT, _seen),
    ("patch", "announcements/<str:announcement>/"): Door(
        ANNOUNCEMENT, _by(policies.why_not_change), lambda w, k: {"comments": False}
    ),
    ("put", "announcements/<str:announcement>/receipt/"): Door(ANNOUNCEMENT, _acknowledge),
    ("delete", "announcements/<str:announcement>/receipt/"): Door(ANNOUNCEMENT, _acknowledge),
    ("put", "announcements/<str:announcement>/dismissal/"): Door(ANNOUNCEMENT, _seen),
    ("delete", "announcements/<str:announcement>/dismissal/"): Door(ANNOUNCEMENT, _seen),
    ("get", "announcements/<str:announcement>/readers/"): Door(ANNOUNCEMENT, _follow),
    ("get", "announcements/<str:announcement>/readers/export/"): Door(ANNOUNCEMENT, _follow),
    ("post", "announcements/<str:announcement>/reminders/"): Door(
        ANNOUNCEMENT, _by(policies.why_not_remind)
    ),
}
