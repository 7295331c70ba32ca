"""Many people into rooms, or out of them, at once: the statements are as many for one as for a thousand."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from chatcore.communities.group_policies import leaders_among
from chatcore.foundation.clock import now
from chatcore.foundation.rowsets import RowsInsert
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person
from chatcore.records.actions import Deed, record_all
from rooms.conversations.events import MemberJoined, MemberLeft, RoomJoined, RoomLeft
from rooms.conversations.models import Room, RoomMember, RoomRole, TopicMark


class Coming(NamedTuple):
    """Somebody who is not in a room and comes into it; ``by`` is who brings them: None, the system itself."""

    room: Room
    person: Person
    by: Person | None
    role: str = RoomRole.MEMBER


def bring(comings: Sequence[Coming]) -> None:
    """Make people members of rooms, inside the caller's transaction (four statements).

    All positions are taken at once, in the log's order of streams, so that two such acts never lock
    each other out. Each counts from the head of the room before any of them came.
    """
    if not comings:
        return
    seats = _Seats([(one.room, one.person) for one in comings])
    moment = now()
    _insert_members(
        [
            _Member(one.room.id, one.person.id, str(one.role), moment, head, head)
            for one in comings
            for head in [seats.head(one.room)]
        ]
    )
    events: list[StreamEvent] = []
    for one in comings:
        mine, room, person = _own(one.person), str(one.room.id), str(one.person.id)
        joined = RoomJoined(stream=mine, seq=seats.next(mine), room=room, head=seats.head(one.room))
        stream = one.room.stream
        events += (joined, MemberJoined(stream=stream, seq=seats.next(stream), person=person))
    # Two events for each.
    log.write(events, actors=[one.by.id if one.by else None for one in comings for _ in range(2)])
    record_all(
        [
            Deed(
                "room.joined",
                one.by,
                one.room,
                one.room.traced_in,
                after={"person": one.person.id, "role": str(one.role)},
            )
            for one in comings
        ]
    )


def coming_from_group(
    room: Room, people: Iterable[Person], statuses: Mapping[uuid.UUID, str], *, by: Person | None
) -> Iterator[Coming]:
    """Yield how those of ``people`` who have a status in the room's group come into ``room``."""
    leaders = leaders_among(statuses)
    for person in people:
        if person.id in statuses:
            role = RoomRole.ANIMATOR if person.id in leaders else RoomRole.MEMBER
            yield Coming(room, person, by, role)


def take_away(rooms: Sequence[Room], people: Sequence[Person], *, by: Person | None) -> None:
    """End the memberships of ``people`` in ``rooms``, inside the caller's transaction (six statements)."""
    members = RoomMember.objects.filter(room__in=rooms, person__in=people)
    # Held until they are deleted: another device may have been quicker.
    held = set(members.select_for_update().values_list("room_id", "person_id"))
    if not held:
        return
    members.delete()
    TopicMark.objects.filter(room__in=rooms, person__in=people).delete()
    gone = [(room, person) for room in rooms for person in people if (room.id, person.id) in held]
    seats = _Seats(gone)
    events: list[StreamEvent] = []
    for room, person in gone:
        mine, seq, id_ = _own(person), seats.next(room.stream), str(person.id)
        events += (
            RoomLeft(stream=mine, seq=seats.next(mine), room=str(room.id), head=seq),
            MemberLeft(stream=room.stream, seq=seq, person=id_),
        )
    log.write(events, actors=[by.id if by else None] * len(events))
    record_all(
        [
            Deed("room.left", by, room, room.traced_in, after={"person": person.id})
            for room, person in gone
        ]
    )


class _Seats:
    """Positions for one event of each room and of each person, for each who comes or goes (one query)."""

    def __init__(self, moves: Sequence[tuple[Room, Person]]) -> None:
        counts = Counter(room.stream for room, _ in moves)
        counts.update(_own(person) for _, person in moves)
        self._firsts = log.take(counts)
        self._next = dict(self._firsts)

    def head(self, room: Room) -> int:
        """Return the position of ``room`` before any of them."""
        return self._firsts[room.stream] - 1

    def next(self, stream: str) -> int:
        seq = self._next[stream]
        self._next[stream] += 1
        return seq


class _Member(msgspec.Struct):
    room_id: uuid.UUID
    person_id: uuid.UUID
    role: str
    joined_at: datetime
    mark: int
    floor: int


_insert_members = RowsInsert(RoomMember, _Member)


def _own(person: Person) -> str:
    return f"user:{person.id}"
