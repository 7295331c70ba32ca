"""What was said goes into a room: messages with their dates, reactions, edits, deletions."""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from chatcore.foundation.ids import new_id
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.project.demonstration.script import Said, dice
from rooms.conversations.actions.history import PastPost, import_history
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.actions.topics import topic_named
from rooms.conversations.events import ReactionAdded
from rooms.conversations.models import Kind, Message, Reaction, Room, RoomMember, Topic

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "rivages.example")


def write_room(key: str, room: Room, said: Sequence[Said], people: dict[str, Person]) -> None:
    """Write ``said`` into ``room`` as it was said and then changed."""
    topics = _topics(room, said, people)
    ids = {one: new_id() for one in said}
    posts = [
        PastPost(
            id=ids[one],
            author=people[one.who],
            text=_as_first_written(one),
            posted_at=one.at,
            client_id=uuid.uuid5(_NAMESPACE, f"{room.id}/{key}/{number}"),
            topic=topics.get(one.topic),
            reply_to=ids[one.answers] if one.answers else None,
        )
        for number, one in enumerate(said)
    ]
    import_history(actor=people["ada"], room=room, posts=posts)
    _react(key, room, said, ids, people)
    for one in said:
        if one.edited:
            edit_message(actor=people[one.who], message=str(ids[one]), text=one.text)
            Message.objects.filter(id=ids[one]).update(edited_at=one.at + timedelta(minutes=4))
        if one.taken_back:
            delete_message(actor=people[one.who], message=str(ids[one]))
    _backdate(room, said, topics)


def _topics(room: Room, said: Sequence[Said], people: dict[str, Person]) -> dict[str, Topic]:
    """Return the thèmes of a topic room by title, each made by whoever first spoke of it."""
    if room.kind != Kind.TOPIC:
        return {}
    first = {one.topic: one.who for one in reversed(said)}
    titles = dict.fromkeys(one.topic for one in said)
    return {
        title: topic_named(actor=people[first[title]], room=room, title=title) for title in titles
    }


def _as_first_written(one: Said) -> str:
    """Return what an edited message said before: without its last sign."""
    return one.text[:-1] if one.edited else one.text


def _react(
    key: str,
    room: Room,
    said: Sequence[Said],
    ids: dict[Said, uuid.UUID],
    people: dict[str, Person],
) -> None:
    """Put the reactions to the messages, with their events, all in one transaction.

    One action a reaction would be a thousand transactions; what is written is the same.
    """
    inside = set(RoomMember.objects.filter(room=room).values_list("person_id", flat=True))
    rng = dice(key)
    reactions = [
        Reaction(
            message_id=ids[one],
            person=people[name],
            emoji=emoji,
            added_at=one.at + timedelta(minutes=rng.randint(1, 50)),
        )
        for one in said
        for emoji, names in one.reactions.items()
        for name in names
        if people[name].id in inside and not one.taken_back
    ]
    if not reactions:
        return
    with transaction.atomic():
        seq = log.take({room.stream: len(reactions)})[room.stream]
        Reaction.objects.bulk_create(reactions)
        events = [
            ReactionAdded(
                stream=room.stream,
                seq=seq + number,
                message_id=str(one.message_id),
                emoji=one.emoji,
                person=str(one.person_id),
            )
            for number, one in enumerate(reactions)
        ]
        log.write(events, actors=[one.person_id for one in reactions])


def _backdate(room: Room, said: Sequence[Said], topics: dict[str, Topic]) -> None:
    """Let the room and its thèmes be as old as the first words in them."""
    begun = said[0].at - timedelta(minutes=1)
    Room.objects.filter(id=room.id).update(created_at=begun)
    RoomMember.objects.filter(room=room).update(joined_at=begun)
    Topic.objects.filter(room=room, general=True).update(created_at=begun)
    first = {one.topic: one.at for one in reversed(said)}
    for title, topic in topics.items():
        Topic.objects.filter(id=topic.id, general=False).update(created_at=first[title])
