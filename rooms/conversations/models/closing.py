"""Messages that take no answers any more, whatever their room allows."""

from django.db import models

from rooms.conversations.models.message import Message


class ClosedMessage(models.Model):
    """Only those who announce in its room answer this message; so it is with each answer to it.

    A table of its own: the row of a message, which is written by the thousand, knows nothing of it.
    """

    message = models.OneToOneField(
        Message, on_delete=models.CASCADE, primary_key=True, related_name="closed"
    )

    def __str__(self) -> str:
        return f"answers to {self.message_id} are closed"
