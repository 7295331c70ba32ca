"""Wanting no notices of a group, which is one's own to say."""

from django.db import transaction

from chatcore.communities.actions.group_news import tell_people
from chatcore.communities.models import Group, GroupMember
from chatcore.communities.selectors.groups import GroupRight, group_for
from chatcore.people.models import Person


@transaction.atomic
def mute_group(*, actor: Person, group_id: object, muted: bool) -> Group:
    """Mute a group for oneself, or unmute it. Again changes nothing; one's other devices are told.

    Raises:
        NotFound: the group. Forbidden: one is not in it.
    """
    group = group_for(actor, group_id, to=GroupRight.MUTE).group
    rows = GroupMember.objects.filter(group=group, person=actor).exclude(muted=muted)
    if rows.update(muted=muted):
        tell_people(group, [actor.id], by=actor)
    return group
