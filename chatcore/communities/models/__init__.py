"""The tables of communities: communities, memberships, roles, groups and invitations."""

from chatcore.communities.models.community import Community
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
    "CustomRole",
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
