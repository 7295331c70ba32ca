"""What the writer must know of a whole batch of posts, read by one query."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from chatcore.communities.models import Community, Group, Membership
from chatcore.foundation.rowsets import Rowset, Statement, uuid_from
from chatcore.people.models import Person
from rooms.conversations.models import ClosedMessage, Message, Room, RoomMember, TimeOut, Topic
from rooms.conversations.policies import Standing
from rooms.conversations.selectors.access import in_force


class Asked(msgspec.Struct):
    """A post as the query knows it; ``place`` is its place among those that are asked for together."""

    place: int
    author: uuid.UUID
    client_id: uuid.UUID
    room: uuid.UUID
    topic: uuid.UUID | None
    reply_to: uuid.UUID | None


class Place(NamedTuple):
    """Where and when a message was posted."""

    id: uuid.UUID
    seq: int
    posted_at: datetime


class Admission(NamedTuple):
    """``earlier`` is the message that was made of the same post before, if there is one.

    ``standing`` is None where there is no such room, or no such person any more. ``topic`` is the thème
    that was named (or the one that it was merged into), else the general one, if the room has it; ``answers`` tells
    whether the message that is replied to stands in the room, ``closed`` whether it takes no answers any more.
    ``revision`` is that of the word filter of ``community``; 0: it has none.
    """

    earlier: uuid.UUID | None
    standing: Standing | None
    topic: uuid.UUID | None
    answers: bool
    closed: bool
    community: uuid.UUID | None = None
    revision: int = 0


def admissions(asked: Sequence[Asked]) -> list[Admission]:
    """Return what is to know of each of ``asked``, in their order (one query, however many)."""
    found = {row[0]: row[1:] for row in _all(_asked.given(asked))}
    return [_admission(*found[one.place]) for one in asked]


def places_of(messages: Collection[uuid.UUID]) -> dict[uuid.UUID, Place]:
    """Return the place of each of ``messages`` (one query, none for none)."""
    if not messages:
        return {}
    rows = Message.objects.filter(id__in=messages).values_list(*Place._fields)
    return {row[0]: Place(*row) for row in rows}


def _admission(
    earlier: Any, kind: str | None, visibility: str, archived: bool, comments: bool, reactions: bool,
    active: bool | None, community_role: str | None, room_role: str | None, group: str | None,
    topic: Any, answers: Any, closed: Any,
    slow: int, severed: bool, silenced: Any, community: Any, revision: int | None,
) -> Admission:  # fmt: skip
    return Admission(
        earlier=None if earlier is None else uuid_from(earlier),
        standing=Standing(
            kind=kind,
            visibility=visibility,
            archived=bool(archived),
            comments=bool(comments),
            reactions=bool(reactions),
            community_role=community_role,
            room_role=room_role,
            group=group,
            silenced=in_force(silenced),
            severed=bool(severed),
            slow=slow,
        )
        if kind is not None and active
        else None,
        topic=None if topic is None else uuid_from(topic),
        answers=bool(answers),
        closed=bool(closed),
        community=None if community is None else uuid_from(community),
        revision=revision or 0,
    )


_asked = Rowset("asked", Asked)


def _sql() -> str:
    """Return the query: for each post the room by its key, then one value each of what belongs to it.

    Each subquery can be answered by one index alone, by the key of a single row: PostgreSQL plans once, perhaps
    while the tables are empty, and could choose among several then. What is compared afterwards
    (the room of a thème, of a message answered) is therefore compared outside.
    """
    message, room, member, topic, membership, person, group, closed, community, time_out = (
        model._meta.db_table
        for model in (
            Message,
            Room,
            RoomMember,
            Topic,
            Membership,
            Person,
            Group,
            ClosedMessage,
            Community,
            TimeOut,
        )
    )
    return f"""
        SELECT asked.place,
               (SELECT id FROM {message} WHERE author_id = asked.author AND client_id = asked.client_id),
               room.kind, room.visibility, room.archived_at IS NOT NULL, room.comments, room.reactions,
               (SELECT is_active FROM {person} WHERE id = asked.author),
               (SELECT COALESCE(taken_for, role) FROM {membership} WHERE community_id = room.community_id
                AND person_id = asked.author AND left_at IS NULL),
               (SELECT role FROM {member} WHERE room_id = asked.room AND person_id = asked.author),
               (SELECT kind FROM {group} WHERE id = room.group_id),
               CASE WHEN asked.topic IS NULL
                    THEN (SELECT id FROM {topic} WHERE room_id = asked.room AND general)
                    WHEN (SELECT room_id FROM {topic} WHERE id = asked.topic) = asked.room
                    THEN (SELECT COALESCE(merged_into_id, id) FROM {topic} WHERE id = asked.topic) END,
               (SELECT room_id FROM {message} WHERE id = asked.reply_to AND deleted_at IS NULL) = asked.room,
               (SELECT true FROM {closed} WHERE message_id = asked.reply_to),
               room.slow_mode, room.severed,
               (SELECT MAX(ends_at) FROM {time_out}
                WHERE person_id = asked.author AND place IN (asked.room, room.community_id)),
               room.community_id,
               (SELECT filter_revision FROM {community} WHERE id = room.community_id)
        FROM {_asked.source()}
        LEFT JOIN {room} room ON room.id = asked.room
    """  # noqa: S608 (names of tables, and a placeholder)


_all = Statement(_sql)
