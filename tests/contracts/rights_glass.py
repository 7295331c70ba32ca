"""A request to open a private room, in the rights matrix: made by Solène, who administers, of a room of Maël's."""

from datetime import timedelta
from typing import Any

from chatcore.breakglass import policies as of_opening
from chatcore.breakglass.actions.asking import ask_opening
from chatcore.breakglass.models import Opening
from chatcore.communities import policies as of_community
from chatcore.communities.actions.members import begin_membership
from chatcore.communities.permissions import Level, Permission
from chatcore.foundation.clock import now
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import RoomMember
from rooms.conversations.policies import NOT_JOINED
from tests.worlds.people import registered


def asked_opening(world: Any) -> Opening:
    """Return Solène's request: Ada, who administers too, is the only other one who sees it."""
    solene = registered("Solène Abiven", email="solene@rivages.example")
    begin_membership(
        actor=world.ada, community=world.community, person=solene, role="administrator"
    )
    mael = registered("Maël Cadiou", email="mael@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=mael, role="member")
    hidden = create_room(
        actor=mael,
        community=world.community,
        kind="club",
        name="Arrière-port",
        visibility="private",
    )
    return ask_opening(
        actor=solene,
        community_id=world.community.id,
        room=str(hidden.id),
        people=[],
        **_fields(),
    )


def opening_standing(world: Any, role: str) -> of_opening.Standing:
    """Return what the person is to the request to open a room, read from the tables."""
    levels = world.community_standing(role).given
    here = RoomMember.objects.filter(room=world.opening.room_id, person=world.people[role])
    return of_opening.Standing(
        ranked=levels[Permission.BREAK_GLASS] == Level.YES,
        takes_part=here.exists(),
        asked=False,
        answered=False,
        state="asked",
    )


def request_for_hidden(world: Any, kind: str) -> dict[str, Any]:
    fields = {**_fields(), "since": str(now().date()), "until": str(now().date())}
    return {"room": str(world.opening.room_id), **fields}


def _fields() -> dict[str, Any]:
    return {
        "reason": "danger",
        "words": "Une personne dit être menacée.",
        "since": now().date() - timedelta(days=1),
        "until": now().date(),
        "hours": 1,
    }


def _joined(standing: Any, role: str) -> Any:
    return None if standing.joined else NOT_JOINED


def _freely(*_: Any) -> None:
    return None


# What a door is of, who is refused why, and the body that is sent (rights_doors.Door).
GLASS_DOORS: dict[tuple[str, str], tuple[Any, ...]] = {
    ("get", "break-glass/"): ("staff",),
    ("post", "break-glass/"): ("staff", _freely, request_for_hidden),
    ("get", "communities/<str:community>/break-glass/"): (
        "community",
        of_community.why_not_break_glass,
    ),
    ("post", "communities/<str:community>/break-glass/"): (
        "community",
        of_community.why_not_break_glass,
        request_for_hidden,
    ),
    ("get", "break-glass/rooms/<str:room>/"): ("room", _joined),
    ("get", "break-glass/<str:opening>/"): ("opening",),
    ("delete", "break-glass/<str:opening>/"): ("opening", of_opening.why_not_close),
    ("put", "break-glass/<str:opening>/answer/"): (
        "opening",
        of_opening.why_not_answer,
        lambda w, k: {"approve": True},
    ),
    ("get", "break-glass/<str:opening>/messages/"): ("opening", of_opening.why_not_read),
}
