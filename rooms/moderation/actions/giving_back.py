"""Bringing back all that a decision took away, a piece at a time."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from chatcore.foundation.jobs.definition import job
from chatcore.people.models import Person
from rooms.conversations.actions.removing import bring_back_removed
from rooms.moderation.actions.news import tell_moderators
from rooms.moderation.models import Sweep, Swept

# Messages of one transaction: writers of their rooms wait for no longer.
PIECE = 50


def give_back(*, actor: Person, sweep: Sweep) -> None:
    """Have a job bring back what ``sweep`` (held by the caller) took away."""
    sweep.undone = True
    sweep.save(update_fields=["undone"])
    bring_back.enqueue(str(sweep.case_id), str(actor.id))
    tell_moderators.enqueue(str(sweep.case_id))


@job(attempts=5)
def bring_back(case: str, actor: str) -> None:
    """Bring the messages of an undone sweep back, a piece at a time."""
    while _brought(case, Person.objects.get(id=actor)):
        pass


@transaction.atomic
def _brought(case: str, actor: Person) -> bool:
    sweep = Sweep.objects.select_for_update(of=("self",)).get(case_id=uuid.UUID(case))
    rows = list(sweep.messages.filter(taken=True).select_related("message").order_by("id")[:PIECE])
    for row in sorted(rows, key=lambda one: one.message_id):
        bring_back_removed(actor=actor, message=row.message)
        row.taken = False
    return went_on(sweep, rows, left=sweep.messages.filter(taken=True))


def went_on(sweep: Sweep, rows: Sequence[Swept], *, left: "QuerySet[Swept]") -> bool:
    """Write how far it has come, and tell those who look at it; return whether something is ``left``."""
    if not rows:
        return False
    Swept.objects.bulk_update(rows, ["taken"])
    sweep.done = max(0, sweep.done - len(rows)) if sweep.undone else sweep.done + len(rows)
    sweep.save(update_fields=["done"])
    tell_moderators.enqueue(str(sweep.case_id))
    return left.exists()
