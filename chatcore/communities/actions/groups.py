"""Making, renaming, archiving and reopening the groups that a community keeps by hand."""

from typing import Any

from django.db import transaction

from chatcore.communities.accords import Accord
from chatcore.communities.actions.group_news import tell_changed, tell_created, tell_removed
from chatcore.communities.component_shape import ARCHIVED
from chatcore.communities.happenings import GroupArchived, GroupPeopleChanged, GroupReopened
from chatcore.communities.models import Group, GroupKind, GroupMember, GroupStatus
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.component_places import hold_trees
from chatcore.communities.selectors.components import component_in
from chatcore.communities.selectors.groups import GroupRight, group_for
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.communities.selectors.modules import need_module
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Conflict
from chatcore.foundation.happenings import announce
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def create_group(
    *, actor: Person, community_id: object, name: str, accord: Accord | None = None
) -> Group:
    """Make a group; ``actor`` becomes its administrator.

    Raises:
        NotFound: the community. Forbidden: guests and bots make none. Invalid, TooLarge: the name.
    """
    community = community_for(actor, community_id, to=Right.CREATE_GROUP, accord=accord)
    need_module(community, "groups", path="$.community")
    name = _checked_name(name)
    locked_membership(community, actor.id)
    group = Group.objects.create(
        community=community, kind=GroupKind.ADDITIONAL, name=name, created_by=actor
    )
    came = {actor.id: GroupStatus.ADMINISTRATOR}
    GroupMember.objects.create(group=group, person=actor, status=GroupStatus.ADMINISTRATOR)
    record(
        action="group.created",
        actor=actor,
        obj=group,
        community=community,
        after={"administrator": actor.id},
    )
    tell_created(group, by=actor)
    announce(GroupPeopleChanged(group, actor, came))
    return group


@transaction.atomic
def change_group(
    *,
    actor: Person,
    group_id: object,
    **wanted: Any,
) -> None:
    """Open a group again or archive it (``archived``), place it (``component``), rename it (``name``): what is
    given of them, or nothing of it.

    Raises:
        NotFound, Forbidden: as ``group_for``. Invalid, TooLarge: the name.
    """
    if "archived" in wanted:
        archive_group(actor=actor, group_id=group_id, archived=wanted["archived"])
    if "component" in wanted:
        place_group(actor=actor, group_id=group_id, component_id=wanted["component"])
    if "name" in wanted:
        rename_group(actor=actor, group_id=group_id, name=wanted["name"])
    if not wanted:
        group_for(actor, group_id, to=GroupRight.RENAME)


@transaction.atomic
def rename_group(*, actor: Person, group_id: object, name: str) -> Group:
    """Give a group another name.

    Raises:
        NotFound, Forbidden: as ``group_for``. Invalid, TooLarge: the name.
    """
    group = group_for(actor, group_id, to=GroupRight.RENAME, locked=True).group
    name = _checked_name(name)
    if group.name == name:
        return group
    group.name = name
    group.save(update_fields=["name"])
    _trace("group.changed", group, actor, {"fields": ["name"]})
    tell_changed([group], by=actor)
    return group


@transaction.atomic
def place_group(*, actor: Person, group_id: object, component_id: object) -> Group:
    """Say of which component of the community a group is; None: of none.

    Raises:
        NotFound: the group, or the component in its community. Forbidden: one does not administer the
        community. Conflict: the component is archived.
    """
    group = group_for(actor, group_id, to=GroupRight.PLACE).group
    hold_trees(group.community_id)
    component = component_in(group.community, component_id) if component_id else None
    if component and component.archived_at:
        raise Conflict(ARCHIVED, code="component_archived", path="$.component")
    group = group_for(actor, group_id, to=GroupRight.PLACE, locked=True).group
    before = group.component_id
    if before == (component.id if component else None):
        return group
    group.component = component
    group.save(update_fields=["component"])
    record(
        action="group.placed",
        actor=actor,
        obj=group,
        community=group.community,
        before={"component": before},
        after={"component": group.component_id},
    )
    tell_changed([group], by=actor)
    return group


@transaction.atomic
def archive_group(*, actor: Person, group_id: object, archived: bool) -> Group:
    """Take a group out of the lists, or back into them; who was in it stays. Again changes nothing.

    Raises:
        NotFound, Forbidden: as ``group_for``.
    """
    group = group_for(actor, group_id, to=GroupRight.ARCHIVE, locked=True).group
    if (group.archived_at is not None) == archived:
        return group
    since = group.archived_at
    group.archived_at = now() if archived else None
    group.save(update_fields=["archived_at"])
    _trace("group.archived" if archived else "group.reopened", group, actor, None)
    if archived:
        tell_removed(group, by=actor)
    else:
        tell_changed([group], by=actor)
    announce(GroupReopened(group, since, actor) if since else GroupArchived(group, actor))
    return group


def _checked_name(name: str) -> str:
    return checked_line(name, longest=120, path="$.name", required=True)


def _trace(action: str, group: Group, by: Person, after: dict[str, object] | None) -> None:
    record(action=action, actor=by, obj=group, community=group.community, after=after)
