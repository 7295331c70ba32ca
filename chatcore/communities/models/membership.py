"""A membership: that a person belongs to a community, in a role, from a day to another."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from chatcore.communities.models.community import Community
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class Role(models.TextChoices):
    """What somebody is to a community (requirements E2); ``bot`` speaks, but is nobody's colleague."""

    ADMINISTRATOR = "administrator"
    FUNCTIONAL_ADMINISTRATOR = "functional_administrator"
    ANIMATOR = "animator"
    MEMBER = "member"
    GUEST = "guest"
    BOT = "bot"


class Membership(models.Model):
    """One stay in a community: who comes back gets a new row, so that the past stays true."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=30, choices=Role, default=Role.MEMBER)
    # A role of the community's own, for members; ``role`` is ``member`` then.
    custom_role = models.ForeignKey(
        "communities.CustomRole", null=True, on_delete=models.PROTECT, related_name="memberships"
    )
    # What rooms take the person for where that is not their role (``permissions.taken_for``): the matrix was
    # changed, or a mandate adds to it. Kept true by ``actions/standings.py``.
    taken_for = models.CharField(max_length=30, null=True)
    joined_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(left_at=None),
                name="communities_membership_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "community"],
                condition=models.Q(left_at=None),
                name="communities_membership_of",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.community_id}"
