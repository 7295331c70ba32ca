"""The shapes of invitations on the wire."""

from chatcore.communities.models import Invitation
from chatcore.foundation.clock import wire, wire_or_none
from chatcore.foundation.shapes import Shape


class HostCard(Shape, frozen=True, kw_only=True):
    """Who invites, as a link's bearer sees them."""

    id: str
    name: str
    kind: str
    avatar: str | None


class InvitationCard(Shape, frozen=True, kw_only=True):
    id: str
    community: str
    email: str
    role: str
    rooms: list[str]
    invited_by: HostCard | None
    created_at: str
    sent_at: str
    expires_at: str
    accepted_at: str | None
    revoked_at: str | None


class OfferedCommunityCard(Shape, frozen=True, kw_only=True):
    id: str
    name: str
    description: str


class OfferCard(Shape, frozen=True, kw_only=True):
    """What the bearer of an invitation's link sees before accepting."""

    community: OfferedCommunityCard
    email: str
    invited_by: HostCard | None
    role: str
    expires_at: str
    registered: bool


def invitation_card(invitation: Invitation) -> InvitationCard:
    return InvitationCard(
        id=str(invitation.id),
        community=str(invitation.community_id),
        email=invitation.email,
        role=invitation.role,
        rooms=list(invitation.rooms),
        invited_by=_host(invitation),
        created_at=wire(invitation.created_at),
        sent_at=wire(invitation.sent_at),
        expires_at=wire(invitation.expires_at),
        accepted_at=wire_or_none(invitation.accepted_at),
        revoked_at=wire_or_none(invitation.revoked_at),
    )


def offer_card(invitation: Invitation, *, registered: bool) -> OfferCard:
    community = invitation.community
    return OfferCard(
        community=OfferedCommunityCard(
            id=str(community.id), name=community.name, description=community.description
        ),
        email=invitation.email,
        invited_by=_host(invitation),
        role=invitation.role,
        expires_at=wire(invitation.expires_at),
        registered=registered,
    )


def _host(invitation: Invitation) -> HostCard | None:
    host = invitation.invited_by
    if host is None:
        return None
    return HostCard(id=str(host.id), name=host.name, kind=host.kind, avatar=host.avatar_url)
