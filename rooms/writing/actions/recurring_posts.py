"""Posting what comes again, once each time; and what becomes of it when its owner leaves."""

import logging
import uuid
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from django.db import transaction

from chatcore.foundation.clock import now
from chatcore.foundation.errors import Problem, Unavailable
from chatcore.live.followers import Happened
from chatcore.notices.actions.raising import News, raise_notices
from chatcore.notices.models import Kind as Why
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.posting import post_message
from rooms.conversations.models import RoomMember
from rooms.writing.actions.telling import RECURRING, tell
from rooms.writing.models import Recurring
from rooms.writing.selectors.recurring import leaders_of

logger = logging.getLogger(__name__)

# What one run posts; the next comes in a few seconds.
MOST = 100
# A service that was stopped posts what is not older than this, and lets go by what is: nobody gets a heap.
TOO_LATE = timedelta(hours=6)

ABOUT_RECURRING = "recurring"


def post_recurring() -> int:
    """Post everything that comes now, each in a transaction of its own with its next moment; return how many."""
    due = Recurring.objects.filter(next_at__lte=now()).order_by("next_at", "id")
    return sum(_post(id_) for id_ in list(due.values_list("id", flat=True)[:MOST]))


def _post(recurring_id: uuid.UUID) -> bool:
    try:
        with transaction.atomic():
            rows = Recurring.objects.select_for_update(of=("self",), skip_locked=True)
            row = (
                rows.filter(id=recurring_id, next_at__lte=now())
                .select_related("owner", "room__group", "room__community")
                .first()
            )
            # Another worker has it, or somebody has just changed it.
            if row is None or row.next_at is None or row.owner is None:
                return False
            _say(row, row.owner, row.next_at)
            return True
    except Unavailable:
        logger.warning("A recurring message could not be posted now; it will be tried again")
        return False


def _say(row: Recurring, owner: Person, due: datetime) -> None:
    if not RoomMember.objects.filter(room=row.room, person=owner).exists():
        hand_over(row, left=owner)
        return
    missed = takewhile(lambda at: at <= now(), row.rhythm.after(due))
    # Of several that were missed the last is said: they are the same words.
    due = max(missed, default=due)
    row.next_at = row.rhythm.next_after(now())
    if due >= now() - TOO_LATE:
        try:
            with transaction.atomic():
                post_message(
                    actor=owner,
                    room=row.room_id,
                    text=row.text,
                    # The same moment is never said twice, whatever happens between here and the commit.
                    client_id=uuid.uuid5(row.id, due.isoformat()),
                    topic=str(row.topic_id) if row.topic_id else None,
                ).result()
            row.last_at, row.failure = due, None
        except Unavailable:
            raise
        except Problem as problem:
            # It would be refused the next time as well: its owner looks at it first.
            row.paused_at, row.next_at, row.failure = now(), None, problem.detail._asdict()
            _notice(row, [owner], f"refused:{int(due.timestamp())}")
    row.save(update_fields=["next_at", "last_at", "failure", "paused_at"])
    tell([owner.id], RECURRING)


def hand_over(row: Recurring, *, left: Person) -> None:
    """Have those who lead the room decide about a message whose owner ``left``: until one takes it nobody says it."""
    leaders = [person for person in leaders_of(row.room) if person.id != left.id]
    row.owner, row.left_by, row.next_at = None, left, None
    row.save(update_fields=["owner", "left_by", "next_at"])
    record(action="recurring.handed_over", actor=left, obj=row, community=row.room.traced_in)
    _notice(row, leaders, f"left:{left.id}:{int(now().timestamp())}", actor=left)
    tell({left.id, *(person.id for person in leaders)}, RECURRING)


@transaction.atomic
def hand_over_of_gone(events: Sequence[Happened]) -> None:
    """Hand over what those who left rooms had come again there: what follows the log (``room.left``)."""
    gone = [
        (uuid.UUID(event.body["room"]), uuid.UUID(event.stream.removeprefix("user:")))
        for event in events
        if event.stream.startswith("user:")
    ]
    rows = Recurring.objects.select_for_update(of=("self",)).filter(
        room__in={room for room, _ in gone}, owner__in={person for _, person in gone}
    )
    theirs = rows.select_related("owner", "room__group", "room__community").order_by("id")
    for row in theirs:
        owner = row.owner
        if owner is None or (row.room_id, owner.id) not in gone:
            continue
        # Whoever came back meanwhile keeps it.
        if not RoomMember.objects.filter(room=row.room, person=owner).exists():
            hand_over(row, left=owner)


def _notice(
    row: Recurring, people: Collection[Person], what: str, *, actor: Person | None = None
) -> None:
    raise_notices(
        News(
            person=person.id,
            kind=Why.REMINDER,
            source=f"{ABOUT_RECURRING}:{row.id}:{what}"[:96],
            about_kind=ABOUT_RECURRING,
            about=str(row.id),
            actor=actor.id if actor else None,
            community=row.room.community_id,
        )
        for person in people
    )
