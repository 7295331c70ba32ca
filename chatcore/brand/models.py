"""The tables of the brand: what was published, one row an edition, and the draft beside it."""

import uuid
from typing import Any, ClassVar

import msgspec
from django.db import models

from chatcore.brand.look import Look
from chatcore.foundation.clock import now


def _empty() -> dict[str, Any]:
    return {}


class Edition(models.Model):
    """A brand as it was published; never changed after. The last one is what everybody sees."""

    number = models.PositiveIntegerField(primary_key=True)
    content = models.JSONField(default=_empty)
    published_at = models.DateTimeField(default=now)
    # Not a foreign key: an account that goes does not take the brand with it.
    published_by: "models.UUIDField[uuid.UUID | None, uuid.UUID | None]" = models.UUIDField(
        null=True
    )

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"brand {self.number}"

    @property
    def look(self) -> Look:
        return look_from(self.content)


class Draft(models.Model):
    """What the staff is preparing: one row, there while something differs from what is published."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    content = models.JSONField(default=_empty)
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return "brand draft"

    @property
    def look(self) -> Look:
        return look_from(self.content)


def look_from(content: dict[str, Any]) -> Look:
    """Return the stored fields as a brand; those of another version of the product are left out."""
    return msgspec.convert(content, Look)
