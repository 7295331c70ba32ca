"""The emoji of communities."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class CommunityEmoji(models.Model):
    """A picture with a name that no other of the community has, archived ones included: what was said stays.

    ``digest`` names its file: 256 bits that only those who see it know. A ``moving`` one has a second file.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="emoji", db_index=False
    )
    name = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    moving = models.BooleanField(default=False, db_default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "name"], name="emoji_name_once")
        ]

    def __str__(self) -> str:
        return f":{self.name}:"
