"""Keeping notices true when what they are of goes: deleted, moved, or in a room that somebody left."""

import uuid
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q

from chatcore.foundation.ids import parse_id
from chatcore.live.followers import Happened
from chatcore.notices.actions.raising import withdraw_about, withdraw_in_room, withdraw_notices
from chatcore.notices.actions.settling import settle
from chatcore.notices.models import Notice
from rooms.conversations.actions.noticing import MESSAGE
from rooms.conversations.models import Message, RoomMember
from rooms.conversations.selectors.unread import newest_unread


def withdraw_of_gone(events: Sequence[Happened]) -> None:
    """Take back what people were told of messages that are gone, and of rooms that they left.

    A line that stands for several messages goes on with those that are left.
    """
    deleted = [event.body["message_id"] for event in events if event.type == "message.deleted"]
    # One that came back meanwhile is still to be read about.
    rows = Message.objects.filter(id__in=deleted).exclude(deleted_at=None)
    gone = [str(id_) for id_ in rows.values_list("id", flat=True)]
    if gone:
        talks = {event.stream.replace("room:", "direct:") for event in events}
        theirs = Q(about__in=gone) & ~Q(fold="") | Q(fold__in=talks)
        _unfold(Notice.objects.filter(theirs, about_kind=MESSAGE, count__gt=1, read_at=None))
        withdraw_about(MESSAGE, gone)
    for event in events:
        if event.type == "room.left":
            person = uuid.UUID(event.stream.removeprefix("user:"))
            room = uuid.UUID(event.body["room"])
            # Whoever came back meanwhile keeps what is new to them; what was before is read by them or not.
            if not RoomMember.objects.filter(room=room, person=person).exists():
                withdraw_in_room(room, [person])


def follow_moved(events: Sequence[Happened]) -> None:
    """Have notices of messages that moved stand where these are now; who may not read them there loses theirs."""
    ids: set[uuid.UUID] = set()
    for event in events:
        if event.type == "topic.merged":
            rows = Notice.objects.filter(topic=uuid.UUID(event.body["topic"]), about_kind=MESSAGE)
            ids |= {
                id_ for about in rows.values_list("about", flat=True) if (id_ := parse_id(about))
            }
        else:
            ids |= {uuid.UUID(id_) for id_ in event.body["message_ids"]}
    notices = list(Notice.objects.filter(about_kind=MESSAGE, about__in=[str(id_) for id_ in ids]))
    messages = Message.objects.in_bulk({uuid.UUID(one.about) for one in notices})
    inside = _inside(notices, messages.values())
    stays, goes = [], []
    for one in notices:
        message = messages.get(uuid.UUID(one.about))
        if message is None or (message.room_id, one.person_id) not in inside:
            goes.append(one.id)
            continue
        one.room, one.topic = message.room_id, message.topic_id
        one.seq = None if one.seq is None else message.seq
        stays.append(one)
    Notice.objects.bulk_update(stays, ["room", "topic", "seq"])
    if goes:
        withdraw_notices(Notice.objects.filter(id__in=goes))


def _inside(
    notices: Collection[Notice], messages: Iterable[Message]
) -> set[tuple[uuid.UUID, uuid.UUID]]:
    rows = RoomMember.objects.filter(
        room__in={one.room_id for one in messages}, person__in={one.person_id for one in notices}
    )
    return set(rows.values_list("room_id", "person_id"))


def _unfold(lines: Iterable[Notice]) -> None:
    """Have ``lines`` speak of the messages that are left of theirs; those of which none is left, stay as they are."""
    changed = []
    for line in lines:
        left = newest_unread(line.person_id, room=line.room, topic=line.topic, most=line.count)
        if not left:
            continue
        last, before = left[0], (line.about, line.count)
        line.about, line.seq, line.topic = str(last.id), last.seq, last.topic_id
        line.actor_id, line.count = last.author_id, len(left)
        if (line.about, line.count) != before:
            changed.append(line)
    settle(changed)
