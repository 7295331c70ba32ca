"""``read.*``: how far the person has read."""

from chatcore.live.registry import command
from chatcore.live.socket import Socket
from chatcore.live.threads import in_db
from rooms.conversations.actions.reading import mark_read, mark_unread
from rooms.conversations.cards import UnreadCard
from rooms.conversations.commands import ReadMark, ReadUnmark


@command(ReadMark, writes=True)
async def mark(socket: Socket, asked: ReadMark) -> UnreadCard:
    """Mark a room or a thème as read up to a position."""
    counts = await in_db(
        mark_read, actor=socket.identity.person, room=asked.room, seq=asked.seq, topic=asked.topic
    )
    return UnreadCard(unread=counts.unread, mentions=counts.mentions)


@command(ReadUnmark, writes=True)
async def unmark(socket: Socket, asked: ReadUnmark) -> UnreadCard:
    """Mark as unread from a message on."""
    counts = await in_db(mark_unread, actor=socket.identity.person, message=asked.message)
    return UnreadCard(unread=counts.unread, mentions=counts.mentions)
