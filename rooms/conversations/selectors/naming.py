"""Whom and what the names in a search mean, to somebody: nobody and nothing that they do not see."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Q

from chatcore.communities.selectors.people import visible_people
from chatcore.foundation.errors import Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.folding import folded
from chatcore.people.models import Person
from rooms.conversations.models import Message, Topic
from rooms.conversations.search.query import Asked, Named
from rooms.conversations.selectors.readable import ReadableRooms

# People, rooms or thèmes that one name may mean: beyond it the name says too little.
MOST = 200
_ME = frozenset({"moi", "me"})

Ids = frozenset[uuid.UUID]


@dataclass(frozen=True, kw_only=True)
class Names:
    """Where to look, by ids. None: the search says nothing of it."""

    rooms: Ids
    people: Ids | None = None
    other_people: Ids = frozenset()
    topics: Ids | None = None
    other_topics: Ids = frozenset()

    def condition(self) -> Q:
        """Return what the rows of the index are to be."""
        wanted = Q(room__in=sorted(self.rooms))
        if self.people is not None:
            wanted &= Q(author__in=sorted(self.people))
        if self.other_people:
            wanted &= ~Q(author__in=sorted(self.other_people))
        if self.topics is not None:
            wanted &= Q(topic__in=sorted(self.topics))
        if self.other_topics:
            wanted &= Q(topic=None) | ~Q(topic__in=sorted(self.other_topics))
        return wanted

    def keep(self, message: Message) -> bool:
        """Tell whether ``message`` is still where it was looked for: it may have moved since it was indexed."""
        if message.room_id not in self.rooms or message.topic_id in self.other_topics:
            return False
        return self.topics is None or message.topic_id in self.topics


def names_in(
    asked: Asked, *, viewer: Person, rooms: ReadableRooms, room: uuid.UUID | None
) -> Names:
    """Return what the names of ``asked`` mean (one query for people, one for thèmes, where they are named).

    Raises:
        Invalid: a name means nobody or nothing that ``viewer`` sees, or too many.
    """
    people = _people(asked.people, viewer) if asked.people else {}
    places = {name.value: _rooms(name.value, rooms) for name in asked.rooms}
    within = set(rooms.rooms) if room is None else {room}
    if wanted := [name.value for name in asked.rooms if not name.unwanted]:
        within &= set().union(*(places[value] for value in wanted))
    for name in asked.rooms:
        if name.unwanted:
            within -= places[name.value]
    topics = _topics(asked.topics, rooms) if asked.topics else {}
    return Names(
        rooms=frozenset(within),
        people=_of(asked.people, people),
        other_people=_of(asked.people, people, unwanted=True) or frozenset(),
        topics=_of(asked.topics, topics),
        other_topics=_of(asked.topics, topics, unwanted=True) or frozenset(),
    )


def _of(names: Iterable[Named], meant: dict[str, Ids], *, unwanted: bool = False) -> Ids | None:
    chosen = [meant[name.value] for name in names if name.unwanted is unwanted]
    return frozenset().union(*chosen) if chosen else None


def _rooms(value: str, rooms: ReadableRooms) -> Ids:
    id_ = parse_id(value)
    if id_ is not None and id_ in rooms.rooms:
        return frozenset({id_})
    return _checked(value, rooms.named(value), _NO_ROOM)


def _people(names: Collection[Named], viewer: Person) -> dict[str, Ids]:
    """Return who each name means among those whom ``viewer`` sees; a whole name means that person alone."""
    meant: dict[str, Ids] = {}
    wanted = Q()
    seen = visible_people(viewer)
    for name in names:
        if folded(name.value) in _ME:
            meant[name.value] = frozenset({viewer.id})
        elif id_ := parse_id(name.value):
            wanted |= Q(id=id_)
        else:
            holds = [Q(search__contains=part) for part in _parts(name.value)]
            wanted |= reduce(and_, holds, Q(name__gt=""))
    found = list(seen.filter(wanted).values_list("id", "name")[: MOST * 4]) if wanted else []
    for name in names:
        if name.value in meant:
            continue
        id_ = parse_id(name.value)
        parts = _parts(name.value)
        exact = [one for one, called in found if one == id_ or folded(called) == " ".join(parts)]
        near = [one for one, called in found if all(part in folded(called) for part in parts)]
        meant[name.value] = _checked(name.value, exact or near, _NOBODY)
    return meant


def _parts(name: str) -> list[str]:
    return folded(name.lstrip("@")).split()[:8]


def _topics(names: Collection[Named], rooms: ReadableRooms) -> dict[str, Ids]:
    readable = Topic.objects.filter(room__in=list(rooms.rooms))
    wanted = Q()
    for name in names:
        id_ = parse_id(name.value)
        wanted |= Q(id=id_) if id_ else Q(title_key__contains=folded(name.value))
    found = list(readable.filter(wanted).values_list("id", "title_key")[: MOST * 4])
    meant: dict[str, Ids] = {}
    for name in names:
        id_, key = parse_id(name.value), folded(name.value)
        exact = [one for one, title in found if one == id_ or title == key]
        near = [one for one, title in found if key in title]
        meant[name.value] = _checked(name.value, exact or near, _NO_TOPIC)
    return meant


def _checked(value: str, found: Collection[uuid.UUID], none: Words) -> Ids:
    if not found:
        raise Invalid(none.filled(name=value), path="$.q")
    if len(found) > MOST:
        raise Invalid(_TOO_VAGUE.filled(name=value), path="$.q")
    return frozenset(found)


_NOBODY = Words(
    fr="Parmi les personnes que vous voyez, aucune ne s’appelle « {name} ».",
    en="Among the people whom you see, nobody is called “{name}”.",
)
_NO_ROOM = Words(
    fr="Parmi les salons que vous pouvez lire, aucun ne s’appelle « {name} ».",
    en="Among the rooms that you may read, none is called “{name}”.",
)
_NO_TOPIC = Words(
    fr="Parmi les thèmes que vous pouvez lire, aucun ne s’appelle « {name} ».",
    en="Among the topics that you may read, none is called “{name}”.",
)
_TOO_VAGUE = Words(
    fr="« {name} » désigne trop de personnes ou de lieux : donnez un nom plus long.",
    en="“{name}” means too many people or places: give a longer name.",
)
