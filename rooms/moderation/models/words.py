"""The words that a community filters, and the messages that wait to be read because of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.moderation.models.case import Case


class Effect(models.TextChoices):
    REFUSE = "refuse"
    REVIEW = "review"


class FilterWord(models.Model):
    """A word or a phrase, ``*`` at the ends of a word standing for any letters; ``key`` is how it is compared."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    pattern = models.CharField(max_length=80)
    key = models.CharField(max_length=240)
    effect = models.CharField(max_length=6, choices=Effect)
    # What the author reads when it is refused; empty: the sentence of the house.
    explanation = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["community", "key"], name="filter_word_once")
        ]

    def __str__(self) -> str:
        return self.pattern


class HeldState(models.TextChoices):
    WAITING = "waiting"
    RELEASED = "released"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Held(models.Model):
    """A post that is kept back: what is needed to post it as its author asked, once somebody has read it. ``edits``:
    the message in whose words' place these come, which stays as it is until then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="held")
    room = models.ForeignKey("conversations.Room", on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(
        "conversations.Topic", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reply_to = models.ForeignKey(
        "conversations.Message", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    edits = models.ForeignKey(
        "conversations.Message", on_delete=models.CASCADE, null=True, related_name="+"
    )
    text = models.TextField()
    client_id = models.UUIDField()
    state = models.CharField(max_length=9, choices=HeldState, default=HeldState.WAITING)
    held_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["author", "client_id"], name="held_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["author", "room"], condition=Q(state="waiting"), name="held_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} of {self.author_id}"


class HeldFile(models.Model):
    """A file of a post that is kept back: not thrown away as unused, and read by those who decide."""

    file = models.OneToOneField(
        "files.File", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    held = models.ForeignKey(Held, on_delete=models.CASCADE, related_name="files")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["place"]

    def __str__(self) -> str:
        return f"{self.file_id} of {self.held_id}"
