"""A text that is written again and again, kept to be put into messages."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Snippet(models.Model):
    """One's own (``owner``), or a community's for its members. ``{placeholders}`` are filled where it is put."""

    id = models.UUIDField(primary_key=True, default=new_id)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="snippets"
    )
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, null=True, related_name="snippets"
    )
    name = models.CharField(max_length=60)
    text = models.TextField()
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(owner=None, community__isnull=False)
                | models.Q(owner__isnull=False, community=None),
                name="snippet_of_a_person_or_a_community",
            ),
            models.UniqueConstraint(fields=["owner", "name"], name="snippet_of_person_once"),
            models.UniqueConstraint(fields=["community", "name"], name="snippet_of_community_once"),
        ]

    def __str__(self) -> str:
        return self.name
