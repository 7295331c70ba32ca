"""A project: what some members of a community do together, with whom one may join (requirements D14, D15)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models import Community, Group
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from chatcore.people.folding import FoldedField


class State(models.TextChoices):
    """A draft is its holders' alone; a closed project has ended, and takes nobody in."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Joining(models.TextChoices):
    """Whether members ask to join, or wait to be invited."""

    REQUESTS = "requests"
    INVITATION = "invitation"


class Project(models.Model):
    """The project, whose group bears its people: ``group.space`` is its id.

    ``call`` is the call for projects that it answers, if any: an id of the app that will keep them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="projects")
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="project")
    title = models.CharField(max_length=120)
    # Lists go by it: « Écluses » is among the E.
    search = FoldedField(of=("title",))
    summary = models.CharField(max_length=280, blank=True)
    description = models.TextField(blank=True)
    description_html = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    joining = models.CharField(max_length=10, choices=Joining, default=Joining.REQUESTS)
    call = models.UUIDField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    # The last change of what its page shows, whoever made it.
    changed_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["search", "id"]
        indexes: ClassVar = [
            models.Index(fields=["community", "state"], name="project_by_community"),
            models.Index(fields=["community", "search", "id"], name="project_by_title"),
        ]

    def __str__(self) -> str:
        return self.title
