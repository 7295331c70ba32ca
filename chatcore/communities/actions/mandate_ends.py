"""Ending mandates: by hand, by giving them back, and with the membership."""

from django.db import transaction

from chatcore.communities.actions.mandate_turns import turn
from chatcore.communities.models import Mandate, Membership
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.mandates import living_mandate
from chatcore.foundation.clock import now
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from chatcore.records.actions import record


@transaction.atomic
def end_mandate(*, actor: Person, community_id: object, mandate_id: object) -> Mandate:
    """End a mandate now: by one who gives them, or by its bearer, who gives it back.

    Raises:
        NotFound: the community or the mandate, or somebody else's for one who gives none. Conflict: it is over.
    """
    community = community_for(actor, community_id)
    mine = Mandate.objects.filter(id=parse_id(mandate_id) or NO_ID, person=actor).exists()
    if not mine:
        community = community_for(actor, community_id, to=Right.MANAGE_ROLES)
    mandate = living_mandate(community, mandate_id)
    _end(mandate, by=actor)
    turn(mandate, by=actor)
    return mandate


def end_mandates_of(*, actor: Person | None, membership: Membership) -> None:
    """End the mandates of somebody who stops being a member; they are told by the caller."""
    rows = Mandate.objects.select_for_update().filter(
        person=membership.person_id, community=membership.community_id, ended_at=None
    )
    for mandate in rows.order_by("id"):
        mandate.community = membership.community
        if mandate.ends_at is None or mandate.ends_at > now():
            _end(mandate, by=actor)


def _end(mandate: Mandate, *, by: Person | None) -> None:
    mandate.ended_at = now()
    mandate.save(update_fields=["ended_at"])
    record(
        action="mandate.ended",
        actor=by,
        obj=mandate,
        community=mandate.community,
        before={"person": mandate.person_id, "gives": mandate.gives.split()},
    )
