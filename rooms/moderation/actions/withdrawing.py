"""Taking back a message of one's own that waits to be read."""

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.moderation.actions.news import tell_author, tell_moderators
from rooms.moderation.models import Case, CaseState, HeldState
from rooms.moderation.selectors.held import my_held


@transaction.atomic
def withdraw_held(*, actor: Person, held_id: str) -> None:
    """Take it back: nobody reads it any more, and its words are kept nowhere.

    Raises:
        NotFound: missing, somebody else's, or not waiting any more.
    """
    held = my_held(actor, held_id)
    case = Case.objects.select_for_update(no_key=True).get(id=held.case_id)
    held.state, held.text = HeldState.WITHDRAWN, ""
    held.save(update_fields=["state", "text"])
    case.state, case.closed_at, case.evidence = CaseState.DECIDED, now(), {}
    case.save(update_fields=["state", "closed_at", "evidence"])
    record(action="moderation.withdrawn", actor=actor, obj=case, community=held.case.community)
    tell_author.enqueue(str(held.id))
    tell_moderators.enqueue(str(case.id))
