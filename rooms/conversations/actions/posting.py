"""Posting: prepare a message in the caller's thread, commit it with others on the writer."""

import uuid
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime

from chatcore.foundation.errors import Invalid, NotFound
from chatcore.foundation.ids import new_id, parse_id
from chatcore.foundation.prepared import Prepared
from chatcore.foundation.words import Words
from chatcore.live import writer
from chatcore.people.models import Person
from chatcore.rendering.text import clean_text
from rooms.conversations.actions.batch import commit_posts
from rooms.conversations.actions.topics import topic_named
from rooms.conversations.models import Kind, Message, Room, Topic
from rooms.conversations.rendering import render_message
from rooms.conversations.selectors.access import Right, room_for, topic_in


@dataclass(frozen=True, kw_only=True)
class Posted:
    """The answer to a post: the same for the first time and for every repeat."""

    id: uuid.UUID
    seq: int
    posted_at: datetime
    repeated: bool = False


@dataclass(frozen=True, kw_only=True)
class PreparedPost:
    """A message that is rendered and allowed, waiting for its position."""

    id: uuid.UUID
    room: Room
    author: Person
    topic_id: uuid.UUID | None
    text: str
    html: str
    client_id: uuid.UUID
    reply_to_id: uuid.UUID | None
    mentioned: tuple[uuid.UUID, ...]
    posted_at: datetime | None = None

    @property
    def family(self) -> writer.Family:
        return commit_posts


def post_message(
    *,
    actor: Person,
    room: str | uuid.UUID,
    text: str,
    client_id: uuid.UUID,
    topic: str | None = None,
    new_topic: str | None = None,
    reply_to: str | None = None,
    attachments: Sequence[str] = (),
) -> "Future[Posted]":
    """Say ``text`` in ``room``; the future holds the answer once it is committed.

    Idempotent for ever on (actor, ``client_id``), looked up before rights and content: a repeat
    answers the same result and posts nothing.

    Raises:
        NotFound, Forbidden: the room, thème or message answered is not there, or not for ``actor``.
        Invalid, TooLarge: the text cannot be posted. Unavailable: too many writes wait.
    """
    if known := posted_before(actor, client_id):
        done: Future[Posted] = Future()
        done.set_result(known)
        return done
    view = room_for(actor, room, to=Right.REPLY if reply_to else Right.POST)
    clean = clean_text(text)
    if attachments:
        raise NotFound(path="$.attachments[0]")
    reply_to_id = _message_in(view.room, reply_to).id if reply_to else None
    topic_id = _topic_id_for(actor, view.room, topic=topic, new_topic=new_topic)
    rendered = render_message(clean, viewer=actor, room=view.room)
    return writer.submit(
        PreparedPost(
            id=new_id(),
            room=view.room,
            author=actor,
            topic_id=topic_id,
            text=clean,
            html=rendered.html,
            client_id=client_id,
            reply_to_id=reply_to_id,
            mentioned=rendered.mentioned,
        )
    )


def posted_before(actor: Person, client_id: uuid.UUID) -> Posted | None:
    """Return the answer that was given to this post, if it was made already."""
    for known in _posted(actor.id, client_id):
        return Posted(id=known.id, seq=known.seq, posted_at=known.posted_at, repeated=True)
    return None


_posted: Prepared[Message] = Prepared(
    lambda author, client_id: Message.objects.filter(author=author, client_id=client_id).only(
        "id", "seq", "posted_at"
    )
)


def _topic_id_for(
    actor: Person, room: Room, *, topic: str | None, new_topic: str | None
) -> uuid.UUID | None:
    if topic is not None and new_topic is not None:
        raise Invalid(_ONE_TOPIC, path="$.new_topic")
    if room.kind != Kind.TOPIC:
        if topic is not None:
            raise NotFound(path="$.topic")
        if new_topic is not None:
            raise Invalid(_NO_TOPICS, path="$.new_topic")
        return None
    if topic is not None:
        return topic_in(room, topic).id
    if new_topic is not None:
        return topic_named(actor=actor, room=room, title=new_topic).id
    return Topic.objects.values_list("id", flat=True).get(room=room, general=True)


def _message_in(room: Room, message_id: str) -> Message:
    id_ = parse_id(message_id)
    message = (
        None if id_ is None else Message.objects.filter(id=id_, room=room, deleted_at=None).first()
    )
    if message is None:
        raise NotFound(path="$.reply_to")
    return message


_ONE_TOPIC = Words(
    fr="Choisissez un thème existant ou un nouveau, pas les deux.",
    en="Choose an existing topic or a new one, not both.",
)
_NO_TOPICS = Words(
    fr="Ce salon n’a pas de thèmes : envoyez le message sans thème.",
    en="This room has no topics: send the message without one.",
)
