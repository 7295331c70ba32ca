"""The tables of communities: communities, their components, memberships, roles, groups and invitations."""

from chatcore.communities.models.community import Community
from chatcore.communities.models.component import Component, ComponentMember, Dimension
from chatcore.communities.models.group import (
    PROJECTED,
    Group,
    GroupKind,
    GroupMember,
    GroupStatus,
)
from chatcore.communities.models.group_import import GroupImport
from chatcore.communities.models.invitation import Invitation
from chatcore.communities.models.membership import Membership, Role
from chatcore.communities.models.role import CustomRole, Mandate

__all__ = [
    "PROJECTED",
    "Community",
    "Component",
    "ComponentMember",
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
    "Role",
]
