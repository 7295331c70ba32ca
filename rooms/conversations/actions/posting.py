"""Posting: a message prepared where it came in, and committed with others on the writer."""

import uuid
from collections.abc import Sequence
from concurrent.futures import Future

from chatcore.live import writer
from chatcore.live.threads import in_db
from chatcore.people.models import Person
from rooms.conversations.actions.batch import Posted
from rooms.conversations.actions.preparing import Draft, PreparedPost, plain_post, prepare_post
from rooms.conversations.cards import CardReference


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
    card: CardReference | None = None,
) -> "Future[Posted]":
    """Say ``text`` in ``room``; the future holds the answer once it is committed.

    Idempotent for ever on (actor, ``client_id``), looked up before rights and content: a repeat
    answers the same result and posts nothing.

    Raises (or the future does):
        NotFound, Forbidden: the room, thème or message answered is not there, or not for ``actor``.
        Invalid, TooLarge: the text cannot be posted. Unavailable: too many writes wait.
    """
    draft = Draft(
        room=room,
        text=text,
        client_id=client_id,
        topic=topic,
        new_topic=new_topic,
        reply_to=reply_to,
        attachments=attachments,
        card=card,
    )
    post = plain_post(actor, draft) or prepare_post(actor, draft)
    if isinstance(post, Posted):
        done: Future[Posted] = Future()
        done.set_result(post)
        return done
    return writer.submit(post)


async def post_message_live(*, actor: Person, draft: Draft) -> Posted:
    """Do as ``post_message``, from the event loop: nothing here waits for a thread but what must."""
    post: PreparedPost | Posted | None = plain_post(actor, draft)
    if post is None:
        post = await in_db(prepare_post, actor, draft)
    return post if isinstance(post, Posted) else await writer.begin(post)
