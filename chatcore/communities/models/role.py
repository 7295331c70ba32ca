"""Roles that a community makes, and mandates: what somebody may do for a time, somewhere (requirements E2, E7, E16)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chatcore.communities.models.community import Community
from chatcore.communities.models.component import Component
from chatcore.communities.models.group import Group
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id


class CustomRole(models.Model):
    """A role that the community named itself; what it may do is its row of ``Community.matrix``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="custom_roles")
    name = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=now)
    # Given to nobody any more; past mandates still name it.
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "name"],
                condition=Q(archived_at=None),
                name="communities_role_named_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """What a person may do beside their role: as another role, or by single permissions.

    ``gives`` says which, in words divided by spaces: ``role:animator``, ``role:<id of a custom role>``,
    ``invite change`` (``permissions.given_by`` reads it). It counts from ``begins_at`` until ``ends_at``, or until
    somebody ended it. ``request`` is the request for agreement that it came from, if it did.

    A ``site_entry`` is one that a person of the site's staff takes themselves, for hours, in a community to which they
    do not belong: ``mission`` holds why. It is no mandate for the lists and doors of mandates.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="mandates")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mandates"
    )
    gives = models.CharField(max_length=400)
    custom_role = models.ForeignKey(
        CustomRole, null=True, on_delete=models.PROTECT, related_name="mandates"
    )
    # Where: in a component and all below it, or in a group; in the whole community when neither.
    component = models.ForeignKey(
        Component, null=True, on_delete=models.CASCADE, related_name="mandates"
    )
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="mandates")
    # The letter of mission: what is expected, in the words of who gives it.
    mission = models.TextField(max_length=4000, blank=True)
    begins_at = models.DateTimeField(default=now)
    ends_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    request = models.UUIDField(null=True, blank=True)
    site_entry = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["person", "community"],
                condition=Q(ended_at=None),
                name="communities_mandate_of",
            ),
            models.Index(
                fields=["ends_at"], condition=Q(ended_at=None), name="communities_mandate_ends"
            ),
            models.Index(fields=["community", "-id"], name="communities_mandate_in"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")),
                name="communities_mandate_ends_after",
            ),
            models.CheckConstraint(
                condition=Q(component=None) | Q(group=None), name="communities_mandate_one_scope"
            ),
            models.CheckConstraint(
                condition=Q(site_entry=False)
                | Q(ends_at__isnull=False, component=None, group=None, custom_role=None),
                name="communities_entry_is_whole",
            ),
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=Q(site_entry=True, ended_at=None),
                name="communities_entry_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.gives}"
