"""Opening a community when its day has come: those who waited are let in, and told."""

import uuid
from collections.abc import Sequence

import msgspec
from django.db import transaction

from chatcore.communities.cards import community_card
from chatcore.communities.events import AbilitiesChanged, CommunityChanged
from chatcore.communities.happenings import CommunityOpened
from chatcore.communities.models import Community, Membership, Role
from chatcore.communities.permissions import LEADERS
from chatcore.communities.selectors.entering import HEARING
from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record


def open_those_whose_day_has_come() -> int:
    """Open each community whose date has passed, each in a transaction of its own; return how many."""
    due = Community.objects.filter(opens_at__lte=now()).values_list("id", flat=True)
    return sum(open_community(id_) for id_ in list(due))


@transaction.atomic
def open_community(community_id: uuid.UUID) -> bool:
    """Open a community, once, whoever comes first: members who waited join the rooms that all join."""
    community = (
        Community.objects.select_for_update().filter(id=community_id, opens_at__lte=now()).first()
    )
    if community is None or community.opens_at is None:
        return False
    day, community.opens_at = community.opens_at, None
    community.save(update_fields=["opens_at"])
    record(
        action="community.opened",
        actor=None,
        obj=community,
        community=community,
        before={"opens_at": day},
    )
    log.emit(community.stream, CommunityChanged(community=community_card(community)))
    rows = Membership.objects.filter(community=community, left_at=None).select_related("person")
    present = list(rows.order_by("person_id"))
    # Rooms first: their streams stand before those of people in the log's order.
    members = [one.person for one in present if one.role not in (Role.GUEST, Role.BOT)]
    announce(CommunityOpened(community, members))
    _tell(
        [one for one in present if one.role not in LEADERS],
        AbilitiesChanged(
            community=str(community.id), belongs=True, head=log.head_of(community.stream)
        ),
        by=None,
    )
    return True


def tell_those_who_hear_nothing(community: Community, *, by: Person) -> None:
    """Tell guests, and who waits for the opening, that the community changed: they do not hear it, but see its page."""
    present = Membership.objects.filter(community=community, left_at=None)
    deaf = present.exclude(HEARING)
    _tell(list(deaf), AbilitiesChanged(community=str(community.id)), by=by)


def _tell(waiting: Sequence[Membership], told: AbilitiesChanged, *, by: Person | None) -> None:
    """Tell each on their own devices (two statements). A guest is told, but hears the community neither then."""
    outside = msgspec.structs.replace(told, belongs=None)
    log.tell(
        {f"user:{one.person_id}": [outside if one.role == Role.GUEST else told] for one in waiting},
        by=by.id if by else None,
    )
