"""Closing: the ballots are counted once, and what was counted is frozen."""

import uuid

import msgspec
from django.db import connection, transaction

from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.polls.actions.results import tell_of_closing
from rooms.polls.actions.telling import BATCH, tell_changed
from rooms.polls.counting import outcome_of
from rooms.polls.models import Poll, PollKind, Voter
from rooms.polls.selectors.access import PollRight, poll_for


@transaction.atomic
def close_poll(*, actor: Person, poll_id: object) -> Poll:
    """Close a poll before its time, or one that has none.

    Raises:
        NotFound: the poll. Forbidden: it is closed, or neither one's own nor for one to moderate.
    """
    poll = poll_for(actor, poll_id, to=PollRight.CLOSE, locked=True).poll
    _close(poll, by=actor)
    return poll


def close_due_polls() -> int:
    """Close the polls whose time has come, each in a transaction of its own; returns how many."""
    due = Poll.objects.filter(closed_at=None, closes_at__lte=now(), message__deleted_at=None)
    return sum(_close_due(id_) for id_ in due.values_list("id", flat=True)[:BATCH])


@transaction.atomic
def _close_due(poll_id: uuid.UUID) -> bool:
    skip = connection.features.has_select_for_update_skip_locked
    rows = Poll.objects.select_for_update(of=("self",), no_key=True, skip_locked=skip)
    found = rows.filter(id=poll_id, closed_at=None)
    poll = found.select_related("message__room__community").first()
    if poll is not None:
        _close(poll, by=None)
    return poll is not None


def _close(poll: Poll, *, by: Person | None) -> None:
    numbers = poll.options.order_by("number").values_list("number", flat=True)
    options = [str(number) for number in numbers]
    poll.outcome = msgspec.to_builtins(
        outcome_of(poll.tally, options, ranked=poll.kind == PollKind.RANKED)
    )
    poll.closed_at, poll.untold = now(), False
    poll.save(update_fields=["outcome", "closed_at", "untold"])
    tell_of_closing(poll, by=by)
    # Who has voted in secret was kept for one reason, that they vote once.
    Voter.objects.filter(poll=poll).delete()
    community = poll.message.room.community
    record(action="poll.closed", actor=by, obj=poll, community=community)
    tell_changed(poll, by=by)
