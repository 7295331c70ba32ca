"""When nobody answers: past the deadline more people may, and at last the request ends without an answer."""

import uuid

from django.db import transaction

from chatcore.accords.actions.ending import end
from chatcore.accords.actions.executing import LOST
from chatcore.accords.actions.news import tell_changed
from chatcore.accords.models import AccordRequest, State
from chatcore.communities.models import Membership
from chatcore.foundation.clock import now
from chatcore.records.actions import record

# More at once would hold the other jobs of the worker up; the rest is for the next run.
AT_ONCE = 200


def follow_up() -> int:
    """Remind of the requests past their deadline, end those past their last day; return how many. Repeatable."""
    pending = AccordRequest.objects.filter(state=State.PENDING)
    late = pending.filter(deadline__lte=now(), escalated_at=None, expires_at__gt=now())
    over = pending.filter(expires_at__lte=now())
    escalated = [_escalate(id_) for id_ in late.values_list("id", flat=True)[:AT_ONCE]]
    ended = [_expire(id_) for id_ in over.values_list("id", flat=True)[:AT_ONCE]]
    return sum(escalated) + sum(ended)


@transaction.atomic
def _escalate(request_id: uuid.UUID) -> bool:
    """From now on the staff of the site may answer too; everybody who may is told once more."""
    request = _held(request_id)
    if request is None or request.escalated_at is not None:
        return False
    request.escalated_at = now()
    request.save(update_fields=["escalated_at"])
    record(action="accord.escalated", actor=None, obj=request, community=request.community)
    tell_changed(request, by=None)
    return True


@transaction.atomic
def _expire(request_id: uuid.UUID) -> bool:
    request = _held(request_id)
    if request is None:
        return False
    end(request, State.EXPIRED)
    record(action="accord.expired", actor=None, obj=request, community=request.community)
    tell_changed(request, by=None)
    return True


def _held(request_id: uuid.UUID) -> AccordRequest | None:
    """Return the request, held until the commit, unless it was answered meanwhile."""
    rows = AccordRequest.objects.select_for_update(of=("self",), no_key=True)
    return (
        rows.select_related("community", "requester", "decider")
        .filter(id=request_id, state=State.PENDING)
        .first()
    )


def void_requests_of(membership: Membership) -> None:
    """End what somebody who left still asked for. What is being answered at this moment is left to the answer,
    which finds that they have gone."""
    waiting = AccordRequest.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
    for request in waiting.select_related("community", "requester", "decider").filter(
        community=membership.community_id, requester=membership.person_id, state=State.PENDING
    ):
        end(request, State.VOID, why=LOST)
        record(action="accord.voided", actor=None, obj=request, community=request.community)
        tell_changed(request, by=None)
