"""What happens to communities, for the apps above to hear in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from chatcore.communities.models import Community, Invitation, Membership
from chatcore.people.models import Person


@dataclass(frozen=True)
class CommunityCreated:
    community: Community
    creator: Person


@dataclass(frozen=True)
class CommunityOpened:
    """The day has come: members who waited are inside from now on."""

    community: Community
    waiting: Sequence[Person]


@dataclass(frozen=True)
class MembershipBegun:
    """Somebody belongs to a community from now on; ``invitation`` is what brought them, if one did."""

    membership: Membership
    invitation: Invitation | None = None


@dataclass(frozen=True)
class MembershipChanged:
    """Somebody has another role."""

    membership: Membership
    before: str


@dataclass(frozen=True)
class MembershipEnded:
    """Somebody does not belong any more: what they had here ends in this transaction."""

    membership: Membership


@dataclass(frozen=True)
class RoomsOffered:
    """``actor`` wants to invite to rooms. Whoever keeps rooms refuses, by raising, what may not be offered."""

    actor: Person
    community: Community
    rooms: Sequence[str]
