"""The one shape of a room, a thème and a message on the wire: the same in REST and in events."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from msgspec import UNSET, UnsetType

from chatcore.files.cards import AttachmentCard
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape
from chatcore.people.cards import PersonCard, person_card
from chatcore.people.models import Person
from rooms.conversations.models import Room, Topic


class AuthorCard(Shape, frozen=True, kw_only=True):
    id: str
    name: str
    kind: str
    avatar: str | None


class MentionCard(Shape, frozen=True, kw_only=True):
    """A ``person``, or everybody in the room (``all``, with the room's id)."""

    kind: str
    id: str


class ReactionCard(Shape, frozen=True, kw_only=True):
    emoji: str
    people: list[str]


class CardReference(Shape, frozen=True, kw_only=True):
    """An object that a message shows: whoever reads the message asks for it, by their own rights."""

    kind: str
    id: str


class MessageCard(Shape, frozen=True, kw_only=True):
    id: str
    room: str
    seq: int
    topic: str | None
    author: AuthorCard
    text: str
    html: str
    client_id: str
    posted_at: str
    edited_at: str | None = None
    reply_to: str | None = None
    mentions: list[MentionCard] = []
    attachments: list[AttachmentCard] = []
    reactions: list[ReactionCard] = []
    card: CardReference | None = None


class RoomCard(Shape, frozen=True, kw_only=True):
    """A room as everybody in it sees it: no field differs by viewer."""

    id: str
    kind: str
    name: str
    purpose: str
    community: str | None
    visibility: str
    comments: bool
    reactions: bool
    joined_by_default: bool
    slow_mode: int
    group: str | None
    archived_at: str | None
    created_at: str
    people: list[PersonCard]


class MyRoomCard(RoomCard, frozen=True, kw_only=True):
    """A room as one person sees it: what REST adds to the card."""

    joined: bool
    role: str | None
    unread: int
    mentions: int
    mark: int
    head: int
    last_posted_at: str | None
    members_count: int
    level: str
    # Until when a time-out has the person say nothing here; from when on they may, in a slow room; and whether one
    # of the two of a direct conversation ended it.
    silenced_until: str | None
    next_turn_at: str | None
    severed: bool
    abilities: dict[str, bool]
    # Left out where the viewer keeps the room in no section of theirs.
    section: str | UnsetType = UNSET


class TopicCard(Shape, frozen=True, kw_only=True):
    """A thème as everybody in the room sees it. ``summary`` is what came out of it, once it was resolved."""

    id: str
    room: str
    title: str
    general: bool
    created_at: str
    pinned_at: str | None = None
    resolved_at: str | None = None
    resolved_by: AuthorCard | None = None
    summary: str = ""
    summary_html: str = ""


class MyTopicCard(TopicCard, frozen=True, kw_only=True):
    """A thème as one person sees it; ``choice`` is ``follow``, ``mute``, or empty: as the room's level has it."""

    last_seq: int
    last_posted_at: str | None
    unread: int
    mentions: int
    mark: int
    choice: str


class MemberCard(Shape, frozen=True, kw_only=True):
    person: PersonCard
    role: str
    joined_at: str


class ReactorCard(Shape, frozen=True, kw_only=True):
    emoji: str
    person: PersonCard


class CrowdCard(Shape, frozen=True, kw_only=True):
    """A role or a skill that may be called: ``id`` as a mention has it, ``people`` of the room who have it."""

    id: str
    name: str
    people: int


class UnreadCard(Shape, frozen=True, kw_only=True):
    unread: int
    mentions: int


def author_card(person: Person) -> AuthorCard:
    return AuthorCard(
        id=str(person.id), name=person.name, kind=person.kind, avatar=person.avatar_url
    )


class Said(Protocol):
    """What a message's card is made of: a Message, or the row that is about to become one."""

    @property
    def id(self) -> uuid.UUID: ...
    @property
    def room_id(self) -> uuid.UUID: ...
    @property
    def topic_id(self) -> uuid.UUID | None: ...
    @property
    def seq(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def html(self) -> str: ...
    @property
    def client_id(self) -> uuid.UUID: ...
    @property
    def reply_to_id(self) -> uuid.UUID | None: ...
    @property
    def posted_at(self) -> datetime: ...
    @property
    def edited_at(self) -> datetime | None: ...
    @property
    def card(self) -> Mapping[str, str] | None: ...


def message_card(
    message: Said,
    *,
    author: Person,
    mentioned: Iterable[uuid.UUID | None] = (),
    attachments: Sequence[AttachmentCard] = (),
    reactions: Mapping[str, list[str]] | None = None,
) -> MessageCard:
    """Return the card of ``message``; queries nothing: the caller has fetched what it holds."""
    return MessageCard(
        id=str(message.id),
        room=str(message.room_id),
        seq=message.seq,
        topic=_text(message.topic_id),
        author=author_card(author),
        text=message.text,
        html=message.html,
        client_id=str(message.client_id),
        posted_at=wire(message.posted_at),
        edited_at=wire_or_none(message.edited_at),
        reply_to=_text(message.reply_to_id),
        mentions=[
            MentionCard(kind="person", id=str(person))
            if person
            else MentionCard(kind="all", id=str(message.room_id))
            for person in mentioned
        ],
        attachments=list(attachments),
        reactions=[
            ReactionCard(emoji=emoji, people=people) for emoji, people in (reactions or {}).items()
        ],
        card=CardReference(**message.card) if message.card else None,
    )


def room_card(room: Room, people: Iterable[Person] = ()) -> RoomCard:
    """Return the card of ``room``. For a direct one, ``people`` are all who are in it."""
    return RoomCard(**room_fields(room, people))


def room_fields(room: Room, people: Iterable[Person] = ()) -> dict[str, Any]:
    return {
        "id": str(room.id),
        "kind": room.kind,
        "name": room.name,
        "purpose": room.purpose,
        "community": _text(room.community_id),
        "visibility": room.visibility,
        "comments": room.comments,
        "reactions": room.reactions,
        "joined_by_default": room.joined_by_default,
        "slow_mode": room.slow_mode,
        "group": _text(room.group_id),
        "archived_at": wire_or_none(room.archived_at),
        "created_at": wire(room.created_at),
        "people": [person_card(person) for person in people],
    }


def topic_card(topic: Topic) -> TopicCard:
    return TopicCard(**topic_fields(topic))


def topic_fields(topic: Topic) -> dict[str, Any]:
    return {
        "id": str(topic.id),
        "room": str(topic.room_id),
        "title": topic.title,
        "general": topic.general,
        "created_at": wire(topic.created_at),
        "pinned_at": wire_or_none(topic.pinned_at),
        "resolved_at": wire_or_none(topic.resolved_at),
        "resolved_by": author_card(topic.resolved_by) if topic.resolved_by else None,
        "summary": topic.summary,
        "summary_html": topic.summary_html,
    }


def _text(id_: uuid.UUID | None) -> str | None:
    return None if id_ is None else str(id_)
