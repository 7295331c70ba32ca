"""Components of a community, in two trees side by side, and who belongs to which (requirements E1, E8, E16)."""

import uuid
from typing import ClassVar

from django.db import models

from chatcore.communities.models.community import Community
from chatcore.communities.models.membership import Membership
from chatcore.foundation.clock import now
from chatcore.foundation.ids import new_id, parse_id

# Faculties, their departments, their sections: a tree that is deeper is not found one's way in.
DEEPEST = 6
# Between the ids of a path, and at its end: no component's path begins with that of a sibling.
_BETWEEN = "/"


class Dimension(models.TextChoices):
    """Which tree: that of the organisation, or that of the training (« mention ou parcours »)."""

    COMPONENT = "component"
    TRACK = "track"


class Component(models.Model):
    """``path`` holds the ids from the root down to the component itself: those below begin with it.

    ``parent`` says the same again; the actions write both together, under the lock of the community.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    community = models.ForeignKey(Community, on_delete=models.CASCADE, related_name="components")
    dimension = models.CharField(max_length=20, choices=Dimension, default=Dimension.COMPONENT)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=33 * DEEPEST)
    name = models.CharField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["community", "dimension", "path"], name="communities_component_path"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """How many levels down it is; a root is at 1."""
        return self.path.count(_BETWEEN)

    @property
    def lineage(self) -> list[uuid.UUID]:
        """The ids from the root down to the component itself."""
        return [id_ for id_ in map(parse_id, self.path.split(_BETWEEN)) if id_ is not None]


def path_below(parent: Component | None, component_id: uuid.UUID) -> str:
    """Return the path of a component below ``parent``, or at the root."""
    return f"{parent.path if parent else ''}{component_id.hex}{_BETWEEN}"


class ComponentMember(models.Model):
    """That somebody of the community belongs to a component: to one of each dimension at most."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    component = models.ForeignKey(Component, on_delete=models.CASCADE, related_name="members")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="components")
    # The component's, again: what a database holds to one for each person.
    dimension = models.CharField(max_length=20, choices=Dimension)
    since = models.DateTimeField(default=now)
    # The list or the archiving that left the row as it is; None once somebody has changed it by hand.
    batch = models.ForeignKey(
        "communities.ComponentBatch", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["membership", "dimension"], name="communities_component_member_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} ∈ {self.component_id}"
