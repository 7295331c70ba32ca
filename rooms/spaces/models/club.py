"""Clubs: private communities inside a community, steered by their members under a charter that each signs."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models import Community, Group
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Club(models.Model):
    """A club and its rules: how many sponsors a newcomer needs, how long a pilot steers, what makes a vote count.

    Its people are those of ``group``, which follows them. ``proposed`` is whom the order of entry calls to steer next,
    until they answer.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="clubs")
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="club")
    name = models.CharField(max_length=120)
    purpose = models.CharField(max_length=500, blank=True)
    sponsors_needed = models.PositiveSmallIntegerField()
    term_days = models.PositiveSmallIntegerField()
    quorum = models.PositiveSmallIntegerField()
    charter_version = models.PositiveIntegerField(default=1)
    proposed = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Charter(models.Model):
    """A version of a club's charter: each is kept, for people signed it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    club = models.ForeignKey(Club, on_delete=models.CASCADE, related_name="charters")
    version = models.PositiveIntegerField()
    text = models.TextField()
    text_html = models.TextField()
    made_at = models.DateTimeField(default=now)
    # Who founded the club under it, or put it to the vote that adopted it.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["club", "version"], name="spaces_charter_version")
        ]

    def __str__(self) -> str:
        return f"{self.club_id} v{self.version}"


class CharterSignature(models.Model):
    """That somebody signed a version of the charter: it stays when there is another, and when they have left."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    signed_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["charter", "person"], name="spaces_charter_signed_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} signed {self.charter_id}"


class ClubMember(models.Model):
    """Somebody of a club, in the order of entry, and the version of the charter that they signed last."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    club = models.ForeignKey(Club, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="club_memberships"
    )
    entered_at = models.DateTimeField(default=now)
    signed_version = models.PositiveIntegerField()
    signed_at = models.DateTimeField(default=now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["club", "person"], name="spaces_club_member_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.club_id}"


class PilotTerm(models.Model):
    """That somebody steers a club, from a day to another. One at a time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    club = models.ForeignKey(Club, on_delete=models.CASCADE, related_name="terms")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    began_at = models.DateTimeField(default=now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["club"], condition=models.Q(ended_at=None), name="spaces_club_one_pilot"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} steers {self.club_id}"


class Candidate(models.Model):
    """Somebody who is to come in: they asked, or a member proposed them. ``admitted_at``: they have their sponsors."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    club = models.ForeignKey(Club, on_delete=models.CASCADE, related_name="candidates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.CharField(max_length=1000, blank=True)
    asked_at = models.DateTimeField(default=now)
    admitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["club", "person"], name="spaces_candidate_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} to {self.club_id}"


class Sponsorship(models.Model):
    """A member who answers for a candidate."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="sponsorships")
    sponsor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidate", "sponsor"], name="spaces_sponsor_once")
        ]

    def __str__(self) -> str:
        return f"{self.sponsor_id} for {self.candidate_id}"
