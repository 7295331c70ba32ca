"""What communities do when something happens to people."""

import uuid
from collections.abc import Iterable

from chatcore.communities.actions.members import end_membership
from chatcore.communities.models import Membership, Role
from chatcore.foundation.happenings import on
from chatcore.live.registry import streams_from
from chatcore.people.happenings import AccountClosed


@streams_from
def streams_of_communities(person: uuid.UUID) -> Iterable[str]:
    """A person hears the communities that they belong to; a guest does not, for their streams name
    the public rooms, and a guest knows only those that they were invited to."""
    rows = Membership.objects.filter(person=person, left_at=None).exclude(role=Role.GUEST)
    return (f"community:{id_}" for id_ in rows.values_list("community_id", flat=True))


@on(AccountClosed)
def end_memberships(happening: AccountClosed) -> None:
    """Whoever closes their account belongs nowhere any more."""
    rows = Membership.objects.filter(person=happening.person_id, left_at=None)
    for membership in rows.select_related("person", "community"):
        end_membership(actor=membership.person, membership=membership, forced=True)
