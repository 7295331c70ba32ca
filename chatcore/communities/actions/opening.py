"""Opening a community when its day has come: those who waited are let in, and told."""

import uuid

from django.db import transaction

from chatcore.communities.cards import community_card
from chatcore.communities.events import AbilitiesChanged, CommunityChanged
from chatcore.communities.happenings import CommunityOpened
from chatcore.communities.models import Community, Membership, Role
from chatcore.communities.permissions import LEADERS
from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from chatcore.live import log
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
    rows = Membership.objects.filter(community=community, left_at=None).select_related("person")
    waited = [one for one in rows.order_by("person_id") if one.role not in LEADERS]
    log.emit(community.stream, CommunityChanged(community=community_card(community)))
    for membership in waited:
        log.emit(
            f"user:{membership.person_id}",
            AbilitiesChanged(community=str(community.id), head=log.head_of(community.stream)),
        )
    members = [one.person for one in waited if one.role not in (Role.GUEST, Role.BOT)]
    announce(CommunityOpened(community, members))
    return True
