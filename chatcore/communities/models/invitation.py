"""An invitation: a link sent to an address, that makes its bearer a member."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models.community import Community
from chatcore.communities.models.membership import Role
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Invitation(models.Model):
    """Open until it is accepted, revoked or past its day. The link's key is kept as its digest only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=30, choices=Role, default=Role.MEMBER)
    rooms = models.JSONField(default=list, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(default=now)
    # How often it was sent: each sending makes a new link, and the one before it stops working.
    sendings = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="communities_invitation_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} → {self.community_id}"
