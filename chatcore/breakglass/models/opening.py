"""A request to open a private conversation, what became of it, and the persons whom it concerns."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id

# A request that nobody answered in three days is none any more.
ANSWERED_WITHIN = timedelta(hours=72)


class Reason(models.TextChoices):
    """The only reasons for which what is private is opened."""

    LEGAL_REQUISITION = "legal_requisition"
    DANGER = "danger"
    HARASSMENT = "harassment"
    DATA_PROTECTION = "data_protection"


class State(models.TextChoices):
    ASKED = "asked"
    OPEN = "open"
    # Two agreed, and there is no such conversation.
    EMPTY = "empty"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    CLOSED = "closed"


class Opening(models.Model):
    """What somebody asked to read, why, of which period and for how long; and who answered what.

    ``community`` is that whose administrators ask and answer; None, the staff of the site do. ``room`` is what is
    opened. Of a conversation that was named by its people (``direct_key``) it is None until two agreed: whether
    these people talk at all is private too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, null=True, related_name="+"
    )
    room = models.ForeignKey(
        "conversations.Room", on_delete=models.PROTECT, null=True, related_name="+"
    )
    direct_key = models.CharField(max_length=500, null=True)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    words = models.TextField(max_length=2000)
    # The messages that may be read: from ``since`` on, before ``until``, which is never after the request.
    since = models.DateTimeField()
    until = models.DateTimeField()
    hours = models.PositiveSmallIntegerField()
    # For how many days those concerned are not told yet (legal requisitions only).
    hold_days = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=2000, blank=True)
    opened_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    # When those concerned are to be told, and when they were.
    notice_due_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
                name="breakglass_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state="open")
                | Q(room__isnull=False, answered_by__isnull=False, ends_at__isnull=False),
                name="breakglass_open_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(hold_days=0) | Q(reason="legal_requisition", hold_days__lte=90),
                name="breakglass_held_by_law_only",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "-id"], name="breakglass_of_community"),
            models.Index(
                fields=["state"],
                condition=Q(state__in=("asked", "open")),
                name="breakglass_going_on",
            ),
            models.Index(
                fields=["notice_due_at"],
                condition=Q(told_at=None, notice_due_at__isnull=False),
                name="breakglass_to_tell",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.reason}"

    @property
    def expires_at(self) -> datetime:
        """Until when the request can be answered."""
        return self.asked_at + ANSWERED_WITHIN

    @property
    def named(self) -> list[uuid.UUID]:
        """The ids of those by whom a direct conversation was named."""
        return [uuid.UUID(hex=one) for one in (self.direct_key or "").split(",") if one]


class Concerned(models.Model):
    """A person whose words were opened: in the conversation when it was, or author of something of the period."""

    id = models.BigAutoField(primary_key=True)
    opening = models.ForeignKey(
        Opening, on_delete=models.CASCADE, related_name="concerned", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opening", "person"], name="breakglass_concerned_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} by {self.opening_id}"
