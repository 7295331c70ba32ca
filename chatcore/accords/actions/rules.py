"""Setting how long a community gives itself to answer."""

from django.db import transaction

from chatcore.accords.models import MOST_DAYS, AccordRules
from chatcore.accords.selectors.rules import days_of
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.errors import Invalid
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def set_days(*, actor: Person, community_id: object, days: int) -> int:
    """Have requests of a community answered in ``days`` working days; those that wait keep their deadline.

    Raises:
        NotFound. Forbidden: who does not answer requests. Invalid: fewer than one day, more than twenty.
    """
    community = community_for(actor, community_id, to=Right.DECIDE_ACCORDS)
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(_BAD_DAYS, path="$.days")
    before = days_of(community)
    if before != days:
        AccordRules.objects.update_or_create(community=community, defaults={"days": days})
        record(
            action="accord.delay_changed",
            actor=actor,
            obj=community,
            community=community,
            before={"days": before},
            after={"days": days},
        )
    return days


_BAD_DAYS = Words(
    fr="Le délai va de 1 à 20 jours ouvrés.", en="The delay goes from 1 to 20 working days."
)
