"""What « unread » means, spelled out: a mark for every place of every person, and nothing else."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

Topic = uuid.UUID | None


@dataclass
class Said:
    """A message as the recount knows it; without a thème it is in the club."""

    id: uuid.UUID
    seq: int
    author: uuid.UUID
    topic: Topic
    named: set[uuid.UUID]

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass
class Marks:
    """How far somebody has read: the topic room (None: they are not in it), its thèmes, and the club."""

    room: int | None
    club: int
    topics: dict[uuid.UUID, int] = field(default_factory=dict)

    def of(self, topic: Topic) -> int:
        return self.club if topic is None else self.topics.get(topic, self.room or 0)

    def put(self, topic: Topic, mark: int) -> None:
        if topic is None:
            self.club = mark
        else:
            self.topics[topic] = mark

    def read(self, topic: Topic, seq: int) -> None:
        self.put(topic, max(self.of(topic), seq))

    def read_room(self, seq: int) -> None:
        self.room = max(self.room or 0, seq)
        self.topics = {topic: max(mark, seq) for topic, mark in self.topics.items()}

    def leave(self) -> None:
        self.room, self.topics = None, {}

    def come(self, head: int) -> None:
        self.room, self.topics = head, {}

    def lacks(self, one: Said, person: uuid.UUID) -> bool:
        """Tell whether ``person``, whose marks these are, has not read ``one``."""
        if one.topic is not None and self.room is None:
            return False
        return one.author != person and one.seq > self.of(one.topic)

    def follow_into_topic(
        self, person: uuid.UUID, goes: Sequence[Said], there: Sequence[Said], target: Topic
    ) -> None:
        """What goes to another thème stays unread if it was, and read as far as one mark can say so."""
        unread = [one.seq for one in (*goes, *there) if self.lacks(one, person)]
        last = max(one.seq for one in goes)
        self.put(target, min(unread) - 1 if unread else max(self.of(target), last))

    def follow_into_room(
        self,
        person: uuid.UUID,
        goes: Sequence[Said],
        there: Sequence[Said],
        target: Topic,
        first: int,
    ) -> None:
        """What goes to another room stands there behind all else, at ``first`` and after."""
        if any(self.lacks(one, person) for one in there):
            return
        unread = [first + place for place, one in enumerate(goes) if self.lacks(one, person)]
        self.put(target, min(unread) - 1 if unread else first + len(goes) - 1)
