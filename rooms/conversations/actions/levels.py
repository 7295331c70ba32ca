"""Of what a room tells a person: a choice of theirs, heard on all their devices."""

from django.db import transaction

from chatcore.foundation.errors import Forbidden, Invalid
from chatcore.foundation.words import Words
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.events import LevelChanged
from rooms.conversations.models import Level, Room, RoomMember
from rooms.conversations.selectors.access import Right, room_for


@transaction.atomic
def set_level(*, actor: Person, room_id: str, level: str) -> Room:
    """Have the room tell ``actor`` of everything, of what is addressed to them, of nothing, or as they prefer ("").

    It leaves no trace beside its event: how somebody wants to be told is nobody's business.
    """
    if level and level not in Level.values:
        raise Invalid(_LEVELS, path="$.level")
    room = room_for(actor, room_id, to=Right.READ).room
    member = RoomMember.objects.select_for_update(of=("self",)).filter(room=room, person=actor)
    mine = member.first()
    if mine is None:
        raise Forbidden(policies.NOT_JOINED)
    if mine.level != level:
        mine.level = level
        mine.save(update_fields=["level"])
        log.emit(f"user:{actor.id}", LevelChanged(room=str(room.id), level=level), actor=actor.id)
    return room


_LEVELS = Words(
    fr="Choisissez « everything » (tout), « mentions » (ce qui s’adresse à vous), « nothing » (rien) ou laissez vide.",
    en="Choose “everything”, “mentions”, “nothing”, or leave it empty.",
)
