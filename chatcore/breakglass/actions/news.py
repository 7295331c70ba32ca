"""What the few who decide, and the persons concerned, hear live: each on their own stream."""

import uuid
from collections.abc import Collection

from chatcore.breakglass.events import BreakGlassChanged
from chatcore.breakglass.models import Opening
from chatcore.breakglass.selectors.deciders import deciders_about
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person


def tell_deciders(opening: Opening, *, by: Person | None) -> None:
    """Tell those who decide that something became of ``opening``; who takes part in the conversation is not told."""
    community = None if opening.community_id is None else str(opening.community_id)
    event = BreakGlassChanged(opening=str(opening.id), community=community)
    write_to(deciders_about(opening), event, by=by)


def write_to(people: Collection[uuid.UUID], event: StreamEvent, *, by: Person | None) -> None:
    """Write ``event`` on the stream of each of ``people``."""
    log.tell({f"user:{person}": [event] for person in people}, by=by.id if by else None)
