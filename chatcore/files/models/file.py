"""A file that somebody sent: how far it has come, what it is, and what can be shown of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.files.models.account import Account
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class State(models.TextChoices):
    RECEIVING = "receiving"
    # All of it is here, none of it is given out yet.
    CHECKING = "checking"
    READY = "ready"
    REFUSED = "refused"


class Kind(models.TextChoices):
    """What people call it: how it is shown, and by what a library is filtered."""

    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    PDF = "pdf"
    OFFICE = "office"
    TEXT = "text"
    ARCHIVE = "archive"
    OTHER = "other"


class File(models.Model):
    """``home`` is the place that it was sent to (``room:<id>``); ``expires_at`` is None once it is used there.

    ``size`` is what its sender said, and later what one downloads; ``weight`` is what ``account`` was charged.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    home = models.CharField(max_length=80)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    weight = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVING)
    # How much has come, and the names of the pieces that it lies in until all is here.
    offset = models.BigIntegerField(default=0)
    parts = models.JSONField(default=list)
    # By content, never by what the sender says.
    type = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, blank=True)
    refusal = models.CharField(max_length=40, blank=True)
    # What a picture shows, in words, for those who do not see it.
    alt = models.CharField(max_length=1000, blank=True)
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    animated = models.BooleanField(default=False)
    pages = models.IntegerField(null=True)
    # Of a voice message: milliseconds, and the wave form as the browser drew it.
    duration = models.IntegerField(null=True)
    peaks = models.JSONField(default=list)
    # The sizes in which a picture of it is kept.
    pictures = models.JSONField(default=list)
    created_at = models.DateTimeField(default=now)
    received_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "expires_at"],
                name="file_unused",
                condition=models.Q(expires_at__isnull=False),
            ),
            models.Index(
                fields=["received_at"],
                name="file_being_checked",
                condition=models.Q(state=State.CHECKING),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FileText(models.Model):
    """The words of a file, for a search that reads with the rights of its reader; gone with the file."""

    file = models.OneToOneField(
        File, on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:40]
