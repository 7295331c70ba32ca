"""Announcements, who says to have read them, and who has put them away from their home page."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.conversations.models import Message, Room


class Announcement(models.Model):
    """A message of an announcement room with options. It is there for as long as its message is.

    ``audience`` is how many people were told when it appeared; ``reminders`` how often those who had not read were
    told again.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="announcements")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="announcement")
    receipt = models.BooleanField(default=False)
    comments = models.BooleanField(default=True)
    home_until = models.DateTimeField(null=True)
    audience = models.PositiveIntegerField(default=0)
    reminders = models.PositiveIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["home_until"],
                condition=~models.Q(home_until=None),
                name="announcement_at_home",
            )
        ]

    def __str__(self) -> str:
        return str(self.message_id)


class Receipt(models.Model):
    """« J’ai lu »."""

    id = models.BigAutoField(primary_key=True)
    announcement = models.ForeignKey(
        Announcement, on_delete=models.CASCADE, related_name="receipts", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["announcement", "person"], name="receipt_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} has read {self.announcement_id}"


class Dismissal(models.Model):
    """That somebody does not want an announcement on their home page any more."""

    id = models.BigAutoField(primary_key=True)
    announcement = models.ForeignKey(
        Announcement, on_delete=models.CASCADE, related_name="dismissals", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["announcement", "person"], name="dismissal_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} put {self.announcement_id} away"
