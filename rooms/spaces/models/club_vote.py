"""Votes of a club. Of a secret one, no table says who chose what."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id
from rooms.spaces.models.club import Club


class VoteKind(models.TextChoices):
    """What a vote decides: nothing but an answer, or something that is done at its closing."""

    QUESTION = "question"
    CHARTER = "charter"
    EXCLUDE = "exclude"
    PILOT = "pilot"
    DISSOLVE = "dissolve"


class Vote(models.Model):
    """A question put to the members. What it counted is frozen at its closing.

    ``choices`` maps keys to labels; the label of yes, no and abstain is empty, for each says it in their language.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    club = models.ForeignKey(Club, on_delete=models.CASCADE, related_name="votes")
    kind = models.CharField(max_length=16, choices=VoteKind)
    question = models.CharField(max_length=300)
    choices = models.JSONField()
    secret = models.BooleanField()
    quorum = models.PositiveSmallIntegerField()
    # Of a changed charter, the new one; of an exclusion or an election, whom it is about.
    charter_text = models.TextField(blank=True)
    charter_html = models.TextField(blank=True)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=now)
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(null=True, blank=True)
    electorate = models.PositiveIntegerField(null=True, blank=True)
    turnout = models.PositiveIntegerField(null=True, blank=True)
    valid = models.BooleanField(null=True, blank=True)
    adopted = models.BooleanField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["closes_at"],
                condition=models.Q(closed_at=None),
                name="spaces_vote_to_close",
            )
        ]

    def __str__(self) -> str:
        return self.question


class Participation(models.Model):
    """That somebody has voted; ``choice`` what, in an open vote, and empty in a secret one."""

    # Random, and no date: nothing tells in which order people voted.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "person"], name="spaces_voted_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.vote_id}"


class SecretBallot(models.Model):
    """A choice of nobody's: ``digest`` is that of a receipt which only the voter has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="secret_ballots")
    digest = models.CharField(max_length=64)
    choice = models.CharField(max_length=16)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "digest"], name="spaces_ballot_once")
        ]

    def __str__(self) -> str:
        return str(self.id)
