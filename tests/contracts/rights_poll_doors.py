"""The doors of polls and of boxes to tick in the rights matrix: of polls, the rights of the room where Ada asked."""

import uuid
from collections.abc import Callable

from chatcore.communities import policies as of_community
from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing as RoomStanding
from rooms.polls import policies
from rooms.polls.policies import Standing
from tests.contracts.rights_doors import COMMUNITY, MESSAGE, OWN, ROOM, Door, _nothing

POLL = "poll"


def _by(policy: Callable[..., Words | None], **how: bool) -> Callable[..., Words | None]:
    return lambda standing, role: policy(_to_poll(standing, role), **how)


def _to_poll(standing: RoomStanding, role: str) -> Standing:
    return Standing(room=standing, author=role == "administrator", adding=True)


def _ask(standing: RoomStanding, role: str) -> Words | None:
    return policies.why_not_ask(standing)


def _tick(standing: RoomStanding, role: str) -> Words | None:
    """All messages of the matrix are the administrator's."""
    return of_room.why_not_tick(standing, author=role == "administrator")


def _remove_previews(standing: RoomStanding, role: str) -> Words | None:
    return None if role == "administrator" else of_room.why_not_moderate(standing)


POLL_DOORS: dict[tuple[str, str], Door] = {
    ("post", "rooms/<str:room>/polls/"): Door(
        ROOM,
        _ask,
        lambda w, k: {
            "question": "Ici ?",
            "options": ["Oui", "Non"],
            "client_id": str(uuid.uuid4()),
        },
    ),
    ("put", "messages/<str:message>/tasks/<str:task>/"): Door(
        MESSAGE, _tick, lambda w, k: {"done": True}
    ),
    ("get", "communities/<str:community>/emoji/"): Door(COMMUNITY),
    ("post", "communities/<str:community>/emoji/"): Door(COMMUNITY, of_community.why_not_add_emoji),
    ("put", "communities/<str:community>/emoji/<str:name>/archive/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("delete", "communities/<str:community>/emoji/<str:name>/archive/"): Door(
        COMMUNITY, of_community.why_not_change
    ),
    ("get", "link-previews/"): Door(OWN),
    ("delete", "messages/<str:message>/link-previews/"): Door(MESSAGE, _remove_previews),
    ("get", "communities/<str:community>/link-previews/"): Door(COMMUNITY),
    ("put", "communities/<str:community>/link-previews/"): Door(
        COMMUNITY, of_community.why_not_change, lambda w, k: {"on": True}
    ),
    ("get", "polls/"): Door(OWN),
    ("get", "polls/<str:poll>/"): Door(POLL, _nothing),
    ("post", "polls/<str:poll>/close/"): Door(POLL, _by(policies.why_not_close)),
    ("put", "polls/<str:poll>/ballot/"): Door(
        POLL, _by(policies.why_not_vote), lambda w, k: {"choices": ["1"]}
    ),
    ("delete", "polls/<str:poll>/ballot/"): Door(POLL, _by(policies.why_not_withdraw)),
    ("post", "polls/<str:poll>/options/"): Door(
        POLL, _by(policies.why_not_add), lambda w, k: {"label": "Samedi"}
    ),
    ("delete", "polls/<str:poll>/options/<str:option>/"): Door(
        POLL, _by(policies.why_not_remove, added_it=False)
    ),
    ("get", "polls/<str:poll>/voters/"): Door(POLL, _nothing),
}
