"""What makes a poll of a message. Of an anonymous one, no table says who chose what."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.ids import new_id
from rooms.conversations.models import Message


class PollKind(models.TextChoices):
    """One answer, several of them, or all that one cares for in one's order of preference."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    RANKED = "ranked"


class Results(models.TextChoices):
    """When the counts are shown."""

    ALWAYS = "always"
    VOTED = "voted"
    CLOSED = "closed"


class Poll(models.Model):
    """A question, which is the text of its message. It is there for as long as the message is.

    ``tally`` is what is counted: how often each ballot was cast, by what it says (``counting.written``). It is one
    value of one row, with its keys in order: of an anonymous poll it holds all that is known of the ballots, and
    neither a row, nor a date, nor a place among others that would lead back to a person.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="poll")
    kind = models.CharField(max_length=8, choices=PollKind)
    most = models.PositiveSmallIntegerField(default=1)
    anonymous = models.BooleanField()
    adding = models.BooleanField()
    results = models.CharField(max_length=6, choices=Results)
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    tally = models.JSONField(default=dict)
    turnout = models.PositiveIntegerField(default=0)
    # Of a closed poll: who won, and for a ranked one each round.
    outcome = models.JSONField(null=True)
    # Somebody voted since the room was last told of the counts.
    untold = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["closes_at"], condition=models.Q(closed_at=None), name="poll_to_close"
            ),
            models.Index(fields=["id"], condition=models.Q(untold=True), name="poll_to_tell"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class PollOption(models.Model):
    """An answer. ``number`` is its name in ballots, and never given to another."""

    id = models.UUIDField(primary_key=True, default=new_id)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options", db_index=False)
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    # Who added it later; nobody for those that the poll began with.
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "number"], name="poll_option_number")
        ]

    def __str__(self) -> str:
        return self.label


class Ballot(models.Model):
    """What a person chose in a poll that is not anonymous: numbers of options, of a ranked one the favourite first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    choices = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "person"], name="poll_ballot_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.poll_id}"


class Voter(models.Model):
    """That a person has voted in an anonymous poll, until it closes; nothing else is known of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="voters", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "person"], name="poll_voted_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.poll_id}"
