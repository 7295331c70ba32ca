"""Making, renaming, archiving and reopening the groups that a community keeps by hand."""

from django.db import transaction

from chatcore.communities.actions.group_news import tell_changed, tell_created, tell_removed
from chatcore.communities.happenings import GroupArchived, GroupPeopleChanged, GroupReopened
from chatcore.communities.models import Group, GroupKind, GroupMember, GroupStatus
from chatcore.communities.selectors.access import Right, community_for
from chatcore.communities.selectors.groups import GroupRight, group_for
from chatcore.communities.selectors.memberships import locked_membership
from chatcore.foundation.clock import now
from chatcore.foundation.happenings import announce
from chatcore.people.checks import checked_line
from chatcore.people.models import Person
from chatcore.records.actions import record


@transaction.atomic
def create_group(*, actor: Person, community_id: object, name: str) -> Group:
    """Make a group; ``actor`` becomes its administrator.

    Raises:
        NotFound: the community. Forbidden: guests and bots make none. Invalid, TooLarge: the name.
    """
    community = community_for(actor, community_id, to=Right.CREATE_GROUP)
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
    *, actor: Person, group_id: object, name: str | None = None, archived: bool | None = None
) -> None:
    """Open a group again or archive it, then rename it: what is given of both, or nothing of it.

    Raises:
        NotFound, Forbidden: as ``group_for``. Invalid, TooLarge: the name.
    """
    if archived is not None:
        archive_group(actor=actor, group_id=group_id, archived=archived)
    if name is not None:
        rename_group(actor=actor, group_id=group_id, name=name)
    if archived is None and name is None:
        group_for(actor, group_id, to=GroupRight.CHANGE)


@transaction.atomic
def rename_group(*, actor: Person, group_id: object, name: str) -> Group:
    """Give a group another name.

    Raises:
        NotFound, Forbidden: as ``group_for``. Invalid, TooLarge: the name.
    """
    group = group_for(actor, group_id, to=GroupRight.CHANGE, locked=True).group
    name = _checked_name(name)
    if group.name == name:
        return group
    group.name = name
    group.save(update_fields=["name"])
    _trace("group.changed", group, actor, {"fields": ["name"]})
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
