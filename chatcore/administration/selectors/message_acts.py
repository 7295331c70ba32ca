"""Who posted, edited, deleted or reacted to which message: read from the event log, and from the acts that stay of it.

Their ids are of one sequence, the log's. Nothing is indexed for this, since every message would pay for it: a page
looks at a stretch of the log, and says where the next one begins.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db.models import Max

from chatcore.administration.selectors.searches import search_from
from chatcore.administration.wording_messages import MESSAGE_ACTIONS
from chatcore.communities.models import Community
from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.live import registry
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Act
from chatcore.records.selectors import Search
from rooms.conversations.models import Room
from rooms.conversations.models.room import stream_of
from rooms.conversations.selectors.access import Right, room_for

# How many entries of the log a page looks at; those of a room alone are found by its stream.
STRETCH = 5000


class MessageAct(NamedTuple):
    id: int
    at: datetime
    actor: uuid.UUID | None
    action: str
    room: uuid.UUID
    message: str


class Stretch(NamedTuple):
    """What was found, newest first, and the id below which the next page looks; None: nothing is older."""

    acts: list[MessageAct]
    below: int | None


class Wanted(NamedTuple):
    """What is looked for: as in the trace, in one room or in all."""

    search: Search
    room: Room | None


def wanted_from(viewer: Person, community: Community | None, filters: dict[str, str]) -> Wanted:
    """Return what ``filters`` ask for; ``object`` is a room that ``viewer`` sees.

    Raises:
        Invalid: as ``search_from``, or an act that is none of messages. NotFound: the room is hidden, or elsewhere.
    """
    search = search_from(viewer, {**filters, "batch": ""})
    if search.action and search.action not in MESSAGE_ACTIONS:
        raise Invalid(_NO_ACT, path="$.action")
    if not search.object_id:
        return Wanted(search, None)
    room = room_for(viewer, search.object_id, to=Right.SEE, path="$.object").room
    if room.community_id != (community.id if community else None):
        raise NotFound(path="$.object")
    return Wanted(search, room)


def message_acts(
    community: Community | None, wanted: Wanted, *, below: int | None, limit: int
) -> Stretch:
    """Return a page of the acts in the rooms of ``community`` (None: in direct conversations) below an id."""
    top = _top(wanted.search.until) if below is None else below
    floor = 0 if wanted.room else max(0, top - STRETCH)
    rows = sorted(
        (
            *_rows(Event, "created_at", "type", wanted, floor, top, limit),
            *_acts(wanted, floor, top, limit),
        ),
        reverse=True,
    )
    rooms = {wanted.room.id} if wanted.room else _rooms_of(community, {row[4] for row in rows})
    found = [row for row in rows if parse_id(row[4].removeprefix("room:")) in rooms]
    shown = found[:limit]
    return Stretch(_named(shown), _next(found, shown, floor, limit, wanted))


def below_from(after: Sequence[Any] | None) -> int | None:
    """Return the id that a cursor says.

    Raises:
        Invalid: a cursor of another list.
    """
    if after is None:
        return None
    if len(after) != 1 or type(after[0]) is not int or not 0 <= after[0] < 2**62:
        raise Invalid(_BAD_CURSOR, path="$.cursor")
    return int(after[0])


def _top(until: datetime | None) -> int:
    """Return the id below which everything is that was before ``until``."""
    events, acts = Event.objects.all(), Act.objects.all()
    if until is not None:
        events, acts = events.filter(created_at__lt=until), acts.filter(at__lt=until)
    newest = events.order_by("-id").values_list("id", flat=True).first()
    return (newest or acts.aggregate(top=Max("id"))["top"] or 0) + 1


def _acts(wanted: Wanted, floor: int, top: int, limit: int) -> list[Any]:
    return _rows(Act, "at", "action", wanted, floor, top, limit)


def _rows(
    model: Any, at: str, kind: str, wanted: Wanted, floor: int, top: int, limit: int
) -> list[Any]:
    """Return (id, at, actor, action, stream) of what matches between two ids, of one of the two tables (one query)."""
    search = wanted.search
    rows = model.objects.filter(id__gte=floor, id__lt=top)
    rows = rows.filter(
        **{f"{kind}__in": [search.action] if search.action else list(MESSAGE_ACTIONS)}
    )
    given = {f"{at}__gte": search.since, f"{at}__lt": search.until, "actor": search.actor}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    if model is Event:
        # Who moved a message to where it is did not post it: moving is in the trace itself.
        rows = rows.exclude(type="message.posted", body__contains='"moved":true')
    if wanted.room is not None:
        # In a stream, the order of positions is that of ids.
        rows = rows.filter(stream=stream_of(wanted.room.id)).order_by("-seq")[: limit + 1]
    return list(rows.values_list("id", at, "actor", kind, "stream"))


def _rooms_of(community: Community | None, streams: set[str]) -> set[uuid.UUID]:
    ids = {id_ for stream in streams if (id_ := parse_id(stream.removeprefix("room:")))}
    return set(Room.objects.filter(id__in=ids, community=community).values_list("id", flat=True))


def _named(rows: Sequence[Any]) -> list[MessageAct]:
    """Return ``rows`` with the ids of the messages that they are about (two queries)."""
    ids = [row[0] for row in rows]
    about = dict(Act.objects.filter(id__in=ids).values_list("id", "about"))
    for id_, kind, body in Event.objects.filter(id__in=ids).values_list("id", "type", "body"):
        about[id_] = msgspec.json.decode(body, type=registry.events[kind]).about() or ""
    return [
        MessageAct(id_, at, actor, action, uuid.UUID(stream.removeprefix("room:")), about[id_])
        for id_, at, actor, action, stream in rows
    ]


def _next(
    found: Sequence[Any], shown: Sequence[Any], floor: int, limit: int, wanted: Wanted
) -> int | None:
    if len(found) > limit:
        return int(shown[-1][0])
    if wanted.room is not None or floor == 0:
        return None
    since = wanted.search.since
    older = (
        (Event.objects.filter(id__lt=floor), "created_at"),
        (Act.objects.filter(id__lt=floor), "at"),
    )
    for rows, at in older:
        newest = rows.order_by("-id").values_list("id", at).first()
        if newest is not None:
            return None if since is not None and newest[1] < since else int(newest[0]) + 1
    return None


_NO_ACT = Words(
    fr="Ce n’est pas une action sur un message.", en="This is not something done to a message."
)
_BAD_CURSOR = Words(
    fr="Ce curseur n’est pas valable : repartez de la première page.",
    en="This cursor is not valid: start again from the first page.",
)
