"""Moving messages: to another thème, or to another room, with all that hangs on them."""

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction

from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations import policies
from rooms.conversations.actions.carrying import carry_into, retitle
from rooms.conversations.actions.edited_words import check_words
from rooms.conversations.actions.moved_marks import follow_into_room, follow_into_topic
from rooms.conversations.actions.topics import topic_named
from rooms.conversations.events import MessageMoved
from rooms.conversations.models import Kind, Message, Room, Topic
from rooms.conversations.selectors.access import Right, RoomView, message_for, room_for, topic_in

# One act moves so many: each is an event of its own where it comes to.
MOST = 1000
ONE, LATER, ALL = "one", "later", "all"


class Destination(NamedTuple):
    """Where messages go, as it was asked: a room, and in a topic room a thème by its id or by a new title."""

    room: str
    topic: str | None = None
    new_topic: str | None = None


class Moved(NamedTuple):
    """Which messages were moved, in their order, and where they are now."""

    messages: list[uuid.UUID]
    room: Room
    topic: Topic | None


def move_messages(
    *,
    actor: Person,
    to: Destination,
    message: str | None = None,
    which: str = ONE,
    messages: Sequence[str] = (),
) -> Moved:
    """Move ``message`` (``one``), it and what follows in its thème (``later``), its thème (``all``); or ``messages``.

    To another room messages go with new positions there, in their order; their links, reactions, files, pins and
    what people saved go on. Nobody loses an unread message by it (``moved_marks``). What is there already stays.

    Raises:
        NotFound: a message, the room or the thème is hidden or missing. Forbidden: not from here, or not to there.
        Invalid: a room without thèmes is given one. Conflict: more than a thousand, or one that belongs to its room.
    """
    named = [message, *messages] if message is not None else list(messages)
    if not named or which not in (ONE, LATER, ALL):
        raise Invalid(_WHICH, path="$.which" if named else "$.messages")
    path = "$.message" if message is not None else "$.messages[0]"
    found, source = message_for(actor, named[0], path=path)
    target = room_for(actor, to.room, to=Right.SEE)
    inside = target.room.id == source.room.id
    chosen = _chosen(found, which, named)
    _check(actor, source, target, chosen, inside=inside)
    if to.new_topic is not None:
        check_words(to.new_topic, target)
    if inside:
        return _within(actor, source.room, chosen, to)
    return _across(actor, source.room, target.room, chosen, to)


def _chosen(found: Message, which: str, named: Sequence[str]) -> list[Message]:
    """Return the messages that are meant, in their order; all in the room of ``found``."""
    rows = Message.objects.filter(room=found.room_id, deleted_at=None)
    if which == ONE:
        ids = [parse_id(one) for one in named]
        rows = rows.filter(id__in=[id_ for id_ in ids if id_])
    else:
        rows = rows.filter(topic=found.topic_id)
        rows = rows.filter(seq__gte=found.seq) if which == LATER else rows
    chosen = list(rows.order_by("seq")[: MOST + 1])
    if len(chosen) > MOST:
        raise Conflict(_TOO_MANY, path="$.which")
    if which == ONE:
        there = {one.id for one in chosen}
        for index, id_ in enumerate(ids):
            if id_ not in there:
                raise NotFound(path=f"$.messages[{index}]")
    return chosen


def _check(
    actor: Person, source: RoomView, target: RoomView, chosen: Sequence[Message], *, inside: bool
) -> None:
    if inside:
        if why_not := policies.why_not_post(source.standing):
            raise Forbidden(why_not)
        if source.room.kind != Kind.TOPIC:
            raise Invalid(_NO_TOPICS, path="$.room")
        return
    own = all(one.author_id == actor.id for one in chosen)
    if why_not := policies.why_not_take_out(source.standing, own=own):
        raise Forbidden(why_not)
    if why_not := policies.why_not_take_in(target.standing):
        raise Forbidden(why_not, path="$.room")
    if source.room.community_id != target.room.community_id:
        raise Conflict(_OTHER_COMMUNITY, path="$.room")
    if any(one.card is not None for one in chosen):
        raise Conflict(_BELONGS_HERE, path="$.message")


def _topic(actor: Person, room: Room, to: Destination) -> Topic | None:
    """Return the thème that messages go to; a new one is made in the transaction of their move, so that a move that
    fails leaves none behind."""
    if to.topic is not None and to.new_topic is not None:
        raise Invalid(_ONE_TOPIC, path="$.new_topic")
    if to.topic is not None:
        return topic_in(room, to.topic)
    if to.new_topic is not None:
        if room.kind != Kind.TOPIC:
            raise Invalid(_NO_TOPICS, path="$.new_topic")
        return topic_named(actor=actor, room=room, title=to.new_topic)
    return Topic.objects.filter(room=room, general=True).first()


@transaction.atomic
def _within(actor: Person, room: Room, chosen: Sequence[Message], to: Destination) -> Moved:
    # Held before the thème is made, which takes a place in the log: every writer comes to messages first.
    still = _still(chosen, room)
    topic = _topic(actor, room, to)
    if topic is None:
        raise Invalid(_NO_TOPICS, path="$.room")
    moving = [one for one in still if one.topic_id != topic.id]
    if moving:
        ids = [one.id for one in moving]
        follow_into_topic(room, topic, Message.objects.filter(id__in=ids))
        retitle(ids, topic)
        _record(actor, room, moving, room, topic)
        event = MessageMoved(message_ids=[str(id_) for id_ in ids], topic=str(topic.id))
        log.emit(room.stream, event, actor=actor.id)
    return Moved([one.id for one in moving], room, topic)


@transaction.atomic
def _across(
    actor: Person, source: Room, target: Room, chosen: Sequence[Message], to: Destination
) -> Moved:
    moving = _still(chosen, source)
    topic = _topic(actor, target, to)
    unread = follow_into_room(source, target, topic, moving)
    _record(actor, source, moving, target, topic)
    carry_into(moving, source=source, target=target, topic=topic, actor=actor, marks=unread)
    return Moved([one.id for one in moving], target, topic)


def _still(chosen: Sequence[Message], room: Room) -> list[Message]:
    """Return ``held``; somebody may have deleted all of ``chosen``, or taken them away, a moment ago.

    Raises:
        NotFound: so they did.
    """
    moving = held(chosen, room)
    if not moving:
        raise NotFound(path="$.message")
    return moving


def held(chosen: Sequence[Message], room: Room) -> list[Message]:
    """Return what of ``chosen`` is still said in ``room``, in its order, held until the commit."""
    rows = Message.objects.select_for_update(of=("self",)).filter(
        id__in=[one.id for one in chosen], room=room, deleted_at=None
    )
    # Locked in one order by everybody; shown in another.
    return sorted(
        rows.select_related("author").order_by("id"), key=lambda one: (one.seq, str(one.id))
    )


def _record(
    actor: Person, source: Room, moving: Sequence[Message], target: Room, topic: Topic | None
) -> None:
    record(
        action="message.moved",
        actor=actor,
        obj=source,
        community=source.traced_in,
        after={
            "messages": len(moving),
            **({"room": target.name} if target.id != source.id else {}),
            **({"title": topic.title} if topic else {}),
        },
    )


_WHICH = Words(
    fr="Dites quels messages : « one », « later » ou « all » avec « message », ou une liste « messages ».",
    en="Say which messages: “one”, “later” or “all” with “message”, or a list “messages”.",
)
_TOO_MANY = Words(
    fr="On déplace au plus mille messages à la fois : procédez en plusieurs fois, en partant des derniers.",
    en="At most a thousand messages are moved at once: do it in several steps, beginning with the last ones.",
)
_NO_TOPICS = Words(
    fr="Ce salon n’a pas de thèmes : choisissez un autre salon.",
    en="This room has no topics: choose another room.",
)
_ONE_TOPIC = Words(
    fr="Choisissez un thème existant ou un nouveau, pas les deux.",
    en="Choose an existing topic or a new one, not both.",
)
_OTHER_COMMUNITY = Words(
    fr="Les messages restent dans leur communauté : choisissez un salon de celle-ci.",
    en="Messages stay in their community: choose a room of it.",
)
_BELONGS_HERE = Words(
    fr="Un de ces messages présente un objet de ce salon : il y reste. Déplacez les autres sans lui.",
    en="One of these messages shows an object of this room: it stays here. Move the others without it.",
)
