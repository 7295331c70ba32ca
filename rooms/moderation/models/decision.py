"""What was decided of a case, with its reasons; and the one appeal that each side has."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.moderation.models.case import Case

# Regulation (EU) 2022/2065, art. 20(1): complaints for at least six months following the decision.
APPEAL_WITHIN = timedelta(days=184)


class Outcome(models.TextChoices):
    NOTHING = "nothing"
    REMOVE = "remove"
    WARN = "warn"
    TIME_OUT = "time_out"
    # Of held messages.
    RELEASE = "release"
    REFUSE = "refuse"


class Ground(models.TextChoices):
    """Art. 17(3)(d) and (e): the law, or what was agreed on joining."""

    CHARTER = "charter"
    LAW = "law"


class Side(models.TextChoices):
    REPORTER = "reporter"
    SUBJECT = "subject"


class Decision(models.Model):
    """A decision with the statement of reasons of art. 17: facts, ground, scope, duration.

    ``facts`` and ``ground`` are what the person concerned reads; ``answer`` what those who reported read. ``room``:
    where a time-out holds; None, in the whole community. ``answers``: the decision that was appealed against.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField(max_length=8, choices=Outcome)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(default=now)
    facts = models.TextField(max_length=2000, blank=True)
    ground = models.CharField(max_length=8, choices=Ground, blank=True)
    reference = models.CharField(max_length=300, blank=True)
    answer = models.TextField(max_length=2000, blank=True)
    room = models.ForeignKey(
        "conversations.Room", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    until = models.DateTimeField(null=True)
    answers = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, related_name="answered"
    )

    class Meta:
        ordering: ClassVar = ["decided_at", "id"]

    def __str__(self) -> str:
        return self.outcome

    @property
    def appeal_until(self) -> datetime:
        return self.decided_at + APPEAL_WITHIN


class Appeal(models.Model):
    """What somebody says against a decision: once, and another person than who decided answers."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="appeals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8, choices=Side)
    words = models.TextField(max_length=2000)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "person"], name="appeal_once")
        ]

    def __str__(self) -> str:
        return f"{self.side} of {self.decision_id}"
