"""Where a message is now."""

from rooms.conversations.cards import CardReference, room_card, topic_card
from rooms.conversations.models import Kind, Message, Room
from rooms.conversations.search_cards import MessagePlace
from rooms.conversations.selectors.rooms import people_of_direct


def place_of(message: Message, room: Room) -> MessagePlace:
    """Return the place of ``message`` in ``room``, which the caller has been let into (three queries at most)."""
    shown = message
    if room.kind == Kind.NETWORK and message.reply_to is not None:
        # A comment is on the page of what it comments.
        shown = message.reply_to
    direct = people_of_direct([room] if room.kind == Kind.DIRECT else [])
    return MessagePlace(
        message=str(message.id),
        room=room_card(room, direct.get(room.id, ())),
        topic=topic_card(message.topic) if message.topic else None,
        seq=message.seq,
        card=CardReference(**shown.card) if shown.card else None,
    )
