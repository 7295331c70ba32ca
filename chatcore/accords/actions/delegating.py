"""Delegating: an agreement that goes beyond one act is a mandate for its permission, ended by time or by hand."""

from datetime import datetime

from chatcore.accords.models import AccordRequest
from chatcore.communities.actions.mandates import grant_permissions
from chatcore.communities.models import Mandate
from chatcore.communities.permissions import Permission
from chatcore.people.models import Person


def delegate(
    *,
    actor: Person,
    request: AccordRequest,
    until: datetime | None,
    component_id: object | None = None,
    group_id: object | None = None,
) -> Mandate:
    """Let the requester do by themselves, until then, what they asked; None: until somebody ends it.

    Args:
        component_id, group_id: about the people of a component and what is below it, or of a group, only.

    Raises:
        Forbidden, NotFound, Invalid: as ``grant_permissions``.
    """
    return grant_permissions(
        actor=actor,
        community_id=request.community_id,
        person_id=request.requester_id,
        permissions=[Permission(request.permission)],
        ends_at=until,
        request=request.id,
        component_id=component_id,
        group_id=group_id,
    )
