"""Time-outs: somebody reads and says nothing, for a time. Who may give one is decided by the app above (moderation)."""

import uuid
from datetime import datetime

from django.db import transaction

from chatcore.communities.events import AbilitiesChanged
from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.models import Room, TimeOut


@transaction.atomic
def give_time_out(
    *,
    actor: Person,
    person: Person,
    community: Community,
    room: Room | None,
    ends_at: datetime,
    reason: str,
) -> TimeOut:
    """Have ``person`` say nothing in ``room``, or in all rooms of ``community``, until ``ends_at``; in the place of a
    time-out that they have there already."""
    given, _ = TimeOut.objects.update_or_create(
        person=person,
        place=room.id if room else community.id,
        defaults={
            "community": community,
            "room": room,
            "ends_at": ends_at,
            "reason": reason,
            "given_by": actor,
            "given_at": now(),
        },
    )
    record(
        action="time_out.given",
        actor=actor,
        obj=given,
        community=community,
        after={"person": person.id, "room": given.room_id, "until": ends_at},
    )
    _tell(given, by=actor.id)
    return given


@transaction.atomic
def lift_time_out(*, actor: Person, given: TimeOut) -> None:
    """Let somebody write again before the end."""
    gone, _ = TimeOut.objects.filter(id=given.id).delete()
    if gone:
        _record_end("time_out.lifted", given, by=actor)


def end_time_outs() -> int:
    """Take away the time-outs that are over, and tell the devices of who had them; return how many. Nobody is silent
    for longer because this is late: the end is looked at with every post."""
    over = list(TimeOut.objects.filter(ends_at__lte=now()).values_list("id", flat=True)[:500])
    for id_ in over:
        with transaction.atomic():
            row = TimeOut.objects.select_for_update(of=("self",)).filter(id=id_).first()
            if row is not None and row.ends_at <= now():
                TimeOut.objects.filter(id=id_).delete()
                _record_end("time_out.ended", row, by=None)
    return len(over)


def _record_end(action: str, given: TimeOut, *, by: Person | None) -> None:
    facts = {"person": given.person_id, "room": given.room_id, "until": given.ends_at}
    record(action=action, actor=by, obj=given, community=given.community, before=facts)
    _tell(given, by=by.id if by else None)


def _tell(given: TimeOut, *, by: uuid.UUID | None) -> None:
    event = AbilitiesChanged(
        room=str(given.room_id) if given.room_id else None,
        community=None if given.room_id else str(given.community_id),
    )
    log.emit(f"user:{given.person_id}", event, actor=by)
