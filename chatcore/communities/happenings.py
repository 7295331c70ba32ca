"""What happens to communities, for the apps above to hear in the same transaction."""

import uuid
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime

from chatcore.communities.models import Community, Group, Invitation, Membership
from chatcore.people.models import Person


@dataclass(frozen=True)
class CommunityCreated:
    community: Community
    creator: Person


@dataclass(frozen=True)
class CommunityOpened:
    """The day has come: those who waited are inside from now on. ``members``: all but guests and bots."""

    community: Community
    members: Sequence[Person]


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


@dataclass(frozen=True)
class GroupPeopleChanged:
    """People came into a group, or are something else in it (with what they are now), or went out of it.

    The group is held until the commit, but for that of all members. ``by`` is None for the system itself.
    """

    group: Group
    by: Person | None
    came: Mapping[uuid.UUID, str] = field(default_factory=dict)
    changed: Mapping[uuid.UUID, str] = field(default_factory=dict)
    went: AbstractSet[uuid.UUID] = frozenset()


@dataclass(frozen=True)
class GroupRenamed:
    """The group of a space has another name than ``before``, that of its space; the group is held until the commit."""

    group: Group
    before: str
    by: Person


@dataclass(frozen=True)
class GroupArchived:
    """A group was archived, at the moment that it bears."""

    group: Group
    by: Person


@dataclass(frozen=True)
class GroupReopened:
    """A group was opened again; it had been archived at ``since``."""

    group: Group
    since: datetime
    by: Person
