"""What happens in communities, as it goes over the wire."""

from chatcore.communities import component_events as component_events
from chatcore.communities import site_entry_events as site_entry_events
from chatcore.communities.cards import CommunityCard, GroupCard
from chatcore.communities.role_cards import RoleLevelsCard
from chatcore.communities.status_cards import GroupStatusCard
from chatcore.live.frames import DoorEvent, StreamEvent
from chatcore.live.registry import event


@event
class AbilitiesChanged(DoorEvent, frozen=True, kw_only=True, tag="abilities.changed"):
    """The person may do other things in a room, a community, a group or a project than before: reload its card.

    ``belongs`` says that they hear the community from now on (its stream, from behind ``head``) or that
    they hear it no more; None, that neither changed. Guests hear no community.
    """

    community: str | None = None
    room: str | None = None
    group: str | None = None
    project: str | None = None
    belongs: bool | None = None
    head: int = 0

    def opened_stream(self) -> str | None:
        return f"community:{self.community}" if self.community and self.belongs is True else None

    def opened_after(self) -> int:
        return self.head

    def closed_stream(self) -> str | None:
        return f"community:{self.community}" if self.community and self.belongs is False else None


@event
class CommunityChanged(StreamEvent, frozen=True, kw_only=True, tag="community.changed"):
    """The community has another name, colour, picture, vocabulary, module or opening date, or has opened."""

    community: CommunityCard


@event
class GroupCreated(StreamEvent, frozen=True, kw_only=True, tag="group.created"):
    """The community has a group more. What the reader may do with it is on no event: read it by REST."""

    group: GroupCard


@event
class GroupChanged(StreamEvent, frozen=True, kw_only=True, tag="group.changed"):
    """A group has another name, was opened again, or other people are in it, or with another status."""

    group: GroupCard


@event
class GroupRemoved(StreamEvent, frozen=True, kw_only=True, tag="group.removed"):
    """A group was archived: it is in no list any more."""

    group_id: str


@event
class RolesChanged(StreamEvent, frozen=True, kw_only=True, tag="roles.changed"):
    """What each role may do, from now on. Who has a mandate besides reads their community again."""

    roles: list[RoleLevelsCard]


@event
class StatusesChanged(StreamEvent, frozen=True, kw_only=True, tag="statuses.changed"):
    """The community's own statuses in groups, from now on; who bears which may be other than before."""

    statuses: list[GroupStatusCard]
