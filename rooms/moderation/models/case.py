"""A case: one message, one person, or one held message, that moderators look at; and the reports that made it."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id

# Regulation (EU) 2022/2065, art. 16(6), asks for an answer "in a timely manner"; three days is what members are told.
ANSWERED_WITHIN = timedelta(hours=72)
APPEAL_ANSWERED_WITHIN = timedelta(days=7)


class CaseKind(models.TextChoices):
    MESSAGE = "message"
    PERSON = "person"
    # A message that the word filter keeps until somebody has read it.
    HELD = "held"
    # All that somebody said lately; decided as it is opened.
    RECENT = "recent"


class CaseState(models.TextChoices):
    OPEN = "open"
    REFERRED = "referred"
    DECIDED = "decided"
    APPEALED = "appealed"


class ReportReason(models.TextChoices):
    HARASSMENT = "harassment"
    HATE = "hate"
    DANGER = "danger"
    PRIVACY = "privacy"
    FALSE = "false"
    SPAM = "spam"
    ILLEGAL = "illegal"
    CHARTER = "charter"
    OTHER = "other"


class Case(models.Model):
    """What is looked at, where it stands, and what it was when it was reported.

    ``subject`` is whose message it is, or the person reported. ``evidence`` is a copy of the message with a few around
    it, as who reported it could read them: moderators see no more of a conversation that is not theirs, and it is
    cleared when nobody can appeal any more. ``of_club``: what was said in a club or in a direct conversation.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=8, choices=CaseKind)
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.OPEN)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    message = models.ForeignKey(
        "conversations.Message", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    room = models.ForeignKey(
        "conversations.Room", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    evidence = models.JSONField(default=dict)
    # Of a private room: only those who lead it look at what it holds, until its author hands it over by an appeal.
    of_leaders = models.BooleanField(default=False)
    reports_count = models.PositiveIntegerField(default=0)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # Why it was given to administrators, by whom.
    referred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    referral = models.TextField(max_length=1000, blank=True)
    opened_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "message"],
                condition=Q(state__in=("open", "referred"), kind="message"),
                name="case_one_a_message",
            ),
            models.UniqueConstraint(
                fields=["community", "subject"],
                condition=Q(state__in=("open", "referred"), kind="person"),
                name="case_one_a_person",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "state", "-opened_at"], name="case_queue"),
            models.Index(
                fields=["due_at"],
                condition=Q(reminded_at=None, closed_at=None),
                name="case_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Report(models.Model):
    """Somebody's report, once a case. It is the receipt too: they follow it until it is answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    reason = models.CharField(max_length=10, choices=ReportReason)
    words = models.TextField(max_length=2000, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "reporter"], name="report_once_a_case")
        ]
        indexes: ClassVar = [models.Index(fields=["reporter", "-made_at"], name="report_mine")]

    def __str__(self) -> str:
        return f"{self.reason} by {self.reporter_id}"
