"""A notice: something happened that concerns a person."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Kind(models.TextChoices):
    """Why somebody is told, the strongest reason first: one event makes at most one notice a person."""

    MENTION = "mention"
    REPLY = "reply"
    DIRECT = "direct"
    ANNOUNCEMENT = "announcement"
    EVERYBODY = "everybody"
    WORD = "word"
    TOPIC = "topic"
    REMINDER = "reminder"
    INVITATION = "invitation"
    ACCORD = "accord"
    MODERATION = "moderation"
    PROJECT = "project"
    POLL = "poll"


class Notice(models.Model):
    """One line of somebody's notice centre. It holds no words: what it shows is looked up when it is read.

    ``source`` names what it is of, once a person. Unread notices of one ``fold`` are one line with a
    ``count``. ``room``, ``topic`` and ``seq`` are the place in a conversation, for what is read there to be
    read here; ``about`` is what it leads to.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        db_index=False,
    )
    kind = models.CharField(max_length=16, choices=Kind)
    source = models.CharField(max_length=96)
    fold = models.CharField(max_length=96, blank=True)
    count = models.PositiveIntegerField(default=1)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, null=True, related_name="+"
    )
    about_kind = models.CharField(max_length=16)
    about = models.CharField(max_length=64)
    room = models.UUIDField(null=True)
    topic = models.UUIDField(null=True)
    seq = models.BigIntegerField(null=True)
    raised_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)
    # When it was written to the person, or when that was found needless.
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "source"], name="notice_once_a_person"),
            models.UniqueConstraint(
                fields=["person", "fold"],
                condition=models.Q(read_at=None) & ~models.Q(fold=""),
                name="notice_one_line_a_fold",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-raised_at", "-id"], name="notice_newest"),
            models.Index(
                fields=["person", "room"],
                condition=models.Q(read_at=None),
                name="notice_unread_in_room",
            ),
            models.Index(
                fields=["raised_at"],
                condition=models.Q(read_at=None, mailed_at=None),
                name="notice_to_mail",
            ),
            models.Index(fields=["about", "about_kind"], name="notice_of_what"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.person_id}"
