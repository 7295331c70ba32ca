"""``message.*`` and ``reaction.*``: each calls the action that REST calls too."""

from chatcore.foundation.clock import wire, wire_or_none
from chatcore.live.registry import AtOnce, command
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from rooms.conversations.actions.batch import Posted
from rooms.conversations.actions.messages import add_reaction, edit_message, remove_reaction
from rooms.conversations.actions.posting import post_message_live
from rooms.conversations.actions.preparing import Draft, PreparedPost, plain_post
from rooms.conversations.actions.withdrawing import restore_message, withdraw_message
from rooms.conversations.commands import (
    MessageDelete,
    MessageEdit,
    MessagePost,
    MessageRestore,
    ReactionAdd,
    ReactionRemove,
)
from rooms.conversations.consumers.answers import DeletedAnswer, PostedAnswer, SeqAnswer
from rooms.conversations.consumers.typing import stop_typing


def _plain(socket: Socket, asked: MessagePost) -> PreparedPost | None:
    """Return the post of a plain text, ready for the writer; None for one that has to be looked at first."""
    return plain_post(socket.identity.person, _draft(asked))


def _told(socket: Socket, asked: MessagePost, posted: Posted) -> PostedAnswer:
    stop_typing(socket, asked.room)
    return PostedAnswer(id=str(posted.id), seq=posted.seq, posted_at=wire(posted.posted_at))


@command(MessagePost, writes=True, posts=True, at_once=AtOnce(_plain, _told))
async def post(socket: Socket, asked: MessagePost) -> PostedAnswer:
    """Post a message; the answer comes when it is committed."""
    posted = await post_message_live(actor=socket.identity.person, draft=_draft(asked))
    return _told(socket, asked, posted)


def _draft(asked: MessagePost) -> Draft:
    return Draft(
        room=asked.room,
        text=asked.text,
        client_id=asked.client_id,
        topic=asked.topic,
        new_topic=asked.new_topic,
        reply_to=asked.reply_to,
        attachments=asked.attachments,
    )


@command(MessageEdit, writes=True)
async def edit(socket: Socket, asked: MessageEdit) -> SeqAnswer:
    """Put other words in the place of what one said."""
    return SeqAnswer(
        seq=await in_db(
            edit_message, actor=socket.identity.person, message=asked.message, text=asked.text
        )
    )


@command(MessageDelete, writes=True)
async def delete(socket: Socket, asked: MessageDelete) -> DeletedAnswer:
    """Take a message back; until ``undo_until`` one may bring it back."""
    gone = await in_db(withdraw_message, actor=socket.identity.person, message=asked.message)
    return DeletedAnswer(seq=gone.seq, undo_until=wire_or_none(gone.undo_until))


@command(MessageRestore, writes=True)
async def restore(socket: Socket, asked: MessageRestore) -> SeqAnswer:
    """Bring back what one has just deleted."""
    return SeqAnswer(
        seq=await in_db(restore_message, actor=socket.identity.person, message=asked.message)
    )


@command(ReactionAdd, writes=True)
async def react(socket: Socket, asked: ReactionAdd) -> SeqAnswer:
    """Put an emoji to a message."""
    return SeqAnswer(
        seq=await in_db(
            add_reaction, actor=socket.identity.person, message=asked.message, emoji=asked.emoji
        )
    )


@command(ReactionRemove, writes=True)
async def unreact(socket: Socket, asked: ReactionRemove) -> SeqAnswer:
    """Take one's emoji back."""
    return SeqAnswer(
        seq=await in_db(
            remove_reaction, actor=socket.identity.person, message=asked.message, emoji=asked.emoji
        )
    )
