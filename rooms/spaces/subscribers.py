"""What spaces do when something happens below them."""

from chatcore.communities.group_policies import why_not_put_in
from chatcore.communities.happenings import MembershipChanged, MembershipEnded
from chatcore.foundation.happenings import on
from chatcore.notices.describing import describes
from chatcore.people.linking import leads_to
from rooms.spaces.actions import telling
from rooms.spaces.actions.clubs import leave_clubs_of_community
from rooms.spaces.actions.departures import leave_projects_of_community
from rooms.spaces.selectors.linked import linked_clubs, linked_projects
from rooms.spaces.selectors.noticed import (
    noticed_candidates,
    noticed_entrances,
    noticed_helms,
    noticed_projects,
    noticed_votes,
)

leads_to("project", "/communautes/*/projets/<id>", linked_projects)
leads_to("club", "/communautes/*/clubs/<id>", linked_clubs)


@on(MembershipEnded)
def take_out_of_projects(happening: MembershipEnded) -> None:
    """Whoever leaves a community is out of its projects in the same transaction."""
    membership = happening.membership
    leave_projects_of_community(
        actor=membership.person, community=membership.community_id, person=membership.person_id
    )


@on(MembershipChanged)
def take_guests_out_of_projects(happening: MembershipChanged) -> None:
    """Guests are in no project: whoever becomes one leaves theirs."""
    membership = happening.membership
    if why_not_put_in(membership.role):
        leave_projects_of_community(
            actor=membership.person,
            community=membership.community_id,
            person=membership.person_id,
        )


@on(MembershipEnded)
def take_out_of_clubs(happening: MembershipEnded) -> None:
    """Whoever leaves a community is out of its clubs in the same transaction."""
    membership = happening.membership
    leave_clubs_of_community(
        actor=membership.person, community=membership.community_id, person=membership.person_id
    )


@on(MembershipChanged)
def take_guests_out_of_clubs(happening: MembershipChanged) -> None:
    """Guests are in no club: whoever becomes one leaves theirs."""
    membership = happening.membership
    if why_not_put_in(membership.role):
        leave_clubs_of_community(
            actor=membership.person,
            community=membership.community_id,
            person=membership.person_id,
        )


for kind in (telling.INVITED, telling.ASKED):
    describes(kind)(noticed_entrances)
for kind in (telling.JOINED, telling.REFUSED, telling.REMOVED):
    describes(kind)(noticed_projects)
for kind in (telling.PROPOSED, telling.CLUB_ASKED, telling.ADMITTED):
    describes(kind)(noticed_candidates)
for kind in (telling.VOTE, telling.DECIDED):
    describes(kind)(noticed_votes)
describes(telling.HELM)(noticed_helms)
