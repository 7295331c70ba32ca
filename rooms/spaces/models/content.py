"""What a project works with: its milestones and its documents."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.spaces.models.project import Project


class Milestone(models.Model):
    """A step of a project, in its place among the others."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=160)
    due = models.DateField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    place = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["place", "id"]

    def __str__(self) -> str:
        return self.title


class Document(models.Model):
    """A link, or a note: one of ``url`` and ``text`` is empty."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=160)
    url = models.CharField(max_length=2000, blank=True)
    text = models.TextField(blank=True)
    text_html = models.TextField(blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-added_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(url="") ^ models.Q(text=""), name="project_document_is_one"
            )
        ]

    def __str__(self) -> str:
        return self.title
