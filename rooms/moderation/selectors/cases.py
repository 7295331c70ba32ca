"""The queue of a community, and one case with all that there is to decide by."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from chatcore.foundation.clock import now, wire, wire_or_none
from chatcore.foundation.errors import Invalid
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.cards import PersonCard, person_card
from chatcore.people.models import Person
from rooms.conversations.models import RoomMember
from rooms.conversations.selectors.noticed import excerpt_of, path_of
from rooms.moderation import policies
from rooms.moderation.cards import (
    AppealCard,
    CaseCard,
    DecisionCard,
    OneCaseCard,
    ReportCard,
    SweepCard,
)
from rooms.moderation.models import Appeal, Case, CaseKind, CaseState, Decision, Held, Report, Sweep
from rooms.moderation.selectors.access import CaseView, Scope
from rooms.moderation.selectors.evidence import evidence_cards, is_publication, reported_text
from rooms.moderation.selectors.held import files_of
from rooms.moderation.selectors.moderators import moderators_of, reading_with
from rooms.moderation.selectors.recent import may_undo

_WAITING = (CaseState.OPEN, CaseState.REFERRED, CaseState.APPEALED)
STATES = ("waiting", *CaseState.values)


def queue_of(
    scope: Scope,
    viewer: Person,
    *,
    state: str,
    kind: str,
    assignee: str,
    after: Sequence[Any] | None,
    limit: int,
) -> list[Case]:
    """Return a page of the cases that ``viewer`` moderates, what is due first; decided ones the newest first.

    Raises:
        Invalid: an unknown state, kind or assignee.
    """
    _check(state, kind)
    rows = Case.objects.filter(scope.cases).exclude(subject=viewer)
    rows = rows.exclude(id__in=Report.objects.filter(reporter=viewer).values("case"))
    rows = rows.filter(state__in=_WAITING if state == "waiting" else [state])
    if kind:
        rows = rows.filter(kind=kind)
    if assignee:
        rows = rows.filter(_assigned(assignee, viewer))
    rows = rows.select_related("subject", "room", "assignee")
    if state == CaseState.DECIDED:
        if after is not None:
            rows = rows.filter(id__lt=parse_id(after[-1]) or uuid.UUID(int=0))
        return list(rows.order_by("-id")[:limit])
    if after is not None:
        rows = rows.filter(id__gt=parse_id(after[-1]) or uuid.UUID(int=0))
    # Ids follow the moment of opening: what came first is due first.
    return list(rows.order_by("id")[:limit])


def waiting_count(scope: Scope, viewer: Person) -> int:
    """Return how many cases wait for ``viewer`` (one query)."""
    rows = Case.objects.filter(scope.cases, state__in=_WAITING).exclude(subject=viewer)
    return rows.exclude(id__in=Report.objects.filter(reporter=viewer).values("case")).count()


def case_cards(cases: Sequence[Case]) -> list[CaseCard]:
    """Return the cards of ``cases`` (two queries, however many)."""
    ids = [case.id for case in cases]
    reasons: dict[uuid.UUID, Counter[str]] = defaultdict(Counter)
    for case, reason in Report.objects.filter(case__in=ids).values_list("case", "reason"):
        reasons[case][reason] += 1
    decided = Decision.objects.filter(case__in=ids).order_by("decided_at", "id")
    outcomes = dict(decided.values_list("case", "outcome"))
    return [
        CaseCard(**_fields(case, dict(reasons[case.id]), outcomes.get(case.id))) for case in cases
    ]


def one_case(view: CaseView, viewer: Person) -> OneCaseCard:
    """Return all of a case, to decide by."""
    case = view.case
    reports = list(case.reports.select_related("reporter").order_by("made_at", "id"))
    decisions = list(case.decisions.select_related("decided_by", "room"))
    reasons = Counter(report.reason for report in reports)
    held = (
        Held.objects.prefetch_related("files__file").filter(case=case).first()
        if case.kind == CaseKind.HELD
        else None
    )
    return OneCaseCard(
        **_fields(case, dict(reasons), decisions[-1].outcome if decisions else None),
        evidence=evidence_cards(case.evidence),
        reports=[
            ReportCard(
                reporter=person_card(one.reporter),
                reason=one.reason,
                words=one.words,
                made_at=wire(one.made_at),
            )
            for one in reports
        ],
        decisions=_decision_cards(decisions),
        referred_by=person_card(case.referred_by) if case.referred_by else None,
        referral=case.referral,
        outcomes=list(policies.OUTCOMES[case.kind]),
        rooms={str(case.room_id): case.room.name} if case.room and case.room.community_id else {},
        before=_measures_before(case),
        path=_path(case, viewer),
        abilities=policies.abilities(view.standing),
        files=files_of(held) if held else [],
        edit=held is not None and held.edits_id is not None,
        of_leaders=case.of_leaders,
        moderators=_to_give_to(case),
        sweep=_sweep(view, viewer),
    )


def _sweep(view: CaseView, viewer: Person) -> SweepCard | None:
    found = Sweep.objects.filter(case=view.case).first()
    if found is None:
        return None
    return SweepCard(
        period=found.period,
        total=found.total,
        done=found.done,
        undone=found.undone,
        may_undo=may_undo(view, viewer, found),
    )


def _to_give_to(case: Case) -> list[PersonCard]:
    people = {one.id: one for one in reading_with(case)}
    if not case.of_leaders:
        people |= {one.id: one for one in moderators_of(case.community, but=case)}
    return [person_card(one) for one in people.values()]


def _fields(case: Case, reasons: dict[str, int], outcome: str | None) -> dict[str, Any]:
    return {
        "id": str(case.id),
        "community": str(case.community_id),
        "kind": case.kind,
        "state": case.state,
        "subject": person_card(case.subject),
        "room": case.evidence.get("room") or None,
        "excerpt": excerpt_of(reported_text(case.evidence)),
        "reasons": reasons,
        "reports_count": case.reports_count,
        "assignee": person_card(case.assignee) if case.assignee else None,
        "opened_at": wire(case.opened_at),
        "due_at": wire(case.due_at),
        "late": case.state != CaseState.DECIDED and case.due_at < now(),
        "outcome": outcome,
        "publication": is_publication(case.evidence),
    }


def _decision_cards(decisions: Sequence[Decision]) -> list[DecisionCard]:
    appeals: dict[uuid.UUID, list[AppealCard]] = defaultdict(list)
    rows = Appeal.objects.filter(decision__in=[one.id for one in decisions])
    for appeal in rows.select_related("person").order_by("made_at", "id"):
        card = AppealCard(
            side=appeal.side,
            person=person_card(appeal.person),
            words=appeal.words,
            made_at=wire(appeal.made_at),
        )
        appeals[appeal.decision_id].append(card)
    return [
        DecisionCard(
            id=str(one.id),
            outcome=one.outcome,
            decided_by=person_card(one.decided_by),
            decided_at=wire(one.decided_at),
            facts=one.facts,
            ground=one.ground,
            reference=one.reference,
            answer=one.answer,
            room=one.room.name if one.room else None,
            until=wire_or_none(one.until),
            final=one.answers_id is not None,
            appeals=appeals[one.id],
        )
        for one in decisions
    ]


def _measures_before(case: Case) -> int:
    """Return how many measures were taken about the same person before: to weigh what is repeated."""
    earlier = Decision.objects.filter(
        case__community=case.community_id, case__subject=case.subject_id
    )
    return earlier.exclude(case=case).filter(outcome__in=_MEASURES).count()


def _path(case: Case, viewer: Person) -> str | None:
    """Return where the message stands, for one who may read it there without more."""
    message, room = case.message, case.room
    if (
        message is None
        or room is None
        or message.deleted_at is not None
        or case.kind == CaseKind.HELD
    ):
        return None
    inside = RoomMember.objects.filter(room=room, person=viewer).exists()
    return path_of(message) if inside or room.visibility == "public" else None


def _assigned(assignee: str, viewer: Person) -> Q:
    if assignee == "me":
        return Q(assignee=viewer)
    if assignee == "none":
        return Q(assignee=None)
    raise Invalid(_ASSIGNEE, path="$.assignee")


def _check(state: str, kind: str) -> None:
    if state not in STATES:
        raise Invalid(_STATE.filled(states=", ".join(STATES)), path="$.state")
    if kind and kind not in CaseKind.values:
        raise Invalid(_KIND.filled(kinds=", ".join(CaseKind.values)), path="$.kind")


_MEASURES = ("remove", "warn", "time_out", "refuse")
_STATE = Words(fr="« state » est parmi : {states}.", en="“state” is one of: {states}.")
_KIND = Words(fr="« kind » est parmi : {kinds}.", en="“kind” is one of: {kinds}.")
_ASSIGNEE = Words(fr="« assignee » est « me » ou « none ».", en="“assignee” is “me” or “none”.")
