"""A request: one act that somebody asks an administrator to agree to, as it was shown, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class State(models.TextChoices):
    """``granted`` is executed. ``stale``: what it was computed from has changed. ``void``: it may not be done now."""

    PENDING = "pending"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    STALE = "stale"
    VOID = "void"


class Decision(models.TextChoices):
    """How far an agreement goes: this act, or the permission too, for 30 days or until a chosen day or for good."""

    ONCE = "once"
    THIRTY_DAYS = "thirty_days"
    STANDING = "standing"


class AccordRequest(models.Model):
    """Never changed but by what becomes of it: ``payload``, ``effect`` and ``fingerprint`` are what was shown.

    ``digest`` seals the act, the community and the payload; ``effect_now`` and ``why`` say what an executed request
    would have done instead, and why it did not.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="accord_requests"
    )
    act = models.CharField(max_length=64)
    permission = models.CharField(max_length=40)
    payload = models.JSONField()
    digest = models.CharField(max_length=64)
    effect = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accord_requests"
    )
    reason = models.TextField(max_length=1000, blank=True)
    client_id = models.UUIDField()
    follows = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by"
    )
    asked_at = models.DateTimeField(default=now)
    deadline = models.DateTimeField()
    # Past its deadline it goes to the staff of the site too; on this day it ends without an answer.
    expires_at = models.DateTimeField()
    escalated_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PENDING)
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=12, choices=Decision, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    words = models.TextField(max_length=1000, blank=True)
    why = models.JSONField(null=True, blank=True)
    effect_now = models.JSONField(null=True, blank=True)
    outcome = models.JSONField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["requester", "client_id"], name="accords_request_once"),
            models.CheckConstraint(
                condition=Q(state="pending", ended_at__isnull=True)
                | (~Q(state="pending") & Q(ended_at__isnull=False)),
                name="accords_request_ends_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-id"], name="accords_request_of"),
            models.Index(
                fields=["deadline"], condition=Q(state="pending"), name="accords_request_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.state} {self.community_id}"
