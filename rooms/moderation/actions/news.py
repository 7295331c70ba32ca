"""Who is told what of a case, after it was written: by jobs, so that no decision holds the streams of many."""

import uuid
from collections.abc import Collection

from django.db import transaction

from chatcore.foundation.jobs.definition import job
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.notices.actions.raising import News, raise_notices
from chatcore.notices.models import Kind
from rooms.moderation.events import HeldChanged, ModerationChanged
from rooms.moderation.models import Case, Decision, Held, Outcome, Report
from rooms.moderation.selectors.moderators import moderators_for
from rooms.moderation.selectors.noticed import CASE, REPORT, STATEMENT


@job()
@transaction.atomic
def tell_moderators(case_id: str, source: str = "") -> None:
    """Tell those who moderate that a case is new or another; a notice goes with it where ``source`` names an event."""
    case = Case.objects.select_related("community", "room").filter(id=case_id).first()
    if case is None:
        return
    people = moderators_for(case)
    if source:
        raise_notices(
            News(
                person=person,
                kind=Kind.MODERATION,
                source=source,
                about_kind=CASE,
                about=case_id,
                community=case.community_id,
                fold=f"case:{case_id}",
            )
            for person in people
        )
    event = ModerationChanged(community=str(case.community_id), case=case_id)
    write_to(people, event)


@job()
@transaction.atomic
def tell_assignee(case_id: str, person_id: str, source: str) -> None:
    """Tell somebody that a case was given to them, if it still is theirs."""
    case = Case.objects.filter(id=case_id, assignee=uuid.UUID(person_id), closed_at=None).first()
    if case is None:
        return
    news = News(
        person=uuid.UUID(person_id),
        kind=Kind.MODERATION,
        source=source,
        about_kind=CASE,
        about=case_id,
        community=case.community_id,
        fold=f"case:{case_id}",
    )
    raise_notices([news])


@job()
@transaction.atomic
def tell_parties(decision_id: str) -> None:
    """Tell those who reported, and the person concerned where there is a measure, that a case is decided."""
    decision = Decision.objects.select_related("case").filter(id=decision_id).first()
    if decision is None:
        return
    case = decision.case
    source = f"decision:{decision.id}"
    reports = Report.objects.filter(case=case, made_at__lte=decision.decided_at)
    news = [_news(report.reporter_id, source, REPORT, report.id, case) for report in reports]
    if decision.outcome != Outcome.NOTHING or decision.answers_id is not None:
        news.append(_news(case.subject_id, source, STATEMENT, decision.id, case))
    raise_notices(news)
    event = ModerationChanged(community=str(case.community_id), case=None)
    write_to({one.person for one in news}, event)


@job()
@transaction.atomic
def tell_author(held_id: str) -> None:
    """Tell the devices of an author what became of a message of theirs that waits, or waited."""
    held = Held.objects.filter(id=held_id).first()
    if held is not None:
        event = HeldChanged(
            held=held_id, room=str(held.room_id), client_id=str(held.client_id), state=held.state
        )
        write_to([held.author_id], event)


def write_to(people: Collection[uuid.UUID], event: StreamEvent) -> None:
    """Write ``event`` on the stream of each of ``people``, in the transaction of the caller."""
    log.tell({f"user:{person}": [event] for person in people})


def _news(person: uuid.UUID, source: str, about_kind: str, about: uuid.UUID, case: Case) -> News:
    return News(
        person=person,
        kind=Kind.MODERATION,
        source=source,
        about_kind=about_kind,
        about=str(about),
        community=case.community_id,
    )
