"""What goes with messages that move: their positions, files, pins, places in the index; and the news of it."""

import uuid
from collections import Counter
from collections.abc import Callable, Collection, Sequence

import msgspec

from chatcore.foundation.jobs.definition import job
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person
from rooms.conversations.actions.attaching import follow_messages
from rooms.conversations.actions.forgetting import forget_moved
from rooms.conversations.events import MessageMoved, MessagePinned, MessagePosted
from rooms.conversations.models import Indexed, Message, Pin, Room, Topic
from rooms.conversations.selectors.timeline import message_cards

# Messages of which one transaction takes the words out of the log of the room that they left.
BATCH = 100
PINS = 100


def retitle(messages: Collection[uuid.UUID], topic: Topic) -> None:
    """Put ``messages`` into another thème of their room: what search knows of them too (two statements)."""
    Message.objects.filter(id__in=messages).update(topic=topic)
    Indexed.objects.filter(message__in=messages).update(topic=topic)


def carry_into(
    moving: Sequence[Message],
    *,
    source: Room,
    target: Room,
    topic: Topic | None,
    actor: Person,
    marks: Callable[[int], None],
) -> None:
    """Give ``moving`` (held, in their order) the next positions of ``target``, and tell both rooms.

    The statements are as many for one as for a thousand, but for the rows that they carry. ``marks`` is called
    with the first of the new positions.
    """
    were = {one.id: one.seq for one in moving}
    ids = list(were)
    pins = _pins(ids, target)
    news = Counter({source.stream: 1, target.stream: len(moving) + len(pins)})
    seats = log.take(news)
    first = seats[target.stream]
    for place, one in enumerate(moving):
        one.room, one.topic, one.seq = target, topic, first + place
    Message.objects.bulk_update(moving, ["room", "topic", "seq"], batch_size=200)
    follow_messages(ids, into=target)
    Indexed.objects.filter(message__in=ids).update(room=target, topic=topic)
    Pin.objects.filter(message__in=pins).update(room=target)
    marks(first)
    gone = MessageMoved(message_ids=[str(id_) for id_ in ids], topic=None)
    events: list[StreamEvent] = [
        msgspec.structs.replace(gone, stream=source.stream, seq=seats[source.stream])
    ]
    events += [
        MessagePosted(stream=target.stream, seq=card.seq, message=card, moved=True)
        for card in message_cards(moving)
    ]
    events += [
        MessagePinned(stream=target.stream, seq=place, message_id=str(id_), person=str(actor.id))
        for place, id_ in enumerate(pins, start=first + len(moving))
    ]
    log.write(events, actors=[actor.id] * len(events))
    for start in range(0, len(ids), BATCH):
        left = {str(id_): were[id_] for id_ in ids[start : start + BATCH]}
        forget_where_it_was.enqueue(left, source.stream)


@job()
def forget_where_it_was(messages: dict[str, int], stream: str) -> None:
    """Take the words of ``messages`` out of the log of the room that they left: its readers may not read them now."""
    forget_moved(messages, stream=stream)


def _pins(messages: Sequence[uuid.UUID], target: Room) -> list[uuid.UUID]:
    """Return which of ``messages`` are pinned and stay so in ``target``: as many as it has room for."""
    pinned = Pin.objects.filter(message__in=messages).order_by("id")
    ids = list(pinned.values_list("message_id", flat=True))
    if not ids:
        return []
    # Not held: who pins holds the room before its messages, which are held here already.
    left = max(0, PINS - Pin.objects.filter(room=target, message__room=target).count())
    if ids[left:]:
        Pin.objects.filter(message__in=ids[left:]).delete()
    return ids[:left]
