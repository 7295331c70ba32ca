"""The only way from an id to a room, a thème or a message: through the check of the right."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum
from typing import NamedTuple

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from chatcore.communities.models import Membership
from chatcore.communities.permissions import SITE_ADMINISTRATOR
from chatcore.communities.selectors.entering import INSIDE, entries_of
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.prepared import Prepared
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.models import Message, Room, RoomMember, TimeOut, Topic
from rooms.conversations.policies import Standing


class Right(Enum):
    """What somebody wants a room for."""

    SEE = "see"
    READ = "read"
    JOIN = "join"
    LEAVE = "leave"
    POST = "post"
    REPLY = "reply"
    PUBLISH = "publish"
    REACT = "react"
    INVITE = "invite"
    CHANGE = "change"
    REMOVE = "remove"


class RoomView(NamedTuple):
    """A room, and what the viewer is to it."""

    room: Room
    standing: Standing


def room_for(actor: Person, room_id: object, *, to: Right, path: str = "$.room") -> RoomView:
    """Return the room that ``actor`` may use so (one query).

    Raises:
        NotFound: it is missing, hidden, or ``room_id`` is no id: the same answer for all.
        Forbidden: it may be seen, but not used so; the words say why.
    """
    id_ = parse_id(room_id)
    found = [] if id_ is None else _rooms_of(id_, actor)
    if not found:
        raise NotFound(path=path)
    (room,) = found
    view = RoomView(room, standing_in(room))
    if not policies.may_see(view.standing):
        raise NotFound(path=path)
    if why_not := _CHECKS[to](view.standing):
        raise Forbidden(why_not)
    return view


def message_for(
    actor: Person, message_id: object, *, path: str = "$.message"
) -> tuple[Message, RoomView]:
    """Return a message that ``actor`` may read, and its room (two queries).

    Raises:
        NotFound: it is missing, deleted, or in a room that ``actor`` may not see.
    """
    message, view = any_message_for(actor, message_id, path=path)
    if message.deleted_at is not None:
        raise NotFound(path=path)
    return message, view


def any_message_for(
    actor: Person, message_id: object, *, path: str = "$.message"
) -> tuple[Message, RoomView]:
    """Do as ``message_for``, also for a deleted message: only for who may bring it back."""
    id_ = parse_id(message_id)
    message = (
        None if id_ is None else Message.objects.filter(id=id_).select_related("author").first()
    )
    try:
        view = room_for(actor, message.room_id if message else uuid.UUID(int=0), to=Right.READ)
    except NotFound:
        raise NotFound(path=path) from None
    if message is None:
        raise NotFound(path=path)
    return message, view


def topic_in(room: Room, topic_id: object, *, path: str = "$.topic") -> Topic:
    """Return the thème of ``room`` with that id, or the one that it was merged into; one of elsewhere is not found."""
    topic = _topic(topic_id)
    if topic is None or topic.room_id != room.id:
        raise NotFound(path=path)
    return topic.merged_into or topic


def topic_for(actor: Person, topic_id: object, *, path: str = "$.topic") -> tuple[Topic, RoomView]:
    """Return a thème that ``actor`` may read (or the one that it was merged into), and its room."""
    topic = _topic(topic_id)
    try:
        view = room_for(actor, topic.room_id if topic else uuid.UUID(int=0), to=Right.READ)
    except NotFound:
        raise NotFound(path=path) from None
    if topic is None:
        raise NotFound(path=path)
    return topic.merged_into or topic, view


def _topic(topic_id: object) -> Topic | None:
    id_ = parse_id(topic_id)
    found = Topic.objects.select_related("resolved_by", "merged_into__resolved_by")
    return None if id_ is None else found.filter(id=id_).first()


def with_standing(
    rooms: "QuerySet[Room]", viewer: Person | uuid.UUID, *, visits: bool = False
) -> "QuerySet[Room]":
    """Annotate ``rooms`` with what ``viewer`` is to each: no query more.

    The staff of the site counts for what it has entered where ``viewer`` is a person, or where ``visits`` asks for it.
    """
    as_whom: Subquery | Coalesce = Subquery(
        Membership.objects.filter(
            INSIDE, community=OuterRef("community"), person=viewer, left_at=None
        ).values(as_whom=Coalesce("taken_for", "role"))[:1]
    )
    if visits or (isinstance(viewer, Person) and viewer.is_staff):
        entered = entries_of(viewer).filter(community=OuterRef("community"))
        visitor = entered.annotate(as_whom=Value(SITE_ADMINISTRATOR)).values("as_whom")[:1]
        as_whom = Coalesce(as_whom, Subquery(visitor))
    # No moment is in the query, which is kept: whether it is over is looked at outside.
    here = Q(place=OuterRef("pk")) | Q(place=OuterRef("community"))
    silences = TimeOut.objects.filter(here, person=viewer).order_by("-ends_at")
    return rooms.annotate(
        viewer_silenced=Subquery(silences.values("ends_at")[:1]),
        viewer_room_role=Subquery(
            RoomMember.objects.filter(room=OuterRef("pk"), person=viewer).values("role")[:1]
        ),
        viewer_community_role=as_whom,
        group_kind=F("group__kind"),
    )


def standing_in(room: Room) -> Standing:
    """Return the viewer's standing in a room that ``with_standing`` has annotated."""
    return Standing(
        kind=room.kind,
        visibility=room.visibility,
        archived=room.archived_at is not None,
        comments=room.comments,
        reactions=room.reactions,
        community_role=getattr(room, "viewer_community_role"),  # noqa: B009 (an annotation)
        room_role=getattr(room, "viewer_room_role"),  # noqa: B009
        group=getattr(room, "group_kind"),  # noqa: B009
        silenced=in_force(getattr(room, "viewer_silenced")),  # noqa: B009
        severed=room.severed,
        slow=room.slow_mode,
    )


def in_force(ends_at: datetime | str | None) -> datetime | None:
    """Return the end of a time-out that is not over yet; SQLite answers raw queries in UTC, without saying so."""
    if ends_at is None:
        return None
    moment = datetime.fromisoformat(ends_at) if isinstance(ends_at, str) else ends_at
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment if moment > now() else None


def _rooms_of(room_id: uuid.UUID, actor: Person) -> list[Room]:
    if actor.is_staff:
        return list(with_standing(Room.objects.filter(id=room_id), actor))
    return _one_room(room_id, actor.id)


_one_room: Prepared[Room] = Prepared(
    lambda room, viewer: with_standing(Room.objects.filter(id=room), viewer)
)


def _freely(standing: Standing) -> Words | None:
    return None


_CHECKS: dict[Right, Callable[[Standing], Words | None]] = {
    Right.SEE: _freely,
    Right.READ: _freely,
    Right.JOIN: policies.why_not_join,
    Right.LEAVE: policies.why_not_leave,
    Right.POST: policies.why_not_post,
    Right.REPLY: lambda standing: policies.why_not_post(standing, reply=True),
    Right.PUBLISH: lambda standing: policies.why_not_post(standing, published=True),
    Right.REACT: policies.why_not_react,
    Right.INVITE: policies.why_not_invite,
    Right.CHANGE: policies.why_not_change,
    Right.REMOVE: policies.why_not_remove,
}
