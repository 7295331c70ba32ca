"""What somebody reported, and what was decided about them: only ever one's own."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from chatcore.foundation.clock import now, wire, wire_or_none
from chatcore.foundation.errors import NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.selectors.noticed import excerpt_of
from rooms.moderation import policies
from rooms.moderation.cards import AnswerCard, MyReportCard, StatementCard
from rooms.moderation.models import Appeal, Case, CaseKind, CaseState, Decision, Outcome, Report
from rooms.moderation.selectors.evidence import reported_text


def reports_of(
    viewer: Person, *, after: Sequence[Any] | None, limit: int, only: object | None = None
) -> list[Report]:
    """Return the reports of ``viewer``, the newest first."""
    rows = Report.objects.filter(reporter=viewer).select_related(
        "case", "case__community", "case__subject"
    )
    if only is not None:
        rows = rows.filter(id=parse_id(only) or NO_ID)
    if after is not None:
        rows = rows.filter(id__lt=parse_id(after[-1]) or NO_ID)
    return list(rows.order_by("-id")[:limit])


def my_report(viewer: Person, report_id: object) -> Report:
    """Raises:
    NotFound: missing, or somebody else's.
    """
    found = reports_of(viewer, after=None, limit=1, only=report_id)
    if not found:
        raise NotFound(path="$.report")
    return found[0]


def statements_about(
    viewer: Person, *, after: Sequence[Any] | None, limit: int, only: object | None = None
) -> list[Decision]:
    """Return what was decided about ``viewer``, the newest first."""
    rows = Decision.objects.filter(case__subject=viewer).exclude(
        outcome=Outcome.NOTHING, answers=None
    )
    if only is not None:
        rows = rows.filter(id=parse_id(only) or NO_ID)
    if after is not None:
        rows = rows.filter(id__lt=parse_id(after[-1]) or NO_ID)
    rows = rows.select_related("case", "case__community", "case__sweep", "room")
    return list(rows.order_by("-id")[:limit])


def my_statement(viewer: Person, decision_id: object) -> Decision:
    """Raises:
    NotFound: missing, or about somebody else.
    """
    found = statements_about(viewer, after=None, limit=1, only=decision_id)
    if not found:
        raise NotFound(path="$.decision")
    return found[0]


def report_cards(reports: Sequence[Report], viewer: Person) -> list[MyReportCard]:
    """Return the cards of ``reports`` (two queries, however many)."""
    decisions: dict[uuid.UUID, list[Decision]] = defaultdict(list)
    rows = Decision.objects.filter(case__in={one.case_id for one in reports})
    for decision in rows.order_by("decided_at", "id"):
        decisions[decision.case_id].append(decision)
    appeals = _appeals(viewer, [one.id for all_ in decisions.values() for one in all_])
    return [_report_card(one, decisions[one.case_id], appeals) for one in reports]


def statement_cards(decisions: Sequence[Decision], viewer: Person) -> list[StatementCard]:
    """Return the cards of ``decisions`` about ``viewer`` (one query, however many)."""
    appeals = _appeals(viewer, [one.id for one in decisions])
    return [_statement_card(one, appeals) for one in decisions]


def _report_card(
    report: Report, decisions: Sequence[Decision], appeals: Mapping[uuid.UUID, datetime]
) -> MyReportCard:
    case = report.case
    # What was decided before it was reported anew, or on another's report, is not an answer to this one.
    answers = [one for one in decisions if one.decided_at >= report.made_at]
    return MyReportCard(
        id=str(report.id),
        community=str(case.community_id),
        community_name=case.community.name,
        kind=case.kind,
        about=case.subject.name,
        excerpt=excerpt_of(reported_text(case.evidence)),
        reason=report.reason,
        words=report.words,
        made_at=wire(report.made_at),
        due_at=wire(case.due_at),
        waiting=case.state != CaseState.DECIDED,
        answers=[_answer_card(one, appeals.get(one.id)) for one in answers],
    )


def _answer_card(decision: Decision, appealed_at: datetime | None) -> AnswerCard:
    return AnswerCard(
        id=str(decision.id),
        acted=decision.outcome != Outcome.NOTHING,
        removed=decision.outcome == Outcome.REMOVE,
        decided_at=wire(decision.decided_at),
        answer=decision.answer,
        appeal_until=wire(decision.appeal_until),
        appealed_at=wire_or_none(appealed_at),
        may_appeal=_may_appeal(decision, appealed_at),
    )


def _statement_card(decision: Decision, appeals: Mapping[uuid.UUID, datetime]) -> StatementCard:
    case, appealed_at = decision.case, appeals.get(decision.id)
    favourable = decision.outcome in (Outcome.NOTHING, Outcome.RELEASE)
    return StatementCard(
        id=str(decision.id),
        community=str(case.community_id),
        community_name=case.community.name,
        kind=case.kind,
        excerpt=excerpt_of(reported_text(case.evidence)),
        outcome=decision.outcome,
        facts=decision.facts,
        ground=decision.ground,
        reference=decision.reference,
        automatic=case.kind == CaseKind.HELD,
        room=decision.room.name if decision.room else None,
        until=wire_or_none(decision.until),
        decided_at=wire(decision.decided_at),
        appeal_until=wire(decision.appeal_until),
        appealed_at=wire_or_none(appealed_at),
        may_appeal=not favourable and _may_appeal(decision, appealed_at),
        final=decision.answers_id is not None,
        messages=_swept(case),
        of_leaders=case.of_leaders,
    )


def _swept(case: Case) -> int:
    if case.kind != CaseKind.RECENT:
        return 0 if case.kind == CaseKind.PERSON else 1
    return case.sweep.total


def _may_appeal(decision: Decision, appealed_at: datetime | None) -> bool:
    why_not = policies.why_not_appeal(
        decision.decided_at,
        moment=now(),
        appealed=appealed_at is not None,
        final=decision.answers_id is not None,
    )
    return why_not is None


def _appeals(viewer: Person, decisions: Sequence[uuid.UUID]) -> dict[uuid.UUID, datetime]:
    rows = Appeal.objects.filter(person=viewer, decision__in=decisions)
    return dict(rows.values_list("decision", "made_at"))
