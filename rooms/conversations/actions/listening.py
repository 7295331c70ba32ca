"""Who listens where: what people chose for a room (its level) and for a thème (followed, or muted)."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from django.db.models import Q

from chatcore.notices.models import Kind as Why
from chatcore.notices.models import Preset
from rooms.conversations.models import Following, Kind, Level, RoomMember, TopicFollow

# In these every message is told already, or what is published has a page of its own.
_TOLD_OTHERWISE = (Kind.ANNOUNCEMENT, Kind.DIRECT, Kind.NETWORK)
_PERSONAL = (Why.MENTION, Why.REPLY)


class Listening(NamedTuple):
    """``everything``: who wants every message of a room; ``choices``: what people chose for a thème."""

    everything: Mapping[uuid.UUID, frozenset[uuid.UUID]]
    choices: Mapping[uuid.UUID, Mapping[uuid.UUID, str]]

    def to_all(self, room: uuid.UUID, topic: uuid.UUID | None) -> Iterable[uuid.UUID]:
        """Return who wants to be told of whatever is said in this room and thème."""
        chosen = self.choices.get(topic, {}) if topic else {}
        followers = {person for person, choice in chosen.items() if choice == Following.FOLLOW}
        return followers | self.everything.get(room, frozenset())


def listening(rooms: Collection[uuid.UUID], topics: Collection[uuid.UUID]) -> Listening:
    """Return who listens in ``rooms`` and ``topics`` (two queries)."""
    everything: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    by_preset = Q(level="", person__notice_preferences__preset=Preset.EVERYTHING)
    members = RoomMember.objects.filter(
        Q(level=Level.EVERYTHING) | by_preset, room__in=rooms
    ).exclude(room__kind__in=_TOLD_OTHERWISE)
    for room, person in members.values_list("room", "person"):
        everything[room].add(person)
    choices: dict[uuid.UUID, dict[uuid.UUID, str]] = defaultdict(dict)
    follows = TopicFollow.objects.filter(topic__in=topics)
    for topic, person, choice in follows.values_list("topic", "person", "choice"):
        choices[topic][person] = choice
    return Listening({room: frozenset(people) for room, people in everything.items()}, choices)


def hears(level: str, choice: str, why: str) -> bool:
    """Whether somebody is told: ``level`` is the room's for them, ``choice`` the thème's, ``why`` the kind of notice.

    A thème that one follows is heard in a silent room too; of one that one muted only what names or answers one.
    """
    if choice == Following.FOLLOW:
        return True
    if level == Level.NOTHING:
        return False
    return choice != Following.MUTE or why in _PERSONAL
