"""Messages that a community's page refers to, for those who may read them."""

import uuid
from collections.abc import Collection, Mapping

from chatcore.communities.presentation_cards import PinCard
from chatcore.communities.selectors.pins import Pin
from chatcore.foundation.clock import wire
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.models import Message, Room
from rooms.conversations.selectors.access import standing_in, with_standing


def message_at(room: uuid.UUID, seq: int) -> uuid.UUID | None:
    """Return the message of that place (one query); whether somebody may read it is another question."""
    rows = Message.objects.filter(room=room, seq=seq, deleted_at=None)
    return rows.values_list("id", flat=True).first()


def readable_messages(viewer: Person, messages: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Pin]:
    """Return those of ``messages`` that are in a room which ``viewer`` may see (two queries)."""
    found = list(Message.objects.filter(id__in=messages, deleted_at=None).select_related("author"))
    rooms = with_standing(Room.objects.filter(id__in={one.room_id for one in found}), viewer)
    open_rooms = {room.id: room for room in rooms if policies.may_see(standing_in(room))}
    return {
        message.id: Pin(
            room.community_id,
            PinCard(
                id=str(message.id),
                room=str(room.id),
                room_name=room.name,
                author=message.author.name,
                html=message.html,
                posted_at=wire(message.posted_at),
            ),
        )
        for message in found
        if (room := open_rooms.get(message.room_id)) is not None
    }
