"""Inviting: making, sending again and revoking invitations."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction

from chatcore.communities import policies
from chatcore.communities.accords import Accord
from chatcore.communities.actions.letters import send_invitation
from chatcore.communities.actions.members import ALREADY_MEMBER
from chatcore.communities.happenings import RoomsOffered
from chatcore.communities.invitation_links import digest_of, key_of
from chatcore.communities.models import Community, Invitation, Membership, Role
from chatcore.communities.selectors.access import Right, community_for, standing_in
from chatcore.communities.selectors.invitations import invitation_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from chatcore.foundation.happenings import announce
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.checks import checked_email
from chatcore.people.models import Person
from chatcore.records.actions import record

OPEN_FOR = timedelta(days=14)
# More rooms than anybody reads through on their first day.
MOST_ROOMS = 50


@transaction.atomic
def invite(
    *,
    actor: Person,
    community_id: object,
    email: str,
    role: str = Role.MEMBER,
    rooms: Sequence[str] = (),
    accord: Accord | None = None,
) -> Invitation:
    """Invite an address into a community; the letter leaves after the commit.

    Raises:
        NotFound: the community, or a room. Forbidden: guests and members do not invite, nobody invites
        above their own role. Conflict: ``already_member``, ``already_invited``. Invalid: the rest.
    """
    community = community_for(actor, community_id, to=Right.INVITE, accord=accord)
    email = checked_email(email)
    if role not in Role.values:
        raise Invalid(_UNKNOWN_ROLE, path="$.role")
    if why_not := policies.why_not_give(standing_in(community), role):
        raise Forbidden(why_not, path="$.role")
    offered = _checked_rooms(actor, community, rooms)
    _make_way(community, email)
    invitation = Invitation(
        community=community, email=email, role=role, rooms=offered, invited_by=actor
    )
    _sign(invitation)
    try:
        with transaction.atomic():
            invitation.save(force_insert=True)
    except IntegrityError:
        raise Conflict(_ALREADY_INVITED, code="already_invited", path="$.email") from None
    _trace("invitation.created", actor, invitation, {"role": str(role), "rooms": offered})
    send_invitation.enqueue(str(invitation.id))
    return invitation


@transaction.atomic
def send_again(*, actor: Person, invitation_id: object) -> Invitation:
    """Write the letter again, with a new link for 14 days; the old link stops working.

    Raises:
        NotFound, Forbidden: as ``invitation_for``. Conflict: it was accepted or revoked.
    """
    invitation = invitation_for(actor, invitation_id, locked=True)
    if invitation.accepted_at or invitation.revoked_at:
        raise Conflict(_NOT_OPEN, code="invitation_closed")
    invitation.sendings += 1
    _sign(invitation)
    invitation.save(update_fields=["sendings", "digest", "sent_at", "expires_at"])
    _trace("invitation.sent_again", actor, invitation, {"sendings": invitation.sendings})
    send_invitation.enqueue(str(invitation.id))
    return invitation


@transaction.atomic
def revoke_invitation(*, actor: Person, invitation_id: object) -> None:
    """Make the link useless. An accepted invitation stays accepted; again changes nothing."""
    invitation = invitation_for(actor, invitation_id, locked=True)
    if invitation.accepted_at:
        raise Conflict(_NOT_OPEN, code="invitation_closed")
    if invitation.revoked_at is None:
        _revoke(invitation)
        _trace("invitation.revoked", actor, invitation, {})


def _sign(invitation: Invitation) -> None:
    invitation.digest = digest_of(key_of(invitation))
    invitation.sent_at = now()
    invitation.expires_at = invitation.sent_at + OPEN_FOR


def _checked_rooms(actor: Person, community: Community, rooms: Sequence[str]) -> list[str]:
    """Return the ids of ``rooms``, each once; the app that keeps rooms has agreed to them."""
    if len(rooms) > MOST_ROOMS:
        raise Invalid(_TOO_MANY_ROOMS, path="$.rooms")
    ids = [parse_id(room) for room in rooms]
    if None in ids:
        raise NotFound(path=f"$.rooms[{ids.index(None)}]")
    offered = list(dict.fromkeys(str(id_) for id_ in ids))
    if offered:
        announce(RoomsOffered(actor, community, offered))
    return offered


def _make_way(community: Community, email: str) -> None:
    """Refuse an address that belongs already; close an invitation whose day has passed."""
    if Membership.objects.filter(community=community, person__email=email, left_at=None).exists():
        raise Conflict(ALREADY_MEMBER, code="already_member", path="$.email")
    stale = Invitation.objects.filter(
        community=community, email=email, accepted_at=None, revoked_at=None, expires_at__lte=now()
    ).first()
    if stale is not None:
        _revoke(stale)


def _revoke(invitation: Invitation) -> None:
    invitation.revoked_at = now()
    invitation.save(update_fields=["revoked_at"])


def _trace(action: str, actor: Person, invitation: Invitation, after: dict[str, object]) -> None:
    record(
        action=action,
        actor=actor,
        obj=invitation,
        community=invitation.community,
        after=after or None,
    )


_UNKNOWN_ROLE = Words(fr="Ce rôle n’est pas connu.", en="This role is not known.")
_ALREADY_INVITED = Words(
    fr="Une invitation attend déjà à cette adresse : renvoyez-la ou révoquez-la.",
    en="An invitation is waiting at this address already: send it again or revoke it.",
)
_NOT_OPEN = Words(
    fr="Cette invitation a déjà été acceptée ou révoquée.",
    en="This invitation has been accepted or revoked already.",
)
_TOO_MANY_ROOMS = Words(
    fr="Au plus 50 salons par invitation.", en="At most 50 rooms an invitation."
)
