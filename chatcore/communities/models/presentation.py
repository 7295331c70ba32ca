"""The page of a community: what was published, one row an edition, and the draft beside it."""

import uuid
from typing import Any, ClassVar

import msgspec
from django.db import models

from chatcore.communities.blocks import Block
from chatcore.communities.models.community import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


def _none() -> list[Any]:
    return []


class PresentationEdition(models.Model):
    """The page as it was published; never changed after. The last one is what is read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    content = models.JSONField(default=_none)
    # In which the blocks are first; their translations are with them.
    language = models.CharField(max_length=2, default="fr")
    published_at = models.DateTimeField(default=now)
    # Not a foreign key: an account that goes does not take the page with it.
    published_by: "models.UUIDField[uuid.UUID | None, uuid.UUID | None]" = models.UUIDField(
        null=True
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "number"], name="communities_edition_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.community_id} {self.number}"

    @property
    def blocks(self) -> list[Block]:
        return msgspec.convert(self.content, list[Block])


class PresentationDraft(models.Model):
    """What its administrators are preparing; there while something differs from what is published."""

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, primary_key=True, related_name="draft"
    )
    content = models.JSONField(default=_none)
    language = models.CharField(max_length=2, default="fr")
    # What a template took the place of, until something else is changed: blocks and language of the draft before;
    # blocks None, there was none.
    replaced = models.JSONField(null=True)
    changed_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.community_id} draft"

    @property
    def blocks(self) -> list[Block]:
        return msgspec.convert(self.content, list[Block])


class PresentationTemplate(models.Model):
    """A page to begin with, which the staff of the site kept for all communities: no message and no person in it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80, unique=True)
    content = models.JSONField(default=_none)
    language = models.CharField(max_length=2, default="fr")
    created_at = models.DateTimeField(default=now)

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def blocks(self) -> list[Block]:
        return msgspec.convert(self.content, list[Block])
