"""What happens to communities, for the apps above to hear in the same transaction."""

from dataclasses import dataclass

from chatcore.communities.models import Community, Invitation, Membership
from chatcore.people.models import Person


@dataclass(frozen=True)
class CommunityCreated:
    """There is a new community, with its automatic group."""

    community: Community
    creator: Person


@dataclass(frozen=True)
class MembershipBegun:
    """A person belongs to a community from now on; ``invitation`` is the one that they accepted."""

    membership: Membership
    invitation: Invitation | None = None


@dataclass(frozen=True)
class MembershipEnded:
    """A person does not belong to a community any more."""

    membership: Membership
