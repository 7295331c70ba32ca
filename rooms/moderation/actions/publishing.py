"""Publishing what waited, or was removed for good by mistake: under its author's name, at its place of now."""

import uuid
from collections.abc import Sequence

from chatcore.files.actions.claiming import give_up
from chatcore.files.limits import UNUSED_FOR
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Problem
from chatcore.foundation.ids import new_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.batch import Posted, commit_posts
from rooms.conversations.actions.messages import put_words
from rooms.conversations.actions.preparing import PreparedPost
from rooms.conversations.models import Message, Room, Topic
from rooms.conversations.rendering import render_message
from rooms.moderation.actions.news import tell_author
from rooms.moderation.models import Case, Held, HeldState
from rooms.moderation.selectors.evidence import reported_text


def publish_held(*, actor: Person, case: Case) -> None:
    """Post what waited, in the transaction of the decision; what was posted meanwhile is not posted twice.

    Raises:
        Conflict: the room is closed, or its author is not in it any more, or took it back.
    """
    held = _held(case)
    if held.edits is not None:
        _edit(held, held.edits)
        _ended(held, HeldState.RELEASED)
        record(action="moderation.released", actor=actor, obj=case, community=case.community)
        return
    files = list(held.files.values_list("file_id", flat=True))
    held.files.all().delete()
    give_up(files, until=now() + UNUSED_FOR)
    topic = held.topic_id if held.topic and held.topic.room_id == held.room_id else None
    reply = held.reply_to_id if held.reply_to and held.reply_to.deleted_at is None else None
    _post(held.author, held.room, held.text, held.client_id, topic, reply, files)
    _ended(held, HeldState.RELEASED)
    record(action="moderation.released", actor=actor, obj=case, community=case.community)


def refuse_held(*, actor: Person, case: Case) -> None:
    """Let what waited not appear; its words stay with the case for an appeal."""
    _ended(_held(case), HeldState.REFUSED)
    record(action="moderation.refused", actor=actor, obj=case, community=case.community)


def publish_again(*, actor: Person, case: Case) -> None:
    """Post the words of a message that a decision removed for good, and whose removal was wrong, at the place of now.

    Raises:
        Conflict: its words are not kept any more, the room is closed, or its author is not in it any more.
    """
    text, message, room = reported_text(case.evidence), case.message, case.room
    if not text or message is None or room is None:
        raise Conflict(_NOT_KEPT)
    reply = Message.objects.filter(replies=message, deleted_at=None).first()
    _post(case.subject, room, text, uuid.uuid4(), message.topic_id, reply.id if reply else None)


def _post(
    author: Person,
    room: Room,
    text: str,
    client_id: uuid.UUID,
    topic: uuid.UUID | None,
    reply_to: uuid.UUID | None,
    files: Sequence[uuid.UUID] = (),
) -> Posted:
    if room.archived_at is not None:
        raise Conflict(_CLOSED)
    if topic is not None and not Topic.objects.filter(id=topic, room=room).exists():
        topic = None
    rendered = render_message(text, viewer=author, room=room)
    post = PreparedPost(
        id=new_id(),
        room_id=room.id,
        author=author,
        topic_id=topic,
        text=text,
        html=rendered.html,
        client_id=client_id,
        reply_to_id=reply_to,
        mentioned=rendered.mentioned,
        attachments=tuple(files),
        # Somebody has read and agreed to it: neither filter, nor slow mode, nor a time-out holds it.
        agreed=True,
    )
    (answer,) = commit_posts([post])
    if isinstance(answer, Problem):
        raise Conflict(_LEFT) from answer
    return answer


def _edit(held: Held, message: Message) -> None:
    """Put the words that waited in the place of what the message says."""
    if message.deleted_at is not None:
        raise Conflict(_DELETED)
    put_words(actor=held.author, message=message, room=message.room, text=held.text)


def _held(case: Case) -> Held:
    held = (
        Held.objects.select_for_update(of=("self",))
        .select_related("author", "room", "topic", "reply_to", "edits__room")
        .filter(case=case)
        .first()
    )
    if held is None or held.state == HeldState.WITHDRAWN:
        raise Conflict(_TAKEN_BACK)
    return held


def _ended(held: Held, state: str) -> None:
    held.state = state
    held.save(update_fields=["state"])
    tell_author.enqueue(str(held.id))


_DELETED = Words(
    fr="Ce message a été supprimé entre-temps.", en="This message was deleted in the meantime."
)
_CLOSED = Words(
    fr="Ce salon est archivé : rien ne peut plus y paraître.",
    en="This room is archived: nothing can appear in it any more.",
)
_LEFT = Words(
    fr="La personne n’est plus dans ce salon : son message ne peut pas y paraître.",
    en="The person is not in this room any more: their message cannot appear in it.",
)
_TAKEN_BACK = Words(
    fr="La personne a repris ce message entre-temps.",
    en="The person took this message back in the meantime.",
)
_NOT_KEPT = Words(
    fr="Les mots de ce message ne sont plus conservés : il ne peut pas reparaître.",
    en="The words of this message are not kept any more: it cannot appear again.",
)
