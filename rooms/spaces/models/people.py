"""Who is in a project, and who is to come: those who asked, those who were invited."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.spaces.models.project import Project


class ParticipantRole(models.TextChoices):
    """A holder (« porteur ») answers for the project; its group has them as administrator."""

    HOLDER = "holder"
    PARTICIPANT = "participant"


class Participant(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    role = models.CharField(
        max_length=12, choices=ParticipantRole, default=ParticipantRole.PARTICIPANT
    )
    since = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "person"], name="project_participant_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} of {self.project_id}"


class Side(models.TextChoices):
    """Who spoke first; the other side answers."""

    ASKED = "asked"
    INVITED = "invited"


class Entrance(models.Model):
    """Somebody is to come into a project, once the other side has said yes.

    Answered, the row is gone: the trace tells what was said.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="entrances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8, choices=Side)
    message = models.CharField(max_length=1000, blank=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "person"], name="project_entrance_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.side} to {self.project_id}"
