"""Reading what an opening opens: each page leaves its trace."""

from typing import NamedTuple

from django.db import transaction

from chatcore.breakglass.models import Opening
from chatcore.breakglass.selectors.access import Right, opening_for
from chatcore.breakglass.selectors.openings import Extract, extract_of
from chatcore.people.models import Person
from chatcore.records.actions import record


class Reading(NamedTuple):
    opening: Opening
    extract: Extract


@transaction.atomic
def read_opening(*, actor: Person, opening_id: object, before: int | None, limit: int) -> Reading:
    """Return a page of the conversation that is open to ``actor``, newest first, below position ``before``.

    Nothing is marked as read, and what the messages say is not in the trace: how many were read, of when.

    Raises:
        NotFound: it is missing, hidden, or ``actor`` does not administer any more. Forbidden: ``actor`` is not
            one of the two, or it is not open, or no longer.
    """
    opening = opening_for(actor, opening_id, to=Right.READ).opening
    extract = extract_of(opening, before=before, limit=limit)
    said = extract.messages
    record(
        action="breakglass.read",
        actor=actor,
        obj=opening,
        community=opening.community,
        after={
            "messages": len(said),
            "since": said[-1].posted_at if said else None,
            "until": said[0].posted_at if said else None,
        },
    )
    return Reading(opening, extract)
