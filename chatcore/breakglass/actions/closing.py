"""The end of a request or an opening: by hand, or by itself at its time."""

import uuid

from django.db import transaction

from chatcore.breakglass import policies
from chatcore.breakglass.actions.news import tell_deciders
from chatcore.breakglass.actions.telling import tell_closed
from chatcore.breakglass.models import Opening, State
from chatcore.breakglass.selectors.access import Right, hold, opening_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict
from chatcore.people.models import Person
from chatcore.records.actions import record

_DONE = {
    State.WITHDRAWN: "breakglass.withdrawn",
    State.EXPIRED: "breakglass.expired",
    State.CLOSED: "breakglass.closed",
}


@transaction.atomic
def close_opening(*, actor: Person, opening_id: object) -> Opening:
    """Close what is open, or take one's request back.

    Raises:
        NotFound: it is missing or hidden. Forbidden: somebody else's request. Conflict: it is over.
    """
    opening, standing = opening_for(actor, opening_id, to=Right.CLOSE, locked=True)
    if why_not := policies.why_not_close_now(standing):
        raise Conflict(why_not, code="over")
    state = State.WITHDRAWN if standing.state == State.ASKED else State.CLOSED
    _end(opening, state, by=actor)
    return opening


@transaction.atomic
def end_if_over(*, opening_id: uuid.UUID) -> bool:
    """Note that time ended a request or an opening; tell whether it was done here."""
    hold(opening_id)
    rows = Opening.objects.select_related("community", "asked_by", "answered_by")
    opening = rows.filter(id=opening_id).first()
    if opening is None:
        return False
    state = policies.state_at(
        opening.state, asked_at=opening.asked_at, ends_at=opening.ends_at, moment=now()
    )
    if state == opening.state:
        return False
    _end(opening, state, by=None)
    return True


def _end(opening: Opening, state: State, *, by: Person | None) -> None:
    before, opening.state = opening.state, state
    opening.closed_by, opening.closed_at = by, now()
    opening.save(update_fields=["state", "closed_by", "closed_at"])
    record(
        action=_DONE[state],
        actor=by,
        obj=opening,
        community=opening.community,
        before={"state": before},
        after={"state": state},
    )
    tell_deciders(opening, by=by)
    if state == State.CLOSED:
        tell_closed(opening, by=by)
