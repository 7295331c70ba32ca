"""How far people have read, carried along when messages move.

What somebody has not read stays unread, wherever it goes; what they have read stays read as far as one mark a thème
can say so. For each person the mark of where the messages come to is put just before the first message there that
they have not read, or behind the last that moved when they have read everything.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import (
    F,
    Max,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from rooms.conversations.models import Message, Room, RoomMember, Topic, TopicMark


def follow_into_topic(room: Room, target: Topic, moving: "QuerySet[Message]") -> None:
    """Carry the marks of a room's people along when ``moving`` go to its thème ``target``, before they do.

    A constant number of statements. Who reads all thèmes of the room together has one mark for all of them already.
    """
    topics = set(moving.values_list("topic_id", flat=True)) | {target.id}
    marked = TopicMark.objects.filter(topic__in=topics).values("person")
    concerned = _held(RoomMember.objects.filter(room=room, person__in=marked))
    last = moving.aggregate(last=Max("seq"))["last"]
    rows = concerned.annotate(
        there=_mark_in(target, OuterRef("person"), F("mark")),
        first_moved=Subquery(_unread(moving).values("seq")[:1]),
        first_there=_first_unread(target.messages.all(), OuterRef("there")),
    ).values_list("person_id", "there", "first_moved", "first_there")
    _mark(
        target,
        {
            person: min(firsts) - 1
            if (firsts := [one for one in (moved, here) if one])
            else max(there, last)
            for person, there, moved, here in rows
        },
    )


def follow_into_room(
    source: Room, target: Room, topic: Topic | None, moving: Sequence[Message]
) -> Callable[[int], None]:
    """Return what carries the marks of those who are in both rooms along, once the first new position is known.

    Only who has nothing unread where the messages come to: for the others they stand behind what is unread there.
    """
    rows = Message.objects.filter(id__in=[one.id for one in moving])
    both = RoomMember.objects.filter(room=target, person__room_members__room=source)
    there = _mark_in(topic, OuterRef("person"), F("mark")) if topic else F("mark")
    here = topic.messages.all() if topic else target.messages.all()
    in_source = RoomMember.objects.filter(room=source, person=OuterRef("person")).values("mark")[:1]
    firsts = list(
        _held(both)
        .annotate(there=there, in_source=Subquery(in_source))
        .annotate(
            first_there=_first_unread(here, OuterRef("there")),
            first_moved=Subquery(_unread(rows, mark="in_source").values("seq")[:1]),
        )
        .filter(first_there=None)
        .values_list("id", "person_id", "first_moved")
    )
    order = {one.seq: place for place, one in enumerate(moving)}

    def carry(first: int) -> None:
        marks = {
            (member, person): first + order.get(seq, len(moving)) - 1
            for member, person, seq in firsts
        }
        if topic is not None:
            _mark(topic, {person: mark for (_, person), mark in marks.items()})
        else:
            _mark_members({member: mark for (member, _), mark in marks.items()})

    return carry


def _held(members: "QuerySet[RoomMember]") -> "QuerySet[RoomMember]":
    """Hold ``members`` until the commit, as reading does; return them to be read once more."""
    ids = list(members.select_for_update(of=("self",)).order_by("id").values_list("id", flat=True))
    return RoomMember.objects.filter(id__in=ids)


def _mark_in(topic: Any, person: Any, otherwise: Any) -> Coalesce:
    own = TopicMark.objects.filter(topic=topic, person=person)
    return Coalesce(Subquery(own.values("seq")[:1]), otherwise)


def _unread(moving: "QuerySet[Message]", mark: str = "mark") -> "QuerySet[Message]":
    """Return what of ``moving`` an outer member has not read, each by the mark of the thème that it is in."""
    own = _mark_in(OuterRef("topic"), OuterRef(OuterRef("person")), OuterRef(mark))
    rows = moving.exclude(author=OuterRef("person")).filter(deleted_at=None)
    return rows.annotate(read_to=own).filter(seq__gt=F("read_to")).order_by("seq")


def _first_unread(messages: "QuerySet[Message]", mark: Any) -> Subquery:
    rows = messages.filter(deleted_at=None, seq__gt=mark).exclude(author=OuterRef("person"))
    return Subquery(rows.order_by("seq").values("seq")[:1])


def _mark(topic: Topic, marks: dict[Any, int]) -> None:
    TopicMark.objects.bulk_create(
        [
            TopicMark(topic=topic, room_id=topic.room_id, person_id=person, seq=mark)
            for person, mark in marks.items()
        ],
        update_conflicts=True,
        unique_fields=["person", "topic"],
        update_fields=["seq"],
        batch_size=500,
    )


def _mark_members(marks: dict[int, int]) -> None:
    members = list(RoomMember.objects.filter(id__in=marks))
    for member in members:
        member.mark = marks[member.id]
    RoomMember.objects.bulk_update(members, ["mark"], batch_size=500)
