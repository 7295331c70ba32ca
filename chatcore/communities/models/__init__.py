"""The tables of communities: communities, memberships, groups and invitations."""

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

__all__ = [
    "PROJECTED",
    "Community",
    "Group",
    "GroupImport",
    "GroupKind",
    "GroupMember",
    "GroupStatus",
    "Invitation",
    "Membership",
    "Role",
]
