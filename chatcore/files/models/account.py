"""How much room the files of a community, or of a person's private conversations, take."""

from django.db import models


class Account(models.Model):
    """Bytes that are taken, those of uploads under way included. ``id`` is that of the community or of the person."""

    id = models.UUIDField(primary_key=True)
    used = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.id}: {self.used}"
