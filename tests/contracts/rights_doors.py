"""Every door of the rights matrix: what is asked of REST and of the websocket, and what the policies say."""

import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

from chatcore.communities import policies as of_community
from chatcore.foundation.words import Words
from rooms.conversations import policies as of_room
from rooms.conversations.policies import Standing
from tests.contracts.rights_glass import GLASS_DOORS
from tests.contracts.rights_moderation import MODERATION_DOORS
from tests.contracts.rights_of_accords import ACCORD_DOORS
from tests.contracts.rights_search_doors import SEARCH_DOORS
from tests.contracts.rights_world import RightsWorld

WhyNot = Callable[[Standing, str], Words | None]
Body = Callable[[RightsWorld, str], Any]


class Door(NamedTuple):
    """What is asked, of which kind of object, and who is refused why once they see it."""

    of: str
    why_not: Callable[..., Words | None] = lambda *_: None
    body: Body = lambda world, kind: None


def _nothing(standing: Standing, role: str) -> Words | None:
    return None


def _joined(standing: Standing, role: str) -> Words | None:
    return None if standing.joined else of_room.NOT_JOINED


def _join(standing: Standing, role: str) -> Words | None:
    return None if standing.joined else of_room.why_not_join(standing)


def _writable(standing: Standing) -> Words | None:
    if not standing.joined:
        return of_room.NOT_JOINED
    return of_room.ARCHIVED if standing.archived else None


def _edit(standing: Standing, role: str) -> Words | None:
    """All messages of the matrix are the administrator's."""
    return _writable(standing) if role == "administrator" else NOT_THEIRS


def _delete(standing: Standing, role: str) -> Words | None:
    return _writable(standing) if role == "administrator" else of_room.why_not_moderate(standing)


def _by(policy: Callable[..., Words | None], **how: bool) -> WhyNot:
    return lambda standing, role: policy(standing, **how)


NOT_THEIRS = Words(fr="Ce n’est pas à vous.", en="This is not yours.")

_change = _by(of_room.why_not_change)
_post = _by(of_room.why_not_post)
_react = _by(of_room.why_not_react)


def _text(world: RightsWorld, kind: str) -> dict[str, str]:
    return {"text": "Bonsoir", "client_id": str(uuid.uuid4())}


def _paul(world: RightsWorld, kind: str) -> dict[str, list[str]]:
    return {"people": [str(world.paul.id)]}


ROOM, MESSAGE, TOPIC, OWN, OPEN = "room", "message", "topic", "own", "open"
COMPONENT, RULED = "component", "ruled"
SITE_ENTRY = "site entry"
COMMUNITY, GROUP, PROJECT, INVITATION, PERSON, THEIRS = (
    "community",
    "group",
    "project",
    "invitation",
    "person",
    "theirs",
)


DOORS: dict[tuple[str, str], Door] = {
    ("get", "schema/"): Door(OPEN),
    ("get", "brand/"): Door(OPEN),
    ("get", "brand/palette/"): Door("staff"),
    ("get", "brand/draft/"): Door("staff"),
    ("patch", "brand/draft/"): Door("staff", body=lambda w, k: {"name": "Rivages"}),
    ("delete", "brand/draft/"): Door("staff"),
    ("put", "brand/draft/pictures/<str:place>/"): Door("staff"),
    ("delete", "brand/draft/pictures/<str:place>/"): Door("staff"),
    ("post", "brand/publication/"): Door("staff"),
    ("post", "brand/reversion/"): Door("staff"),
    ("post", "sessions/"): Door(OPEN, body=lambda w, k: {"email": "x@y.example", "password": "x"}),
    ("get", "sessions/"): Door(OWN),
    ("delete", "sessions/current/"): Door(OWN),
    ("delete", "sessions/<str:session_id>/"): Door(THEIRS),
    ("get", "me/"): Door(OWN),
    ("patch", "me/"): Door(OWN, body=lambda w, k: {"bio": "Marin."}),
    ("delete", "me/"): Door(OWN, body=lambda w, k: {"password": "faux"}),
    ("put", "me/avatar/"): Door(OWN),
    ("delete", "me/avatar/"): Door(OWN),
    ("put", "me/password/"): Door(OWN, body=lambda w, k: {"current": "faux", "new": "x"}),
    ("post", "me/address/"): Door(
        OWN, body=lambda w, k: {"email": "x@y.example", "password": "faux"}
    ),
    ("put", "address-changes/<str:key>/"): Door(OPEN),
    ("get", "me/tokens/"): Door(OWN),
    ("post", "me/tokens/"): Door(OWN, body=lambda w, k: {"name": "Script"}),
    ("delete", "me/tokens/<str:token_id>/"): Door(THEIRS),
    ("post", "password-resets/"): Door(OPEN, body=lambda w, k: {"email": "x@y.example"}),
    ("put", "password-resets/<str:key>/"): Door(OPEN, body=lambda w, k: {"password": "x"}),
    ("get", "communities/"): Door(OWN),
    ("post", "communities/"): Door("staff", body=lambda w, k: {"name": "Réseau Îles"}),
    ("get", "communities/<str:community>/trace/"): Door(COMMUNITY, of_community.why_not_read_trace),
    ("get", "communities/<str:community>/trace/messages/"): Door(
        COMMUNITY, of_community.why_not_read_trace
    ),
    ("get", "trace/messages/"): Door("staff"),
    ("get", "communities/<str:community>/trace/export/"): Door(
        COMMUNITY, of_community.why_not_read_trace
    ),
    ("get", "trace/"): Door("staff"),
    ("get", "trace/export/"): Door("staff"),
    ("get", "invitations/<str:key>/"): Door(OPEN),
    ("delete", "invitations/<str:key>/"): Door(INVITATION, of_community.why_not_invite),
    ("post", "invitations/<str:key>/acceptance/"): Door(
        OPEN, body=lambda w, k: {"name": "Nils", "password": "court"}
    ),
    ("post", "invitations/<str:invitation>/sendings/"): Door(
        INVITATION, of_community.why_not_invite
    ),
    ("get", "people/"): Door(OWN),
    ("get", "people/<str:person>/"): Door(PERSON),
    ("get", "directory/"): Door(OWN),
    ("get", "directory/<str:person>/"): Door(PERSON),
    ("patch", "directory/<str:person>/"): Door(
        PERSON, lambda *_: NOT_THEIRS, lambda w, k: {"place": "Brest"}
    ),
    ("get", "presence/"): Door(OWN),
    ("patch", "presence/"): Door(OWN, body=lambda w, k: {"invisible": True}),
    ("put", "presence/status/"): Door(OWN, body=lambda w, k: {"text": "En réunion"}),
    ("delete", "presence/status/"): Door(OWN),
    ("get", "notices/"): Door(OWN),
    ("get", "notices/preferences/"): Door(OWN),
    ("patch", "notices/preferences/"): Door(OWN, body=lambda w, k: {"preset": "digest"}),
    ("put", "notices/reading/"): Door(OWN),
    ("delete", "notices/reading/<str:notice>/"): Door(OWN),
    ("get", "rooms/"): Door(OWN),
    ("post", "rooms/"): Door(
        "community in body",
        of_community.why_not_create_room,
        lambda w, k: {"kind": "club", "name": "Voile", "community": str(w.community.id)},
    ),
    ("get", "rooms/<str:room>/"): Door(ROOM, _nothing),
    ("patch", "rooms/<str:room>/"): Door(ROOM, _change, lambda w, k: {"purpose": "Quais"}),
    ("put", "rooms/<str:room>/archive/"): Door(ROOM, _change),
    ("delete", "rooms/<str:room>/archive/"): Door(ROOM, _change),
    ("put", "rooms/<str:room>/level/"): Door(ROOM, _joined, lambda w, k: {"level": "mentions"}),
    ("put", "rooms/<str:room>/section/"): Door(ROOM, _joined, lambda w, k: {"section": None}),
    ("get", "sections/"): Door(OWN),
    ("post", "sections/"): Door(OWN, body=lambda w, k: {"name": uuid.uuid4().hex}),
    ("put", "sections/order/"): Door(OWN, body=lambda w, k: {"sections": []}),
    ("patch", "sections/<str:section>/"): Door(THEIRS, body=lambda w, k: {"folded": True}),
    ("delete", "sections/<str:section>/"): Door(THEIRS),
    ("get", "rooms/<str:room>/topics/"): Door(ROOM, _nothing),
    ("get", "rooms/<str:room>/members/"): Door(ROOM, _nothing),
    ("get", "rooms/<str:room>/crowds/"): Door(ROOM, _nothing),
    ("post", "rooms/<str:room>/members/"): Door(ROOM, _by(of_room.why_not_invite), _paul),
    ("put", "rooms/<str:room>/members/me/"): Door(ROOM, _join),
    ("delete", "rooms/<str:room>/members/me/"): Door(ROOM, _by(of_room.why_not_leave)),
    ("delete", "rooms/<str:room>/members/<str:person>/"): Door(ROOM, _by(of_room.why_not_remove)),
    ("get", "rooms/<str:room>/messages/"): Door(ROOM, _nothing),
    ("post", "rooms/<str:room>/messages/"): Door(ROOM, _post, _text),
    ("put", "rooms/<str:room>/read-mark/"): Door(ROOM, _joined, lambda w, k: {"seq": 1}),
    ("patch", "topics/<str:topic>/"): Door(TOPIC, _post, lambda w, k: {"title": "Divers"}),
    ("get", "messages/<str:message>/"): Door(MESSAGE, _nothing),
    ("patch", "messages/<str:message>/"): Door(MESSAGE, _edit, lambda w, k: {"text": "Bonsoir"}),
    ("delete", "messages/<str:message>/"): Door(MESSAGE, _delete),
    ("get", "messages/<str:message>/reactions/"): Door(MESSAGE, _nothing),
    ("put", "messages/<str:message>/reactions/<str:emoji>/"): Door(MESSAGE, _react),
    ("delete", "messages/<str:message>/reactions/<str:emoji>/"): Door(MESSAGE, _react),
    **{door: Door(*what) for door, what in SEARCH_DOORS.items()},
    ("put", "unread-mark/"): Door(
        "message in body", _joined, lambda w, k: {"message": str(w.messages[k].id)}
    ),
    ("post", "previews/"): Door(
        "room in body", _nothing, lambda w, k: {"text": "Bonsoir", "room": str(w.rooms[k].id)}
    ),
    **{door: Door(*what) for door, what in GLASS_DOORS.items()},
}

DOORS |= {door: Door(*what) for door, what in ACCORD_DOORS.items()}
DOORS |= {door: Door(*what) for door, what in MODERATION_DOORS.items()}

COMMANDS: dict[str, Door] = {
    "message.post": Door(ROOM, _post, lambda w, k: {"room": str(w.rooms[k].id), **_text(w, k)}),
    "message.edit": Door(
        MESSAGE, _edit, lambda w, k: {"message": str(w.messages[k].id), "text": "Bonsoir"}
    ),
    "message.delete": Door(MESSAGE, _delete, lambda w, k: {"message": str(w.messages[k].id)}),
    "message.restore": Door(MESSAGE, _nothing, lambda w, k: {"message": str(w.messages[k].id)}),
    "reaction.add": Door(
        MESSAGE, _react, lambda w, k: {"message": str(w.messages[k].id), "emoji": "👍"}
    ),
    "reaction.remove": Door(
        MESSAGE, _react, lambda w, k: {"message": str(w.messages[k].id), "emoji": "👍"}
    ),
    "read.mark": Door(ROOM, _joined, lambda w, k: {"room": str(w.rooms[k].id), "seq": 1}),
    "read.unmark": Door(MESSAGE, _joined, lambda w, k: {"message": str(w.messages[k].id)}),
    "typing.start": Door(
        ROOM,
        _by(of_room.why_not_post, reply=True),
        lambda w, k: {"room": str(w.rooms[k].id)},
    ),
    "presence.set": Door(OWN, body=lambda w, k: {"state": "away"}),
    "presence.watch": Door(OWN, body=lambda w, k: {"people": [str(w.paul.id)]}),
    "status.set": Door(OWN, body=lambda w, k: {"text": "En réunion"}),
    "status.clear": Door(OWN, body=lambda w, k: {}),
    "discretion.set": Door(OWN, body=lambda w, k: {"invisible": True}),
    "ping": Door(OWN, body=lambda w, k: {}),
    "stream.resume": Door(OWN, body=lambda w, k: {"positions": {}, "epoch": "x"}),
}
