"""What a room is told of its polls: changes at once, counts about once a second for all who voted meanwhile."""

from django.db import connection, transaction

from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.models.room import stream_of
from rooms.polls.events import PollChanged, PollCounted
from rooms.polls.models import Poll
from rooms.polls.selectors.cards import poll_facts, public_counts

# Polls that one turn of the worker tells of.
BATCH = 50


def tell_changed(poll: Poll, *, by: Person | None) -> None:
    """Tell the room what everybody may know of ``poll`` now; in the transaction of the change."""
    event = PollChanged(poll=poll_facts(poll))
    log.emit(stream_of(poll.message.room_id), event, actor=by.id if by else None)


@transaction.atomic
def tell_counts() -> int:
    """Tell the rooms of polls in which somebody voted since they were last told; returns of how many.

    However many voted, it is one event, and it says of nobody that they did.
    """
    rows = Poll.objects.filter(untold=True).order_by("id")
    skip = connection.features.has_select_for_update_skip_locked
    rows = rows.select_for_update(of=("self",), no_key=True, skip_locked=skip)
    polls = list(rows.select_related("message")[:BATCH])
    # Streams in their order, as all who lock several: two workers never wait in a ring.
    for poll in sorted(polls, key=lambda one: stream_of(one.message.room_id)):
        if poll.message.deleted_at is None:
            told = PollCounted(
                poll_id=str(poll.id), turnout=poll.turnout, counts=public_counts(poll)
            )
            log.emit(stream_of(poll.message.room_id), told)
    Poll.objects.filter(id__in=[poll.id for poll in polls]).update(untold=False)
    return len(polls)
