"""Groups of a community, of four kinds, and who is in them (requirements D12, D13, D14)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from chatcore.communities.models.community import Community
from chatcore.communities.models.component import Component
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class GroupKind(models.TextChoices):
    AUTOMATIC = "automatic"
    ADDITIONAL = "additional"
    PROJECT = "project"
    CLUB = "club"


# What follows a space: its people are changed there, and never in the group.
PROJECTED = (GroupKind.PROJECT, GroupKind.CLUB)


# The group of those who administer or animate the community (requirement D6).
LEADERS = "leaders"


class GroupStatus(models.TextChoices):
    """What somebody is in a group; in additional ones its administrator chooses it by hand (D13)."""

    ADMINISTRATOR = "administrator"
    REFERENT = "referent"
    MEMBER = "member"
    GUEST = "guest"
    OBSERVER = "observer"


class Group(models.Model):
    """Members of a community that are one.

    An automatic group without a ``rule`` holds every member, guests aside: a community has exactly one. With a rule
    it holds those whom the rule describes. The group of a project or a club is a projection: it follows the people
    of ``space``, and nobody changes it by hand. Of one that is ``members_only``, others learn nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="groups")
    kind = models.CharField(max_length=20, choices=GroupKind)
    name = models.CharField(max_length=120)
    rule = models.JSONField(null=True, blank=True)
    # Where in the community it is: a group of this component.
    component = models.ForeignKey(
        Component, null=True, blank=True, on_delete=models.SET_NULL, related_name="groups"
    )
    # The id of the project or club whose people these are.
    space = models.UUIDField(null=True, blank=True, unique=True)
    members_only = models.BooleanField(default=False)
    # What the platform keeps in every community (`LEADERS`); empty for what people made.
    standard = models.CharField(max_length=20, blank=True, default="")
    # How many people the community was told that an automatic group has.
    people_told = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "standard"],
                condition=~Q(standard=""),
                name="communities_group_standard_once",
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(kind="automatic", rule__isnull=True),
                name="communities_group_one_everyone",
            ),
            models.CheckConstraint(
                condition=Q(kind="automatic") | Q(rule__isnull=True),
                name="communities_group_rule_if_automatic",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PROJECTED, space__isnull=False)
                | (~Q(kind__in=PROJECTED) & Q(space__isnull=True)),
                name="communities_group_space_if_projected",
            ),
            models.CheckConstraint(
                condition=~Q(kind="club") | Q(members_only=True),
                name="communities_group_club_is_members_only",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_everyone(self) -> bool:
        """Whether this is the group that every member is in by being one."""
        return self.kind == GroupKind.AUTOMATIC and self.rule is None


class GroupMember(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="group_memberships"
    )
    status = models.CharField(max_length=20, choices=GroupStatus, default=GroupStatus.MEMBER)
    # How the community itself calls it: then `status` is what that stands for, and says what one may.
    own_status = models.ForeignKey(
        "communities.OwnStatus", null=True, on_delete=models.RESTRICT, related_name="bearers"
    )
    since = models.DateTimeField(default=now)
    # The person wants no notices of the group; theirs alone to say.
    muted = models.BooleanField(default=False)
    # The import that left the row as it is; None once somebody has changed it by hand.
    batch = models.ForeignKey(
        "communities.GroupImport", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "person"], name="communities_group_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.status} {self.group_id}"


class CountsDue(models.Model):
    """That a community will be told, within a second, how many people its automatic groups have now."""

    community = models.OneToOneField(Community, primary_key=True, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return str(self.community_id)
