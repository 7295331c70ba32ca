"""All that waits for somebody, by room and thème; and where something was said lately."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.db.models import Max, Q

from chatcore.foundation.clock import now, wire
from chatcore.people.models import Person
from rooms.conversations.cards import author_card, topic_card
from rooms.conversations.inbox_cards import TalkCard
from rooms.conversations.models import Kind, Message, Topic, TopicFollow
from rooms.conversations.selectors.noticed import excerpt_of
from rooms.conversations.selectors.unread import unread_places

# Conversations on one screen.
MOST = 100
# How far back lately goes; and how far when so little was said that it is not a screenful.
LATELY, EARLIER, ENOUGH = timedelta(days=7), timedelta(days=90), 30
# How far who goes on is taken, each time that there is not a screenful; at last to the first word.
FURTHER: tuple[timedelta | None, ...] = (EARLIER, timedelta(days=365), None)


class Mark(NamedTuple):
    """Behind which conversation a page begins: when something was last said there, and its position."""

    at: datetime
    last: int


class Places(NamedTuple):
    """``more``: how many are left out; ``next``: behind which the next page begins; ``since``: how far back it goes."""

    cards: list[TalkCard]
    more: int
    next: Mark | None
    since: datetime | None = None


class _Place(NamedTuple):
    room: uuid.UUID
    topic: uuid.UUID | None
    last: int
    at: datetime


def unread_conversations(viewer: Person, *, after: Mark | None = None) -> Places:
    """Return where ``viewer`` has something unread, the newest first, a hundred at most (four queries)."""
    places = [
        one
        for one in unread_places(viewer)
        if after is None or (one["at"], one["last"]) < (after.at, after.last)
    ]
    rows = {
        _Place(one["room_id"], one["topic_id"], one["last"], one["at"]): one
        for one in places[:MOST]
    }
    more = len(places[MOST:])
    return Places(_shown(viewer, rows), more, _end(list(rows)) if more else None)


def recent_conversations(viewer: Person, *, after: Mark | None = None) -> Places:
    """Return where something was said lately in the rooms of ``viewer``, the newest first (eight queries at most).

    Each reads the ranges (room, posted_at) of an index: what was said before costs nothing. Who goes on behind
    ``after`` is taken further back, as far as it takes to find something.
    """
    reaches = (LATELY, EARLIER) if after is None else FURTHER
    places: list[_Place] = []
    since: datetime | None = None
    for reach in reaches:
        since = now() - reach if reach else None
        if after is not None and since is not None and since >= after.at:
            continue
        places = _said_since(viewer, since, after)
        if len(places) >= ENOUGH:
            break
    unread = {(row["room_id"], row["topic_id"]): row for row in unread_places(viewer)}
    rows = {one: unread.get((one.room, one.topic), {}) for one in places[:MOST]}
    more = len(places[MOST:])
    end = _end(list(rows)) or (Mark(since, 0) if since else None)
    return Places(_shown(viewer, rows), more, end if more or since else None, since)


def _end(places: Sequence[_Place]) -> Mark | None:
    return Mark(places[-1].at, places[-1].last) if places else None


def _said_since(viewer: Person, since: datetime | None, after: Mark | None) -> list[_Place]:
    said = Message.objects.filter(room__members__person=viewer, deleted_at=None)
    if since is not None:
        said = said.filter(posted_at__gte=since)
    said = said.exclude(room__kind=Kind.NETWORK)
    rows = said.values("room_id", "topic_id").annotate(last=Max("seq"), at=Max("posted_at"))
    if after is not None:
        rows = rows.filter(Q(at__lt=after.at) | Q(at=after.at, last__lt=after.last))
    newest = rows.order_by("-at", "-last").values_list("room_id", "topic_id", "last", "at")
    return [_Place(*row) for row in newest[: MOST + 1]]


def _shown(viewer: Person, rows: dict[_Place, dict[str, Any]]) -> list[TalkCard]:
    """Return the cards of the places of ``rows``, each with its last message (three queries)."""
    firsts = [(place.room, row["first"]) for place, row in rows.items() if row]
    last = _messages_at([*((place.room, place.last) for place in rows), *firsts])
    topics = _topics([place.topic for place in rows if place.topic])
    chosen = TopicFollow.objects.filter(person=viewer, topic__in=list(topics))
    choices = dict(chosen.values_list("topic_id", "choice"))
    newest = sorted(
        rows, key=lambda place: _moment(last.get((place.room, place.last))), reverse=True
    )
    return [
        TalkCard(
            room=str(place.room),
            topic=topic_card(topics[place.topic]) if place.topic else None,
            choice=choices.get(place.topic, "") if place.topic else "",
            unread=row.get("unread_count", 0),
            mentions=row.get("mention_count", 0),
            first_unread=row.get("first"),
            first_message=_id(last.get((place.room, row.get("first", 0)))),
            message=str(message.id),
            seq=message.seq,
            author=author_card(message.author),
            excerpt=excerpt_of(message.text),
            posted_at=wire(message.posted_at),
        )
        for place in newest
        for row in [rows[place]]
        if (message := last.get((place.room, place.last))) is not None
    ]


def _moment(message: Message | None) -> float:
    return message.posted_at.timestamp() if message else 0.0


def _id(message: Message | None) -> str | None:
    return str(message.id) if message else None


def _messages_at(
    places: Collection[tuple[uuid.UUID, int]],
) -> dict[tuple[uuid.UUID, int], Message]:
    """Return the messages at these positions: each a row of the index (room, seq)."""
    if not places:
        return {}
    wanted = reduce(or_, (Q(room=room, seq=seq) for room, seq in set(places)))
    rows = Message.objects.filter(wanted, deleted_at=None).select_related("author")
    return {(message.room_id, message.seq): message for message in rows}


def _topics(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Topic]:
    return Topic.objects.select_related("resolved_by").in_bulk(list(ids))
