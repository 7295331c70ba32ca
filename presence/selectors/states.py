"""What people are right now, from their leases and their status."""

import uuid
from collections.abc import Iterable

from django.db.models import Q

from chatcore.foundation.clock import now
from presence.cards import PresenceCard
from presence.models import Lease, State, Status


def states_of(people: Iterable[uuid.UUID]) -> dict[str, PresenceCard]:
    """Return what each of ``people`` is: busy, else what their most active device is (two queries)."""
    ids = list(people)
    moment = now()
    states = {str(id_): str(State.OFFLINE) for id_ in ids}
    for person, state in Lease.objects.filter(person__in=ids, expires_at__gt=moment).values_list(
        "person_id", "state"
    ):
        if states[str(person)] != State.ACTIVE:
            states[str(person)] = state
    texts = dict.fromkeys(states, "")
    current = Q(until=None) | Q(until__gt=moment)
    for person, busy, text in Status.objects.filter(current, person__in=ids).values_list(
        "person_id", "busy", "text"
    ):
        texts[str(person)] = text
        # Busy is said by somebody who is there; whoever has left is offline all the same.
        if busy and states[str(person)] != State.OFFLINE:
            states[str(person)] = str(State.BUSY)
    return {id_: PresenceCard(state=states[id_], text=texts[id_]) for id_ in states}
