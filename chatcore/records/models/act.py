"""What an event of the live log traced, once it has left the log."""

from typing import ClassVar

from django.db import models

from chatcore.records.models.append_only import AppendOnly


class Act(AppendOnly):
    """Who did what, when, to which object: a message's event without its words.

    ``id`` is the event's own. ``action`` is the event's type, ``about`` the id of its object. The
    actor is not linked, as in the log.
    """

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    action = models.CharField(max_length=40)
    stream = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    about = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["actor", "id"], name="act_by_actor"),
            models.Index(fields=["stream", "seq"], name="act_by_stream"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.about}"
