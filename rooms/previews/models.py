"""Pages that were looked at, where this is on, and the messages whose authors want none of it."""

from django.db import models

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from rooms.conversations.models import Message


class LinkedPage(models.Model):
    """A page that a message leads to: what it says of itself, or nothing. ``digest`` is that of its address."""

    digest = models.CharField(primary_key=True, max_length=64)
    url = models.TextField()
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=400, blank=True)
    site = models.CharField(max_length=80, blank=True)
    # Null while it has not been looked at.
    fetched_at = models.DateTimeField(null=True, db_index=True)
    asked_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.url


class PreviewSetting(models.Model):
    """That a community lets its server look at the pages that its messages lead to."""

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    on = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.community_id}: {self.on}"


class WithoutPreview(models.Model):
    """A message whose author, or who leads its room, took its previews away."""

    message = models.OneToOneField(
        Message, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.message_id)
