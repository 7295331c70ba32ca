"""Reading invitations: by their id for those who invite, by their key for those invited."""

from django.db.models import QuerySet

from chatcore.communities.invitation_links import digest_of
from chatcore.communities.models import Community, Invitation
from chatcore.communities.selectors.access import Right, community_for
from chatcore.foundation.clock import now
from chatcore.foundation.errors import NotFound, Problem
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID


def open_invitations(community: Community) -> "QuerySet[Invitation]":
    """Return the invitations of ``community`` that wait, those past their day too, newest first."""
    rows = Invitation.objects.filter(community=community, accepted_at=None, revoked_at=None)
    return rows.select_related("invited_by")


def invitation_for(actor: Person, invitation_id: object, *, locked: bool = False) -> Invitation:
    """Return an invitation of a community where ``actor`` invites.

    Raises:
        NotFound: missing or hidden. Forbidden: a member who does not invite.
    """
    rows = Invitation.objects.select_related("community", "invited_by")
    if locked:
        rows = rows.select_for_update(of=("self",))
    invitation = rows.filter(id=parse_id(invitation_id) or NO_ID).first()
    try:
        community_for(actor, invitation.community_id if invitation else NO_ID, to=Right.INVITE)
    except NotFound:
        # Hidden and missing are one answer, at the same cost.
        raise NotFound from None
    if invitation is None:
        raise NotFound
    return invitation


def invitation_by_key(key: str, *, locked: bool = False) -> Invitation:
    """Return the open invitation whose link holds ``key``.

    Raises:
        Problem: ``invitation_unknown`` (404), ``invitation_used``, ``invitation_revoked`` or
        ``invitation_expired`` (410): a link tells its bearer what became of it.
    """
    rows = Invitation.objects.select_related("community", "invited_by")
    if locked:
        rows = rows.select_for_update(of=("self",))
    invitation = rows.filter(digest=digest_of(key)).first()
    if invitation is None:
        raise Problem(_UNKNOWN, code="invitation_unknown", title=_CLOSED, status=404)
    if invitation.accepted_at is not None:
        raise Problem(_USED, code="invitation_used", title=_CLOSED, status=410)
    if invitation.revoked_at is not None or invitation.community.archived_at is not None:
        raise Problem(_REVOKED, code="invitation_revoked", title=_CLOSED, status=410)
    if invitation.expires_at <= now():
        raise Problem(_EXPIRED, code="invitation_expired", title=_CLOSED, status=410)
    return invitation


def is_registered(invitation: Invitation) -> bool:
    """Tell whether somebody has an account at the invited address."""
    return Person.objects.filter(email=invitation.email, is_active=True).exists()


_CLOSED = Words(fr="Cette invitation n’est plus ouverte", en="This invitation is no longer open")
_UNKNOWN = Words(
    fr="Ce lien n’est pas celui d’une invitation, ou un plus récent l’a remplacé : vérifiez votre courrier.",
    en="This link is not that of an invitation, or a newer one has replaced it: check your mail.",
)
_USED = Words(
    fr="Cette invitation a déjà été acceptée : connectez-vous.",
    en="This invitation has been accepted already: sign in.",
)
_REVOKED = Words(
    fr="Cette invitation a été retirée : demandez-en une autre à la personne qui vous l’a envoyée.",
    en="This invitation was withdrawn: ask the person who invited you for another.",
)
_EXPIRED = Words(
    fr="Cette invitation a plus de 14 jours : demandez qu’on vous la renvoie.",
    en="This invitation is more than 14 days old: ask for it to be sent again.",
)
