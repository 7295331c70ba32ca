"""What communities do when something happens to people."""

import uuid
from collections.abc import Collection, Iterable

from chatcore.communities.actions.members import end_membership
from chatcore.communities.actions.rule_following import follow_later
from chatcore.communities.actions.site_entries import end_entries_of
from chatcore.communities.models import Membership
from chatcore.communities.selectors import member_facts as member_facts
from chatcore.communities.selectors.entering import HEARING, going_on
from chatcore.communities.selectors.linked import linked_groups, linked_people
from chatcore.foundation.happenings import on
from chatcore.live.registry import streams_from
from chatcore.people.happenings import AccountClosed, PersonChanged
from chatcore.people.linking import leads_to

leads_to("person", "/annuaire/<id>", linked_people)
leads_to("group", "/communautes/*/groupes/<id>", linked_groups)


@streams_from
def streams_of_communities(people: Collection[uuid.UUID]) -> Iterable[tuple[uuid.UUID, str]]:
    """People hear the communities that they are inside of, unless they are guests there; the staff those it entered."""
    rows = Membership.objects.filter(HEARING, person__in=people, left_at=None)
    entered = going_on().filter(person__in=people, person__is_staff=True).order_by()
    found = rows.values_list("person_id", "community_id").union(
        entered.values_list("person_id", "community_id")
    )
    for person, community in found:
        yield person, f"community:{community}"


@on(AccountClosed)
def end_memberships(happening: AccountClosed) -> None:
    """Whoever closes their account belongs nowhere any more."""
    rows = Membership.objects.filter(person=happening.person_id, left_at=None)
    for membership in rows.select_related("person", "community"):
        end_membership(actor=membership.person, membership=membership, forced=True)
    end_entries_of(happening.person_id)


@on(PersonChanged)
def follow_trades(happening: PersonChanged) -> None:
    """Groups that ask for words of a title or an organisation follow them, a moment later."""
    follow_later(happening.person.id, ["trade"])
