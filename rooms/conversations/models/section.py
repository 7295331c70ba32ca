"""The sections in which a person keeps their rooms: favourites, and those that they named."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.ids import new_id


class SectionKind(models.TextChoices):
    FAVOURITES = "favourites"
    OWN = "own"


class Sort(models.TextChoices):
    """How the rooms of a section stand in it."""

    UNREAD = "unread"
    NAME = "name"
    RECENT = "recent"


class Section(models.Model):
    """Rooms of whatever community that a person keeps together. What is in it says ``RoomMember.section``.

    It is nobody else's to know. The favourites bear no name: each language has its own.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    # The index of the constraint below begins with the person.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=12, choices=SectionKind)
    name = models.CharField(max_length=60, blank=True)
    # The name without case and accents: one section a name.
    name_key = models.CharField(max_length=160, blank=True)
    sort = models.CharField(max_length=8, choices=Sort)
    folded = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "name_key"], name="section_once_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.kind
