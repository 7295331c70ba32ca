"""What a notice of moderation shows: to moderators a case, to those concerned that there is an answer."""

import uuid
from collections.abc import Mapping, Sequence

from django.utils import translation

from chatcore.communities.models import Community
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.notices.describing import Told
from chatcore.notices.models import Notice
from chatcore.people.models import Person
from rooms.moderation import wording
from rooms.moderation.models import Case, CaseKind, CaseState, Decision, Report, ReportReason
from rooms.moderation.selectors.access import scope_of
from rooms.moderation.selectors.time_outs import my_time_outs

CASE, REPORT, STATEMENT, TIME_OUT = "case", "report", "statement", "time_out"


def noticed_cases(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Return what notices about cases show to one who moderates still (a few queries a community)."""
    ids = {id_ for id_ in (parse_id(notice.about) for notice in notices) if id_}
    found: dict[uuid.UUID, Told] = {}
    cases: dict[uuid.UUID, tuple[Case, Community]] = {}
    for place in {notice.community_id for notice in notices if notice.community_id}:
        try:
            scope = scope_of(viewer, place)
        except (NotFound, Forbidden):
            continue
        rows = Case.objects.filter(scope.cases, id__in=ids).exclude(subject=viewer)
        mine = Report.objects.filter(reporter=viewer).values("case")
        cases |= {case.id: (case, scope.community) for case in rows.exclude(id__in=mine)}
    reasons = dict(Report.objects.filter(case__in=cases).values_list("case", "reason"))
    with translation.override(viewer.language):
        for notice in notices:
            known = cases.get(parse_id(notice.about) or uuid.UUID(int=0))
            if known is not None:
                case, community = known
                found[notice.id] = _told_of_case(case, community, reasons.get(case.id), notice)
    return found


def noticed_reports(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Return what notices about one's reports show: that they are answered (one query)."""
    rows = Report.objects.filter(reporter=viewer, id__in=_ids(notices))
    reports = {row.id: row for row in rows.select_related("case__community")}
    with translation.override(viewer.language):
        return {
            notice.id: Told(
                report.case.community.name, str(wording.ANSWERED), f"/signalements/{report.id}"
            )
            for notice in notices
            if (report := reports.get(parse_id(notice.about) or uuid.UUID(int=0)))
        }


def noticed_statements(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Return what notices about decisions show to the person whom these are about (one query)."""
    rows = Decision.objects.filter(case__subject=viewer, id__in=_ids(notices))
    decisions = {row.id: row for row in rows.select_related("case__community")}
    with translation.override(viewer.language):
        return {
            notice.id: Told(
                decision.case.community.name,
                str(wording.OUTCOMES[decision.outcome]),
                f"/decisions/{decision.id}",
            )
            for notice in notices
            if (decision := decisions.get(parse_id(notice.about) or uuid.UUID(int=0)))
        }


def noticed_time_outs(notices: Sequence[Notice], viewer: Person) -> Mapping[uuid.UUID, Told]:
    """Return what notices about time-outs show, while these last (one query)."""
    mine = {card.id: card for card in my_time_outs(viewer)}
    with translation.override(viewer.language):
        said = str(wording.TIMED_OUT)
        return {
            notice.id: Told(card.room_name or card.community_name, said, "/signalements")
            for notice in notices
            if (card := mine.get(notice.about))
        }


def _told_of_case(case: Case, community: Community, reason: str | None, notice: Notice) -> Told:
    path = f"/communautes/{community.id}/moderation/{case.id}"
    if notice.source.startswith("late:"):
        return Told(community.name, str(wording.LATE_CASE), path)
    if notice.source.startswith("assigned:"):
        return Told(community.name, str(wording.GIVEN_CASE), path)
    if case.state == CaseState.APPEALED:
        return Told(community.name, str(wording.APPEALED_CASE), path)
    if case.kind == CaseKind.HELD:
        return Told(community.name, str(wording.HELD_CASE), path)
    said = str(wording.REASONS[reason or ReportReason.OTHER])
    return Told(community.name, str(wording.NEW_CASE.filled(reason=said)), path)


def _ids(notices: Sequence[Notice]) -> set[uuid.UUID]:
    return {id_ for id_ in (parse_id(notice.about) for notice in notices) if id_}
