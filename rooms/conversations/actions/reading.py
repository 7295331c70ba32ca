"""How far somebody has read: marks move up, or back to a message on purpose."""

from django.db import transaction
from django.db.models import Min

from chatcore.foundation.errors import Forbidden
from chatcore.live import log
from chatcore.notices.actions.reading import read_in_place
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.events import ReadMoved
from rooms.conversations.models import Room, RoomMember, Topic, TopicMark
from rooms.conversations.selectors.access import Right, message_for, room_for, topic_in
from rooms.conversations.selectors.unread import Unread, unread_in


def mark_read(*, actor: Person, room: str, seq: int, topic: str | None = None) -> Unread:
    """Mark ``room``, or one of its thèmes, as read up to ``seq``. A lower mark changes nothing.

    Returns the counts of what was marked: of the thème if one was given, else of the room.
    """
    view = room_for(actor, room, to=Right.READ)
    found = topic_in(view.room, topic) if topic is not None else None
    with transaction.atomic():
        member = _member(actor, view.room)
        head = log.head_of(view.room.stream)
        seq = min(seq, head)
        moved = _raise_topic(member, found, seq) if found else _raise_room(member, seq)
        counts = unread_in(actor, view.room, found, up_to=head)
        if moved:
            read_in_place(
                person=actor, room=view.room.id, topic=found.id if found else None, upto=seq
            )
            _tell(actor, view.room, found, mark=seq, head=head, counts=counts)
    return counts


def mark_unread(*, actor: Person, message: str) -> Unread:
    """Mark as unread from ``message`` on: in its thème if it has one, else in its room."""
    found, view = message_for(actor, message)
    mark = found.seq - 1
    with transaction.atomic():
        member = _member(actor, view.room)
        if found.topic_id is not None:
            TopicMark.objects.update_or_create(
                person=actor, topic_id=found.topic_id, defaults={"room": view.room, "seq": mark}
            )
        else:
            member.mark = mark
            member.save(update_fields=["mark"])
        _keep_floor(member)
        head = log.head_of(view.room.stream)
        counts = unread_in(actor, view.room, found.topic, up_to=head)
        _tell(actor, view.room, found.topic, mark=mark, head=head, counts=counts)
    return counts


def _member(actor: Person, room: Room) -> RoomMember:
    member = (
        RoomMember.objects.select_for_update(of=("self",)).filter(room=room, person=actor).first()
    )
    if member is None:
        raise Forbidden(policies.NOT_JOINED)
    return member


def _raise_topic(member: RoomMember, topic: Topic, seq: int) -> bool:
    mark = TopicMark.objects.filter(person=member.person_id, topic=topic).first()
    if seq <= (mark.seq if mark else member.mark):
        return False
    TopicMark.objects.update_or_create(
        person_id=member.person_id, topic=topic, defaults={"room_id": member.room_id, "seq": seq}
    )
    _keep_floor(member)
    return True


def _raise_room(member: RoomMember, seq: int) -> bool:
    """Raise the room's mark and, in a topic room, those of all its thèmes that are lower."""
    marks = TopicMark.objects.filter(person=member.person_id, room=member.room_id)
    if seq >= member.mark:
        raised = marks.filter(seq__lt=seq).delete()[0] > 0 or seq > member.mark
        member.mark = seq
        member.save(update_fields=["mark"])
    else:
        raised = marks.filter(seq__lt=seq).update(seq=seq) > 0
    _keep_floor(member)
    return raised


def _keep_floor(member: RoomMember) -> None:
    """Keep ``floor`` the lowest of the person's marks in the room: counting starts there."""
    marks = TopicMark.objects.filter(person=member.person_id, room=member.room_id)
    lowest = marks.aggregate(low=Min("seq"))["low"]
    member.floor = member.mark if lowest is None else min(member.mark, lowest)
    member.save(update_fields=["floor"])


def _tell(
    actor: Person, room: Room, topic: Topic | None, *, mark: int, head: int, counts: Unread
) -> None:
    event = ReadMoved(
        room=str(room.id),
        topic=str(topic.id) if topic else None,
        mark=mark,
        head=head,
        unread=counts.unread,
        mentions=counts.mentions,
    )
    log.emit(f"user:{actor.id}", event, actor=actor.id)
