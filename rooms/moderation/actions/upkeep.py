"""What time does to cases: a word when one is late, and the copies cleared when nobody can appeal any more."""

from django.db import transaction
from django.db.models import Max, Q

from chatcore.foundation.clock import now
from chatcore.records.actions import record
from rooms.conversations.actions.removing import forget_removed
from rooms.moderation.actions.ending import drop_files
from rooms.moderation.actions.news import tell_moderators
from rooms.moderation.models import Case, CaseState, Held, HeldState, Swept
from rooms.moderation.models.decision import APPEAL_WITHIN

PIECE = 200


def remind_of_late() -> int:
    """Tell those who moderate, once, of each case that nobody answered in time; return how many."""
    due = Case.objects.filter(due_at__lte=now(), reminded_at=None, closed_at=None)
    ids = list(due.order_by("due_at").values_list("id", flat=True)[:PIECE])
    for id_ in ids:
        with transaction.atomic():
            case = Case.objects.select_for_update(of=("self",)).filter(id=id_).first()
            if case is None or case.reminded_at is not None or case.closed_at is not None:
                continue
            case.reminded_at = now()
            case.save(update_fields=["reminded_at"])
            record(action="moderation.late", actor=None, obj=case, community=case.community)
            tell_moderators.enqueue(str(case.id), f"late:{case.id}:{case.state}")
    return len(ids)


def clear_evidence() -> int:
    """Clear the copies of what was said, of cases decided so long ago that nobody can appeal; return how many."""
    old = Case.objects.filter(state=CaseState.DECIDED).exclude(evidence={})
    old = old.annotate(last=Max("decisions__decided_at")).filter(
        Q(last__lt=now() - APPEAL_WITHIN) | Q(last=None, closed_at__lt=now() - APPEAL_WITHIN)
    )
    ids = list(old.values_list("id", flat=True)[:PIECE])
    for id_ in ids:
        with transaction.atomic():
            rows = Case.objects.select_for_update(of=("self",)).select_related("message")
            case = rows.get(id=id_)
            case.evidence = {}
            case.save(update_fields=["evidence"])
            forget_removed([case.message] if case.message else [])
            swept = Swept.objects.filter(sweep=case.id, taken=True).select_related("message")
            forget_removed([one.message for one in swept])
            for held in Held.objects.filter(case=case).exclude(state=HeldState.WAITING):
                drop_files(held)
            Held.objects.filter(case=case).exclude(state=HeldState.WAITING).update(text="")
            record(action="moderation.cleared", actor=None, obj=case, community=case.community)
    return len(ids)
