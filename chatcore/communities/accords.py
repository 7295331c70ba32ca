"""An accord: that somebody may do one act, once, because an administrator agreed to it."""

import uuid
from dataclasses import dataclass

from chatcore.communities.permissions import Permission, SitePermission


@dataclass(frozen=True, kw_only=True)
class Accord:
    """``request`` is what was asked and agreed to; it lifts a level « avec accord » of that permission, no more."""

    community: uuid.UUID
    permission: Permission | SitePermission
    request: uuid.UUID

    def covers(self, community: uuid.UUID, permission: Permission) -> bool:
        return self.community == community and self.permission == permission
