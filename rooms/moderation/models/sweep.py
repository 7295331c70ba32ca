"""All that somebody said lately, taken away by one decision: which messages, and how far it has come."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from rooms.moderation.models.case import Case

# How long who decided may take it back by themselves: a wrong person, a wrong period.
UNDO_WITHIN = timedelta(hours=1)


class Period(models.TextChoices):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


LASTS = {
    Period.HOUR: timedelta(hours=1),
    Period.DAY: timedelta(days=1),
    Period.WEEK: timedelta(days=7),
}


class Sweep(models.Model):
    """``undone``: the messages come back, or have. A job does either, in pieces."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="sweep"
    )
    period = models.CharField(max_length=4, choices=Period)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    undone = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"


class Swept(models.Model):
    """A message of a sweep; ``taken``: it was there, and was taken away by it. None: its turn has not come."""

    id = models.BigAutoField(primary_key=True)
    sweep = models.ForeignKey(Sweep, on_delete=models.CASCADE, related_name="messages")
    message = models.ForeignKey("conversations.Message", on_delete=models.CASCADE, related_name="+")
    taken = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sweep", "message"], name="swept_once")
        ]

    def __str__(self) -> str:
        return f"{self.message_id}"
