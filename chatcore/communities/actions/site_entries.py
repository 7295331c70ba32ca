"""Entering a community as one of the site's staff, for a reason and for hours; and coming out again (requirement E9).

The entry is a mandate that its bearer takes themselves (``Mandate.site_entry``). It is never unseen: who administers
the community is told live and by letter, and it is in their list and in the trace.
"""

import uuid
from datetime import datetime

from django.db import transaction

from chatcore.communities import site_entry_policies as policies
from chatcore.communities.actions.site_entry_letters import send_entered
from chatcore.communities.events import AbilitiesChanged
from chatcore.communities.models import Community, Mandate
from chatcore.communities.permissions import AS_ROLE, SITE_ADMINISTRATOR
from chatcore.communities.selectors.access import standing_in
from chatcore.communities.selectors.entering import entries_of
from chatcore.communities.selectors.site_entries import (
    administrators_of,
    community_to_enter,
    whole,
)
from chatcore.communities.site_entry_cards import site_entry_card
from chatcore.communities.site_entry_events import SiteEntered, SiteLeft
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.jobs.definition import job
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.checks import checked_text
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record


@transaction.atomic
def enter_as_site(
    *, actor: Person, community_id: object, reason: str, hours: int = policies.USUAL_HOURS
) -> Mandate:
    """Let one of the site's staff be in a community as its administrators are, until the hours are over.

    Raises:
        NotFound: the community. Forbidden: not of the staff. Conflict: ``already_member``, ``already_inside``.
        Invalid, TooLarge: the hours, or the reason.
    """
    community = community_to_enter(actor, community_id)
    # Held, so that one who enters twice at once is inside once.
    Community.objects.select_for_update(no_key=True).filter(id=community.id).values("id").first()
    _refuse(actor, community)
    if why_not := policies.why_not_for(hours):
        raise Invalid(why_not, path="$.hours")
    reason = checked_text(reason, longest=2000, path="$.reason")
    if why_not := policies.why_not_reason(reason):
        raise Invalid(why_not, path="$.reason")
    _end_late(community, actor)
    moment = now()
    entry = Mandate.objects.create(
        community=community,
        person=actor,
        gives=f"{AS_ROLE}{SITE_ADMINISTRATOR}",
        site_entry=True,
        mission=reason,
        begins_at=moment,
        ends_at=moment + policies.ends_after(hours),
        given_by=actor,
        given_at=moment,
    )
    record(
        action="site.entered",
        actor=actor,
        obj=entry,
        community=community,
        after={"person": actor.id, "reason": reason, "ends_at": entry.ends_at},
    )
    _tell(entry, by=actor, inside=True)
    send_entered.enqueue(str(entry.id))
    if entry.ends_at is not None:
        end_entry_in_time.using(run_after=entry.ends_at).enqueue(str(entry.id))
    return entry


@transaction.atomic
def end_entry(*, actor: Person, community_id: object, entry_id: object) -> Mandate:
    """Come out before the time is over, or have another of the staff come out.

    Raises:
        NotFound: the community, or the entry into it. Forbidden: somebody else's. Conflict: it is over.
    """
    community = community_to_enter(actor, community_id)
    entry = _held(parse_id(entry_id) or NO_ID)
    if entry is None or entry.community_id != community.id:
        raise NotFound(path="$.entry")
    if why_not := policies.why_not_end(mine=entry.person_id == actor.id, staff=actor.is_staff):
        raise Forbidden(why_not)
    if entry.ended_at is not None:
        raise Conflict(policies.OVER, code="entry_over")
    _end(entry, by=actor, at=now())
    return entry


@job(priority=50)
def end_entry_in_time(entry_id: str) -> None:
    """End an entry whose time is over: its bearer's devices hear the community no more."""
    with transaction.atomic():
        entry = _held(uuid.UUID(entry_id))
        if entry is not None and entry.ended_at is None and _is_over(entry):
            _end(entry, by=None, at=entry.ends_at or now())


def end_those_over() -> int:
    """End every entry that is past its time and was not ended; return how many. Repeatable."""
    late = Mandate.objects.filter(site_entry=True, ended_at=None, ends_at__lte=now())
    ids = list(late.values_list("id", flat=True))
    for id_ in ids:
        end_entry_in_time.func(str(id_))
    return len(ids)


def end_entries_of(person_id: uuid.UUID, *, community: Community | None = None) -> None:
    """End the entries of one who is a member from now on, or closes their account."""
    rows = whole(Mandate.objects.select_for_update(of=("self",)))
    rows = rows.filter(site_entry=True, person=person_id, ended_at=None)
    for entry in rows.filter(community=community) if community else rows:
        _end(entry, by=None, at=now())


def _refuse(actor: Person, community: Community) -> None:
    why_not = policies.why_not_enter(staff=actor.is_staff, role=standing_in(community).role)
    if why_not is policies.ONLY_STAFF:
        raise Forbidden(why_not)
    if why_not is policies.MEMBER_ALREADY:
        raise Conflict(why_not, code="already_member")
    # Asked again now that the community is held: another request may have come first.
    if why_not or entries_of(actor).filter(community=community).exists():
        raise Conflict(policies.INSIDE_ALREADY, code="already_inside")


def _end_late(community: Community, actor: Person) -> None:
    """End an older entry whose time is over, before another begins: one at a time."""
    rows = whole(Mandate.objects.select_for_update(of=("self",)))
    for entry in rows.filter(site_entry=True, community=community, person=actor, ended_at=None):
        _end(entry, by=None, at=entry.ends_at or now())


def _end(entry: Mandate, *, by: Person | None, at: datetime) -> None:
    entry.ended_at = at
    entry.save(update_fields=["ended_at"])
    record(
        action="site.left",
        actor=by,
        obj=entry,
        community=entry.community,
        before={"person": entry.person_id, "ends_at": entry.ends_at},
        after={"ended_at": entry.ended_at},
    )
    _tell(entry, by=by, inside=False)


def _tell(entry: Mandate, *, by: Person | None, inside: bool) -> None:
    """Tell who administers the community, and the devices of who entered: their sockets follow its stream, or stop."""
    community, card = entry.community, site_entry_card(entry)
    kind = SiteEntered if inside else SiteLeft
    told = set(administrators_of(community).values_list("id", flat=True)) | {entry.person_id}
    door = AbilitiesChanged(
        community=str(community.id), belongs=inside, head=log.head_of(community.stream)
    )
    events: dict[str, list[StreamEvent]] = {f"user:{person}": [kind(entry=card)] for person in told}
    events[f"user:{entry.person_id}"].append(door)
    log.tell(events, by=by.id if by else None)


def _held(entry_id: uuid.UUID) -> Mandate | None:
    rows = whole(Mandate.objects.select_for_update(of=("self",), no_key=True))
    return rows.filter(id=entry_id, site_entry=True).first()


def _is_over(entry: Mandate) -> bool:
    return entry.ends_at is not None and entry.ends_at <= now()
