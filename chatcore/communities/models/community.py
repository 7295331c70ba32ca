"""A community: the house of its members, its groups and its rooms."""

from typing import ClassVar

from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id

# A quiet sea blue, until the community chooses its own.
DEFAULT_COLOUR = "#1f5f7a"


class Community(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    description = models.TextField(max_length=2000, blank=True)
    colour = models.CharField(max_length=7, default=DEFAULT_COLOUR)
    created_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True, blank=True)
    # What it changed of the shipped permission matrix: levels by permission, by role.
    matrix = models.JSONField(default=dict, blank=True)
    # Still being prepared until then; None once it is open, which a job sees to.
    opens_at = models.DateTimeField(null=True, blank=True)
    # What is not the default of the code: modules that are off or for certain roles (``modules.Setting`` by name),
    # words of the client's own.
    modules = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=dict, blank=True)
    # The hashes that name the pictures; empty: none.
    logo = models.CharField(max_length=64, blank=True)
    header = models.CharField(max_length=64, blank=True)
    # Which version of its word filter holds; 0: it has none. The filter itself is kept by rooms.moderation.
    filter_revision = models.BigIntegerField(default=0, db_default=0)
    # Whether its page is open to those who are not signed in.
    public = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def stream(self) -> str:
        """The name of the community's live stream."""
        return f"community:{self.id}"
