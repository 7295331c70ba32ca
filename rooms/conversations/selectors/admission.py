"""What the writer must know of a whole batch of posts, read by one query."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from chatcore.communities.models import Membership
from chatcore.foundation.rowsets import Rowset, Statement, moment_from, uuid_from
from chatcore.people.models import Person
from rooms.conversations.models import Message, Room, RoomMember, Topic
from rooms.conversations.policies import Standing


class Asked(NamedTuple):
    """A post as the query knows it."""

    author: uuid.UUID
    client_id: uuid.UUID
    room: uuid.UUID
    topic: uuid.UUID | None
    reply_to: uuid.UUID | None


class Earlier(NamedTuple):
    """The message that was made of the same post before."""

    id: uuid.UUID
    seq: int
    posted_at: datetime


class Admission(NamedTuple):
    """``standing`` is None where there is no such room, or no such person any more.

    ``topic`` is the thème that was named, else the general one, if the room has it; ``answers`` tells
    whether the message that is replied to stands in the room.
    """

    earlier: Earlier | None
    standing: Standing | None
    topic: uuid.UUID | None
    answers: bool


def admissions(asked: Iterable[Asked]) -> list[Admission]:
    """Return what is to know of each of ``asked``, in their order (one query, however many)."""
    rows = [(place, *one) for place, one in enumerate(asked)]
    found = {row[0]: row[1:] for row in _all(_asked.given(rows))}
    return [_admission(*found[place]) for place in range(len(rows))]


def _admission(
    id_: Any, seq: int, posted_at: Any, kind: str | None, visibility: str, archived: bool, comments: bool,
    reactions: bool, active: bool | None, community_role: str | None, room_role: str | None,
    named: Any, general: Any, asked_topic: Any, answered: Any,
) -> Admission:  # fmt: skip
    topic = named if asked_topic is not None else general
    return Admission(
        earlier=Earlier(uuid_from(id_), seq, moment_from(posted_at)) if id_ is not None else None,
        standing=Standing(
            kind=kind,
            visibility=visibility,
            archived=bool(archived),
            comments=bool(comments),
            reactions=bool(reactions),
            community_role=community_role,
            room_role=room_role,
        )
        if kind is not None and active
        else None,
        topic=None if topic is None else uuid_from(topic),
        answers=answered is not None,
    )


_asked = Rowset(
    "asked",
    {
        "place": "integer",
        "author": "uuid",
        "client_id": "uuid",
        "room": "uuid",
        "topic": "uuid",
        "reply_to": "uuid",
    },
)


def _sql() -> str:
    """Return the query: for each post the room and its people by their keys, then at most one row each of the rest.

    The subqueries keep PostgreSQL from reading whole tables because it expects a hundred posts.
    """
    message, room, member, topic, membership, person = (
        model._meta.db_table for model in (Message, Room, RoomMember, Topic, Membership, Person)
    )
    return f"""
        SELECT asked.place,
               (SELECT id FROM {message} WHERE author_id = asked.author AND client_id = asked.client_id),
               (SELECT seq FROM {message} WHERE author_id = asked.author AND client_id = asked.client_id),
               (SELECT posted_at FROM {message} WHERE author_id = asked.author AND client_id = asked.client_id),
               room.kind, room.visibility, room.archived_at IS NOT NULL, room.comments, room.reactions,
               (SELECT is_active FROM {person} WHERE id = asked.author),
               (SELECT role FROM {membership} WHERE community_id = room.community_id
                AND person_id = asked.author AND left_at IS NULL),
               (SELECT role FROM {member} WHERE room_id = asked.room AND person_id = asked.author),
               (SELECT id FROM {topic} WHERE id = asked.topic AND room_id = asked.room),
               (SELECT id FROM {topic} WHERE room_id = asked.room AND general),
               asked.topic,
               (SELECT id FROM {message} WHERE id = asked.reply_to AND room_id = asked.room
                AND deleted_at IS NULL)
        FROM {_asked.source()}
        LEFT JOIN {room} room ON room.id = asked.room
    """  # noqa: S608 (names of tables, and a placeholder)


_all = Statement(_sql)
