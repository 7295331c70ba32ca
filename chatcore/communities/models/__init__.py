"""The tables of communities: communities, their components, memberships, roles, groups and invitations."""

from chatcore.communities.models.community import Community
from chatcore.communities.models.component import Component, ComponentMember, Dimension
from chatcore.communities.models.component_batch import ComponentBatch
from chatcore.communities.models.group import (
    LEADERS,
    PROJECTED,
    CountsDue,
    Group,
    GroupKind,
    GroupMember,
    GroupStatus,
)
from chatcore.communities.models.group_import import GroupImport
from chatcore.communities.models.invitation import Invitation
from chatcore.communities.models.membership import Membership, Role
from chatcore.communities.models.own_status import OwnStatus
from chatcore.communities.models.presentation import (
    PresentationDraft,
    PresentationEdition,
    PresentationTemplate,
)
from chatcore.communities.models.role import CustomRole, Mandate

__all__ = [
    "LEADERS",
    "PROJECTED",
    "Community",
    "Component",
    "ComponentBatch",
    "ComponentMember",
    "CountsDue",
    "CustomRole",
    "Dimension",
    "Group",
    "GroupImport",
    "GroupKind",
    "GroupMember",
    "GroupStatus",
    "Invitation",
    "Mandate",
    "Membership",
    "OwnStatus",
    "PresentationDraft",
    "PresentationEdition",
    "PresentationTemplate",
    "Role",
]
