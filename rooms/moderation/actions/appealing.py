"""Appealing: once, within six months, by either side; another person answers (Regulation (EU) 2022/2065, art. 20)."""

from django.db import IntegrityError, transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record
from rooms.moderation import policies
from rooms.moderation.actions.news import tell_moderators
from rooms.moderation.models import Appeal, Case, CaseState, Decision, Outcome, Side
from rooms.moderation.models.case import APPEAL_ANSWERED_WITHIN
from rooms.moderation.selectors.mine import my_report, my_statement


def appeal_as_reporter(*, actor: Person, report_id: str, decision: str, words: str) -> Appeal:
    """Appeal against an answer to one's report.

    Raises:
        NotFound: the report or the decision. Forbidden: too late, a second time, or against the answer to an appeal.
        Invalid: without words.
    """
    report = my_report(actor, report_id)
    rows = Decision.objects.filter(case=report.case, decided_at__gte=report.made_at)
    found = rows.filter(id=parse_id(decision) or NO_ID).first()
    if found is None:
        raise NotFound(path="$.decision")
    return _appeal(actor, found, Side.REPORTER, words)


def appeal_as_subject(*, actor: Person, decision: str, words: str) -> Appeal:
    """Appeal against a decision about oneself. Raises as ``appeal_as_reporter``; Forbidden: it is in one's favour."""
    found = my_statement(actor, decision)
    if found.outcome in (Outcome.NOTHING, Outcome.RELEASE):
        raise Forbidden(_NOTHING_AGAINST)
    return _appeal(actor, found, Side.SUBJECT, words)


@transaction.atomic
def _appeal(actor: Person, decision: Decision, side: str, words: str) -> Appeal:
    words = checked_text(words, longest=2000, path="$.words")
    if len(words) < FEWEST:
        raise Invalid(_WORDS, path="$.words")
    case = Case.objects.select_for_update(no_key=True).get(id=decision.case_id)
    appealed = Appeal.objects.filter(decision=decision, person=actor).exists()
    if why_not := policies.why_not_appeal(
        decision.decided_at,
        moment=now(),
        appealed=appealed,
        final=decision.answers_id is not None,
    ):
        raise Forbidden(why_not)
    if Decision.objects.filter(answers=decision).exists():
        raise Conflict(_ANSWERED)
    try:
        with transaction.atomic():
            made = Appeal.objects.create(decision=decision, person=actor, side=side, words=words)
    except IntegrityError:
        raise Forbidden(policies.APPEALED) from None
    moment = now()
    case.state, case.assignee, case.closed_at, case.reminded_at = (
        CaseState.APPEALED,
        None,
        None,
        None,
    )
    case.due_at = moment + APPEAL_ANSWERED_WITHIN
    # By appealing its author hands what was kept in a private room over to those who moderate the community: there, the
    # one person who leads it may have decided.
    case.of_leaders = case.of_leaders and side != Side.SUBJECT
    case.save(
        update_fields=["state", "assignee", "closed_at", "reminded_at", "due_at", "of_leaders"]
    )
    record(
        action="moderation.appealed",
        actor=actor,
        obj=case,
        community=case.community,
        after={"side": side},
    )
    tell_moderators.enqueue(str(case.id), f"appeal:{made.id}")
    return made


FEWEST = 10
_WORDS = Words(
    fr="Dites pourquoi la décision devrait être revue : dix caractères au moins.",
    en="Say why the decision should be looked at again: ten characters at least.",
)
_NOTHING_AGAINST = Words(
    fr="Cette décision est en votre faveur.", en="This decision is in your favour."
)
_ANSWERED = Words(
    fr="Un recours contre cette décision a déjà reçu sa réponse, qui est définitive ici.",
    en="An appeal against this decision was answered already, and the answer is final here.",
)
