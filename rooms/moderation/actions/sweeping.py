"""Taking away all that somebody said lately, by one decision with its reasons; and giving it back."""

import uuid
from typing import Any

from django.db import transaction

from chatcore.foundation.clock import now, wire
from chatcore.foundation.errors import Conflict, Forbidden
from chatcore.foundation.jobs.definition import job
from chatcore.foundation.words import Words
from chatcore.notices.actions.raising import withdraw_about
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.removing import remove_by_decision
from rooms.conversations.models import Message, Visibility
from rooms.moderation import policies
from rooms.moderation.actions.deciding import checked_reasons
from rooms.moderation.actions.giving_back import PIECE, give_back, went_on
from rooms.moderation.actions.news import tell_moderators, tell_parties
from rooms.moderation.models import Case, CaseKind, CaseState, Decision, Outcome, Sweep, Swept
from rooms.moderation.selectors.access import case_for, scope_of
from rooms.moderation.selectors.moderators import leads_in
from rooms.moderation.selectors.noticed import STATEMENT
from rooms.moderation.selectors.recent import may_undo, recent_of

# Messages of which the case keeps a copy: what it was about, for an appeal.
COPIED = 20


@transaction.atomic
def sweep_away(
    *,
    actor: Person,
    community_id: str,
    person_id: str,
    period: str,
    facts: str,
    ground: str,
    reference: str,
) -> Case:
    """Decide that all that a person said within ``period`` where ``actor`` moderates goes; a job takes it away, and
    tells them why. They appeal as against any decision; who decided takes it back within an hour.

    Raises:
        NotFound, Invalid: as ``recent_of``; the reasons. Forbidden: oneself, somebody who leads.
        Conflict: nothing there.
    """
    scope = scope_of(actor, community_id, of_people=True)
    person, messages = recent_of(actor, scope, person_id, period)
    if person.id == actor.id:
        raise Forbidden(_ONESELF, path="$.person")
    leads, administrator = leads_in(scope.community, person.id)
    if why_not := policies.why_not_sweep(
        leads=leads, administrator=administrator, administers=scope.administers
    ):
        raise Forbidden(why_not, path="$.person")
    if not messages:
        raise Conflict(_NOTHING, path="$.period")
    reasons = checked_reasons(facts, ground, reference)
    moment = now()
    case = Case.objects.create(
        community=scope.community,
        kind=CaseKind.RECENT,
        state=CaseState.DECIDED,
        subject=person,
        evidence=_evidence(messages, person),
        assignee=actor,
        opened_at=moment,
        due_at=moment,
        closed_at=moment,
    )
    Decision.objects.create(case=case, outcome=Outcome.REMOVE, decided_by=actor, **reasons)
    sweep = Sweep.objects.create(case=case, period=period, total=len(messages))
    Swept.objects.bulk_create((Swept(sweep=sweep, message=one) for one in messages), batch_size=500)
    record(
        action="moderation.swept",
        actor=actor,
        obj=case,
        community=scope.community,
        after={"person": person.id, "period": period, "messages": len(messages)},
    )
    tell_moderators.enqueue(str(case.id))
    take_away.enqueue(str(case.id), str(actor.id))
    return case


@transaction.atomic
def undo_sweep(*, actor: Person, case_id: str) -> Case:
    """Take the decision back, as if it had not been made: all comes back, and its person is told nothing.

    Raises:
        NotFound: the case. Conflict: too late, appealed against, or not one's own decision.
    """
    view = case_for(actor, case_id, locked=True)
    case = view.case
    sweep = Sweep.objects.select_for_update(of=("self",)).filter(case=case).first()
    if sweep is None or not may_undo(view, actor, sweep):
        raise Conflict(_TOO_LATE, code="undo_over")
    decision = case.decisions.get()
    decision.outcome = Outcome.NOTHING
    decision.save(update_fields=["outcome"])
    withdraw_about(STATEMENT, [str(decision.id)])
    record(action="moderation.sweep_undone", actor=actor, obj=case, community=case.community)
    give_back(actor=actor, sweep=sweep)
    return case


@job(attempts=5)
def take_away(case: str, actor: str) -> None:
    """Take the messages of a sweep away, a piece at a time, until it is done, or undone; then tell why."""
    while _taken(case, Person.objects.get(id=actor)):
        pass


@transaction.atomic
def _taken(case: str, actor: Person) -> bool:
    sweep = Sweep.objects.select_for_update(of=("self",)).get(case_id=uuid.UUID(case))
    if sweep.undone:
        return False
    rows = list(sweep.messages.filter(taken=None).select_related("message").order_by("id")[:PIECE])
    # Held in one order by everybody who holds several.
    for row in sorted(rows, key=lambda one: one.message_id):
        row.taken = remove_by_decision(actor=actor, message=row.message)
    if went_on(sweep, rows, left=sweep.messages.filter(taken=None)):
        return True
    if rows:
        first = Decision.objects.filter(case_id=uuid.UUID(case), answers=None).get()
        tell_parties.enqueue(str(first.id))
    return False


def _evidence(messages: list[Message], person: Person) -> dict[str, Any]:
    """Return copies of the first of ``messages``, of public rooms alone: who reads the case may not read the others."""
    public = [one for one in messages if one.room.visibility == Visibility.PUBLIC]
    return {
        "room": "",
        "messages": [
            {
                "id": str(one.id),
                "author": str(person.id),
                "author_name": person.name,
                "text": one.text,
                "posted_at": wire(one.posted_at),
                "reported": True,
            }
            for one in public[:COPIED]
        ],
    }


_ONESELF = Words(
    fr="Ce sont vos propres messages : supprimez-les un à un.",
    en="These are messages of your own: delete them one by one.",
)
_NOTHING = Words(
    fr="Cette personne n’a rien dit dans ce temps dans les salons que vous modérez.",
    en="This person said nothing in that time in the rooms that you moderate.",
)
_TOO_LATE = Words(
    fr="Ce retrait ne s’annule plus : qui l’a décidé le peut pendant une heure, tant qu’il n’y a pas de recours.",
    en="This can be undone no more: who decided it may do so for an hour, as long as there is no appeal.",
)
