"""Preparing a post: its text cleaned and rendered, so that the writer has nothing left but to check and write."""

import uuid
from collections.abc import Sequence
from datetime import datetime

import msgspec

from chatcore.foundation.errors import Invalid, NotFound, Problem
from chatcore.foundation.ids import new_id, parse_id
from chatcore.foundation.prepared import Prepared
from chatcore.foundation.words import Words
from chatcore.live import writer
from chatcore.people.models import Person
from chatcore.rendering.message import plain_html
from chatcore.rendering.text import clean_text
from rooms.conversations.actions.attaching import checked_attachments
from rooms.conversations.actions.batch import Posted, commit_posts
from rooms.conversations.actions.edited_words import check_words
from rooms.conversations.actions.topics import topic_named
from rooms.conversations.cards import CardReference
from rooms.conversations.models import Kind, Message, Room
from rooms.conversations.rendering import render_message
from rooms.conversations.reviewing import held_before
from rooms.conversations.selectors.access import Right, room_for


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asks to say, as it came."""

    room: str | uuid.UUID
    text: str
    client_id: uuid.UUID
    topic: str | None = None
    new_topic: str | None = None
    reply_to: str | None = None
    attachments: Sequence[str] = ()
    # Set by actions of the server only: no command and no body of REST has it.
    card: CardReference | None = None


class PreparedPost(msgspec.Struct, frozen=True, kw_only=True):
    """A message that is rendered, waiting for the check of its rights and for its position."""

    id: uuid.UUID
    room_id: uuid.UUID
    author: Person
    topic_id: uuid.UUID | None
    text: str
    html: str
    client_id: uuid.UUID
    reply_to_id: uuid.UUID | None
    mentioned: tuple[uuid.UUID | None, ...] = ()
    attachments: tuple[uuid.UUID, ...] = ()
    card: CardReference | None = None
    posted_at: datetime | None = None
    # An administrator agreed to this announcement (``actions/agreed.py``): its author need not announce by right.
    agreed: bool = False

    @property
    def family(self) -> writer.Family:
        return commit_posts


def plain_post(actor: Person, draft: Draft) -> PreparedPost | None:
    """Return the post of a plain text, without a query: None when it needs one, or more than a glance.

    So what most people say most of the time never leaves the event loop before it is written.
    """
    if draft.new_topic is not None or draft.attachments or draft.card is not None:
        return None
    room, topic, reply_to = map(_id_or_none, (draft.room, draft.topic, draft.reply_to))
    if room is None or (topic is None and draft.topic) or (reply_to is None and draft.reply_to):
        return None
    try:
        text = clean_text(draft.text)
    except Problem:
        # Whether it was posted before, and whether the room may be used, is looked at first.
        return None
    html = plain_html(text)
    if html is None:
        return None
    return PreparedPost(
        id=new_id(),
        room_id=room,
        author=actor,
        topic_id=topic,
        text=text,
        html=html,
        client_id=draft.client_id,
        reply_to_id=reply_to,
    )


def prepare_post(actor: Person, draft: Draft) -> PreparedPost | Posted:
    """Return the post of any text, or the answer that it was given already (three queries and more).

    Raises:
        NotFound, Forbidden: the room is not there, or not for ``actor``. Invalid, TooLarge: the text
            cannot be posted, or goes to two thèmes at once.
    """
    if known := _posted_before(actor, draft.client_id):
        return known
    view = room_for(actor, draft.room, to=_right_for(draft))
    room = view.room
    text = "" if draft.card and not draft.text else clean_text(draft.text)
    attachments = _attachments(actor, room, draft)
    reply_to = _given_id(draft.reply_to, path="$.reply_to")
    if draft.new_topic is not None:
        # Before there is a thème for it, which its refusal would leave empty.
        check_words(draft.new_topic, view)
        check_words(text, view, waits=True)
    topic = _topic_for(actor, room, draft)
    rendered = render_message(text, viewer=actor, room=room)
    return PreparedPost(
        id=new_id(),
        room_id=room.id,
        author=actor,
        topic_id=topic,
        text=text,
        html=rendered.html,
        client_id=draft.client_id,
        reply_to_id=reply_to,
        mentioned=rendered.mentioned,
        attachments=attachments,
        card=draft.card,
    )


def _attachments(actor: Person, room: Room, draft: Draft) -> tuple[uuid.UUID, ...]:
    try:
        return checked_attachments(actor, room, draft.attachments)
    except NotFound:
        # The files of a post that waits to be read are kept with it: a repeat is answered as the first time.
        if answer := held_before(actor.id, draft.client_id):
            raise answer from None
        raise


def _right_for(draft: Draft) -> Right:
    if draft.reply_to:
        return Right.REPLY
    return Right.POST if draft.card is None else Right.PUBLISH


def _posted_before(actor: Person, client_id: uuid.UUID) -> Posted | None:
    """Return the answer that was given to this post, if it was made already."""
    for known in _posted(actor.id, client_id):
        return Posted(id=known.id, seq=known.seq, posted_at=known.posted_at, repeated=True)
    return None


_posted: Prepared[Message] = Prepared(
    lambda author, client_id: Message.objects.filter(author=author, client_id=client_id).only(
        "id", "seq", "posted_at"
    )
)


def _topic_for(actor: Person, room: Room, draft: Draft) -> uuid.UUID | None:
    """Return the thème that the post names; the writer finds the general one for those that name none."""
    if draft.topic is not None and draft.new_topic is not None:
        raise Invalid(_ONE_TOPIC, path="$.new_topic")
    if draft.new_topic is None:
        return _given_id(draft.topic, path="$.topic")
    if room.kind != Kind.TOPIC:
        raise Invalid(_NO_TOPICS, path="$.new_topic")
    return topic_named(actor=actor, room=room, title=draft.new_topic).id


def _given_id(given: str | None, *, path: str) -> uuid.UUID | None:
    if given is None:
        return None
    id_ = parse_id(given)
    if id_ is None:
        raise NotFound(path=path)
    return id_


def _id_or_none(given: object) -> uuid.UUID | None:
    return None if given is None else parse_id(given)


_ONE_TOPIC = Words(
    fr="Choisissez un thème existant ou un nouveau, pas les deux.",
    en="Choose an existing topic or a new one, not both.",
)
_NO_TOPICS = Words(
    fr="Ce salon n’a pas de thèmes : envoyez le message sans thème.",
    en="This room has no topics: send the message without one.",
)
