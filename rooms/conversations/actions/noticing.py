"""Who is told of a message: those it names, whom it answers, those who follow, and who listens for a word.

It hangs on the log (``chatcore.live.followers``): nothing here is on the way of a message.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from chatcore.foundation.jobs.definition import job
from chatcore.live.followers import Happened
from chatcore.notices.actions.raising import News, raise_notices
from chatcore.notices.models import Kind as Why
from chatcore.notices.models import Preferences
from chatcore.notices.words import said_in, tokens_of
from chatcore.people.nobody import NO_ID
from rooms.conversations.actions.listening import Listening, hears, listening
from rooms.conversations.avoiding import unwanted
from rooms.conversations.models import Kind, Message, Room, RoomMember
from rooms.conversations.selectors.audience import listeners_of

# An announcement, or a word to all, is told in pieces of so many people: no transaction holds thousands of streams.
PIECE = 500


class Said(NamedTuple):
    """A message as its event has it."""

    id: uuid.UUID
    source: str
    room: uuid.UUID
    topic: uuid.UUID | None
    seq: int
    author: uuid.UUID
    text: str
    reply_to: uuid.UUID | None
    named: frozenset[uuid.UUID]
    all: bool
    edited: bool
    # A card whose own app tells of it: a request for agreement is one notice, not a second one of its message.
    told_apart: bool
    at: datetime


class Situation(NamedTuple):
    """What is known of the rooms and messages of a batch, read once."""

    rooms: Mapping[uuid.UUID, Room]
    answered: Mapping[uuid.UUID, uuid.UUID]
    direct: Mapping[uuid.UUID, frozenset[uuid.UUID]]
    listeners: Mapping[tuple[str, ...], frozenset[uuid.UUID]]
    listening: Listening


def raise_for_messages(events: Sequence[Happened]) -> Callable[[], None] | None:
    """Tell people of the messages of ``events``: a constant number of queries, whatever they are.

    Whom they concern is found before anything is held; most concern nobody, and nothing is written. Only who is in
    the room now, and did not ask for silence there, is told. An edit tells those whom it names for the first
    time; the rest was told when it was said, as was what only moved.
    """
    said = [_said(event) for event in events if not event.body.get("moved")]
    gone = _deleted(one.id for one in said)
    said = [one for one in said if one.id not in gone]
    now = _situation(said)
    wanted: dict[tuple[uuid.UUID, uuid.UUID], list[News]] = defaultdict(list)
    for one in said:
        for person, why in _reasons(one, now):
            if person != one.author:
                wanted[one.room, person].append(_news(one, now.rooms[one.room], person, why))
    hushed = unwanted(
        {
            (person, news.actor)
            for (_, person), told in wanted.items()
            for news in told
            if news.actor
        }
    )
    for (_, person), told in wanted.items():
        told[:] = [news for news in told if (person, news.actor) not in hushed]
    heard = [
        news
        for place, level in _levels(wanted)
        for news in wanted[place]
        if hears(
            level, now.listening.choices.get(news.topic or NO_ID, {}).get(place[1], ""), news.kind
        )
    ]
    to_all = [one for one in said if not one.edited and (one.all or _announces(one, now))]
    return partial(_raise, heard, to_all) if heard or to_all else None


def _raise(heard: Sequence[News], to_all: Sequence[Said]) -> None:
    # What was deleted since one looked is told to nobody.
    gone = {str(id_) for id_ in _deleted({uuid.UUID(news.about) for news in heard})}
    raise_notices(news for news in heard if news.about not in gone)
    for one in to_all:
        tell_room.enqueue(str(one.id), one.source)


@job()
def tell_room(message_id: str, source: str, after: str | None = None) -> None:
    """Tell the people of a room of a message to all of them, piece by piece; each piece enqueues the next."""
    message = Message.objects.filter(id=message_id, deleted_at=None).select_related("room").first()
    if message is None:
        return
    listeners = listeners_of(message.room_id, author=message.author_id, topic=message.topic_id)
    if after is not None:
        listeners = listeners.filter(person__gt=uuid.UUID(after))
    people = list(listeners.order_by("person").values_list("person", flat=True)[:PIECE])
    announced = message.room.kind == Kind.ANNOUNCEMENT
    # What is announced is for all, also for those who do not want to hear of its author.
    hushed = set() if announced else unwanted({(person, message.author_id) for person in people})
    raise_notices(
        News(
            person=person,
            kind=Why.ANNOUNCEMENT if announced else Why.EVERYBODY,
            source=source,
            about_kind=MESSAGE,
            about=message_id,
            actor=message.author_id,
            community=message.room.community_id,
            room=message.room_id,
            topic=message.topic_id,
            seq=message.seq,
        )
        for person in people
        if (person, message.author_id) not in hushed
    )
    if len(people) == PIECE:
        tell_room.enqueue(message_id, source, str(people[-1]))


def _said(event: Happened) -> Said:
    card = event.body["message"]
    mentions = card["mentions"]
    return Said(
        id=uuid.UUID(card["id"]),
        # An edit is told once a person too, and the post that it is of was told before.
        source=f"message:{card['id']}",
        room=uuid.UUID(card["room"]),
        topic=uuid.UUID(card["topic"]) if card["topic"] else None,
        seq=card["seq"],
        author=uuid.UUID(card["author"]["id"]),
        text=card["text"],
        reply_to=uuid.UUID(card["reply_to"]) if card["reply_to"] else None,
        named=frozenset(uuid.UUID(one["id"]) for one in mentions if one["kind"] == "person"),
        all=any(one["kind"] == "all" for one in mentions),
        edited=event.type == "message.edited",
        told_apart=(card["card"] or {}).get("kind") in _TOLD_APART,
        at=event.created_at,
    )


def _deleted(messages: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    rows = Message.objects.filter(id__in=list(messages)).exclude(deleted_at=None)
    return set(rows.values_list("id", flat=True))


def _situation(said: Sequence[Said]) -> Situation:
    rooms = Room.objects.in_bulk({one.room for one in said})
    answered = Message.objects.filter(id__in={one.reply_to for one in said if one.reply_to})
    talks = [id_ for id_, room in rooms.items() if room.kind == Kind.DIRECT]
    direct: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    members = RoomMember.objects.filter(room__in=talks) if talks else RoomMember.objects.none()
    for room, person in members.values_list("room", "person"):
        direct[room].add(person)
    return Situation(
        rooms=rooms,
        answered=dict(answered.values_list("id", "author")),
        direct={room: frozenset(people) for room, people in direct.items()},
        listeners=_listeners(),
        listening=listening(list(rooms), {one.topic for one in said if one.topic}),
    )


def _listeners() -> Mapping[tuple[str, ...], frozenset[uuid.UUID]]:
    """Return who listens for which words: a row for each person who does (one query)."""
    found: dict[tuple[str, ...], set[uuid.UUID]] = defaultdict(set)
    for person, words in Preferences.objects.exclude(words=[]).values_list("person", "words"):
        for word in words:
            found[tokens_of(word)].add(person)
    return {word: frozenset(people) for word, people in found.items()}


def _reasons(one: Said, now: Situation) -> Iterable[tuple[uuid.UUID, str]]:
    """Yield whom the message concerns and why; the strongest reason is chosen where notices are raised."""
    for person in one.named:
        yield person, Why.MENTION
    if one.edited:
        return
    if one.reply_to is not None and one.reply_to in now.answered:
        yield now.answered[one.reply_to], Why.REPLY
    for person in () if one.told_apart else now.direct.get(one.room, ()):
        yield person, Why.DIRECT
    yield from ((person, Why.WORD) for person in _who_waits_for(one.text, now))
    for person in now.listening.to_all(one.room, one.topic):
        yield person, Why.TOPIC


def _who_waits_for(text: str, now: Situation) -> Iterable[uuid.UUID]:
    """Yield who listens for a word that is said in ``text``."""
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in now.listeners:
        by_first[phrase[0]].append(phrase)
    for phrase in said_in(text, by_first):
        yield from now.listeners[phrase]


def _news(one: Said, room: Room, person: uuid.UUID, why: str) -> News:
    return News(
        person=person,
        kind=why,
        source=one.source,
        about_kind=MESSAGE,
        about=str(one.id),
        actor=one.author,
        community=room.community_id,
        room=one.room,
        topic=one.topic,
        seq=one.seq,
        at=one.at,
        # A talk between a few, or a thème that one follows, is one line, however much is said before somebody looks.
        fold=_FOLDS[why].format(place=one.topic or one.room) if why in _FOLDS else "",
    )


def _levels(
    places: Iterable[tuple[uuid.UUID, uuid.UUID]],
) -> list[tuple[tuple[uuid.UUID, uuid.UUID], str]]:
    """Return those of ``places`` (room, person) where the person is a member, each with the level that they chose."""
    asked = set(places)
    rows = RoomMember.objects.filter(
        room__in={room for room, _ in asked}, person__in={person for _, person in asked}
    )
    found = rows.values_list("room", "person", "level")
    return [((room, person), level) for room, person, level in found if (room, person) in asked]


def _announces(one: Said, now: Situation) -> bool:
    return now.rooms[one.room].kind == Kind.ANNOUNCEMENT and one.reply_to is None


MESSAGE = "message"
_TOLD_APART = ("accord",)
_FOLDS: Mapping[str, str] = {Why.DIRECT: "direct:{place}", Why.TOPIC: "topic:{place}"}
