"""The letters of communities, written by jobs."""

from chatcore.communities.invitation_links import link_of
from chatcore.communities.models import Invitation
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.definition import job
from chatcore.people.mail import send_mail


@job()
def send_invitation(invitation_id: str) -> None:
    """Send the invitation's letter in its author's language; one that is closed by now sends nothing."""
    invitation = (
        Invitation.objects.filter(
            id=invitation_id, accepted_at=None, revoked_at=None, expires_at__gt=now()
        )
        .select_related("community", "invited_by")
        .first()
    )
    if invitation is None:
        return
    host = invitation.invited_by
    send_mail(
        "communities/invitation",
        to=invitation.email,
        language=host.language if host else "fr",
        community=invitation.community,
        host=host,
        url=link_of(invitation),
    )
