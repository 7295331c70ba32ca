"""Messages of one's own that wait to be read."""

from chatcore.foundation.clock import wire
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Room
from rooms.moderation.cards import HeldCard
from rooms.moderation.models import Held, HeldState


def waiting_in(room: Room | None, author: Person) -> list[Held]:
    """Return what ``author`` said in ``room``, or anywhere, that waits, in its order (one query)."""
    rows = Held.objects.filter(author=author, state=HeldState.WAITING)
    if room is not None:
        rows = rows.filter(room=room)
    return list(rows.order_by("id"))


def my_held(viewer: Person, held_id: object) -> Held:
    """Return a message of one's own that waits, held until the commit.

    Raises:
        NotFound: missing, somebody else's, or not waiting any more.
    """
    rows = Held.objects.select_for_update(of=("self",)).select_related("case", "case__community")
    mine = rows.filter(author=viewer, state=HeldState.WAITING, id=parse_id(held_id) or NO_ID)
    held = mine.first()
    if held is None:
        raise NotFound(path="$.held")
    return held


def held_card(held: Held) -> HeldCard:
    return HeldCard(
        id=str(held.id),
        room=str(held.room_id),
        topic=str(held.topic_id) if held.topic_id else None,
        text=held.text,
        client_id=str(held.client_id),
        state=held.state,
        held_at=wire(held.held_at),
    )
