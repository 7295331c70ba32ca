"""Marking everything as read, in all one's rooms at once."""

from django.db import transaction

from chatcore.live import log
from chatcore.notices.actions.reading import read_in_place
from chatcore.people.models import Person
from rooms.conversations.events import ReadMoved
from rooms.conversations.models import RoomMember, TopicMark
from rooms.conversations.models.room import stream_of
from rooms.conversations.selectors.unread import unread_by_room


@transaction.atomic
def mark_all_read(*, actor: Person) -> int:
    """Mark every room of ``actor`` as read up to where it is now; return in how many something was unread.

    Each of these is told to the person's devices with its count, which is zero. What is said meanwhile stays unread.
    Statements: as many for a hundred rooms as for one, and two for each room that had something.
    """
    rows = RoomMember.objects.select_for_update(of=("self",)).filter(person=actor)
    members = {member.room_id: member for member in rows.order_by("id")}
    # The heads first: what is said between the two is counted, and stays unread.
    heads = log.heads_of(stream_of(room) for room in members)
    unread = unread_by_room(actor)
    for room, member in members.items():
        member.mark = member.floor = max(member.mark, heads[stream_of(room)])
    RoomMember.objects.bulk_update(members.values(), ["mark", "floor"], batch_size=500)
    TopicMark.objects.filter(person=actor).delete()
    waiting = [room for room in members if room in unread]
    for room in waiting:
        read_in_place(person=actor, room=room, topic=None, upto=members[room].mark)
    if waiting:
        stream = f"user:{actor.id}"
        first = log.take({stream: len(waiting)})[stream]
        log.write(
            [
                ReadMoved(
                    stream=stream,
                    seq=seq,
                    room=str(room),
                    topic=None,
                    mark=members[room].mark,
                    head=members[room].mark,
                    unread=0,
                    mentions=0,
                )
                for seq, room in enumerate(waiting, start=first)
            ],
            actors=[actor.id] * len(waiting),
        )
    return len(waiting)
