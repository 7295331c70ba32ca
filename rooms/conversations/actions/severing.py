"""Closing a direct conversation of two, because one of them does not want it, and opening it again."""

from django.db import transaction

from chatcore.communities.events import AbilitiesChanged
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.models import Room
from rooms.conversations.naming import direct_key


@transaction.atomic
def sever_direct(*, actor: Person, other: Person, severed: bool) -> None:
    """Let nothing more be said in the direct conversation of just these two, or let it be said again. What was said
    stays; nobody is told who of the two wanted it so."""
    room = (
        Room.objects.select_for_update(no_key=True, of=("self",))
        .filter(direct_key=direct_key([actor.id, other.id]))
        .first()
    )
    if room is None or room.severed == severed:
        return
    room.severed = severed
    room.save(update_fields=["severed"])
    told = AbilitiesChanged(room=str(room.id))
    # The event is about what one may do; that it came of the other is not said.
    log.tell({f"user:{person.id}": [told] for person in (actor, other)})
