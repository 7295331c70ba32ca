"""What becomes of requests when something happens in communities."""

from chatcore.accords.actions.lateness import void_requests_of
from chatcore.communities.happenings import MembershipEnded
from chatcore.foundation.happenings import on


@on(MembershipEnded)
def forget_requests(happening: MembershipEnded) -> None:
    """Who has left asks for nothing any more."""
    void_requests_of(happening.membership)
