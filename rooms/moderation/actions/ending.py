"""Ending what waits without a decision: its author took it back, or it came to nothing."""

from chatcore.files.actions.discarding import discard
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.moderation.actions.news import tell_author, tell_moderators
from rooms.moderation.models import Case, CaseState, Held, HeldState


def end_held(*, actor: Person, held: Held) -> None:
    """Have nobody read ``held`` (locked by the caller) any more: its words and files are kept nowhere."""
    case = Case.objects.select_for_update(no_key=True).get(id=held.case_id)
    held.state, held.text = HeldState.WITHDRAWN, ""
    held.save(update_fields=["state", "text"])
    drop_files(held)
    case.state, case.closed_at, case.evidence = CaseState.DECIDED, now(), {}
    case.save(update_fields=["state", "closed_at", "evidence"])
    record(action="moderation.withdrawn", actor=actor, obj=case, community=held.case.community)
    tell_author.enqueue(str(held.id))
    tell_moderators.enqueue(str(case.id))


def drop_files(held: Held) -> None:
    """Throw away the files that ``held`` brought, if it has any still."""
    files = list(held.files.values_list("file_id", flat=True))
    if files:
        discard(files)
