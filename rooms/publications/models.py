"""What makes a publication of a message: its title, and the rooms in which it is shared."""

from typing import ClassVar

from django.db import models

from chatcore.foundation.ids import new_id
from rooms.conversations.models import Message, Room


class Publication(models.Model):
    """A message of a feed that has a title and a page. It is there for as long as its message is.

    Its author, its words and its moment are those of the message. Ids follow time: the feed goes by them.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="publications", db_index=False
    )
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="publication")
    # Empty once the message is deleted.
    title = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["room", "id"], name="publication_by_room")]

    def __str__(self) -> str:
        return self.title


class Share(models.Model):
    """A publication shown in another room: by a message whose card refers to it, never by a copy.

    It counts for as long as its message is there; sharing again gives it a new one.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="shares", db_index=False
    )
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="shares")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="share")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "room"], name="share_once_a_room")
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} in {self.room_id}"
