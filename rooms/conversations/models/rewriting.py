"""What a message said before it was changed, and what was taken back but may still come again."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from rooms.conversations.models.message import Message


class Version(models.Model):
    """The words that a message had before an edit, and since when it had them. They go with the message."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="versions", db_index=False
    )
    text = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["message", "id"], name="version_of_message")]

    def __str__(self) -> str:
        return f"version {self.pk} of {self.message_id}"


class Withdrawal(models.Model):
    """A message that is deleted for everybody, whose words are kept a little for who deleted it to bring back.

    The row is gone when the words are cleared. When the message comes back it stays, without a moment: should the
    message be deleted again, its words are looked for in the event of its return too.
    """

    message = models.OneToOneField(
        Message, primary_key=True, on_delete=models.CASCADE, related_name="withdrawal"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(null=True, db_index=True)
    came_back = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.message_id} taken back"


class Removal(models.Model):
    """What a message said that a decision took away: kept apart from its row, where nobody reads it, for as long as the
    decision can be appealed against. Its files and reactions stay for as long, and come back with it.
    """

    message = models.OneToOneField(
        Message, primary_key=True, on_delete=models.CASCADE, related_name="removal"
    )
    text = models.TextField()
    at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.message_id} removed"


class Quotation(models.Model):
    """A message shown in another room, by a message there whose card refers to it."""

    message = models.OneToOneField(
        Message, primary_key=True, on_delete=models.CASCADE, related_name="quotation"
    )
    source = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="quotations")

    def __str__(self) -> str:
        return f"{self.source_id} in {self.message_id}"
