"""An entry of the directory: the part of a person that others look for."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.people.folding import FoldedField


class Entry(models.Model):
    """One per person, made with them. Unpublished, only the person sees it."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="entry"
    )
    place = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    phone_shown = models.BooleanField(default=True)
    published = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=now)
    search = FoldedField(of=("place",))

    def __str__(self) -> str:
        return str(self.person_id)


class Side(models.TextChoices):
    OFFERS = "offers"
    SEEKS = "seeks"


class EntryTag(models.Model):
    """A word of an entry: a skill or service offered, or something sought."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="tags")
    side = models.CharField(max_length=10, choices=Side)
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60)
    folded = FoldedField(of=("label",))

    class Meta:
        ordering: ClassVar = ["side", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["entry", "side", "position"], name="directory_tag_position"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["folded", "side"], name="directory_tag_folded")]

    def __str__(self) -> str:
        return self.label
