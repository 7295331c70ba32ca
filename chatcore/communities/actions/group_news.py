"""What the community, and the people concerned, are told of a group: in the transaction of the change.

Of a group that only its people know of, they alone are told, each on their own stream.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

from chatcore.communities.cards import GroupCard, group_card
from chatcore.communities.events import AbilitiesChanged, GroupChanged, GroupCreated, GroupRemoved
from chatcore.communities.happenings import GroupPeopleChanged
from chatcore.communities.models import Group, GroupMember
from chatcore.communities.selectors.groups import sizes_of
from chatcore.foundation.happenings import announce
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person

Statuses = Mapping[uuid.UUID, str]


def tell_created(group: Group, *, by: Person) -> None:
    _tell(group, [GroupCreated(group=_card(group))], by)


def tell_changed(groups: Sequence[Group], *, by: Person | None) -> None:
    """Tell who knows of ``groups``, all of one community, what they are now; of the archived, nothing."""
    living = [group for group in groups if group.archived_at is None]
    if not living:
        return
    sizes = sizes_of(living)
    changed = {group.id: GroupChanged(group=group_card(group, sizes[group.id])) for group in living}
    known = [group for group in living if not group.members_only]
    if known:
        _tell(known[0], [changed[group.id] for group in known], by)
    for group in living:
        if group.members_only:
            _tell(group, [changed[group.id]], by)


def tell_removed(group: Group, *, by: Person) -> None:
    _tell(group, [GroupRemoved(group_id=str(group.id))], by)


def tell_hidden(group: Group, *, by: Person) -> None:
    """Tell the community that a group is none for it any more: from now on its people alone know of it."""
    _write({group.community.stream: [GroupRemoved(group_id=str(group.id))]}, by)


def tell_people_changed(
    group: Group,
    *,
    by: Person | None,
    came: Statuses | None = None,
    changed: Statuses | None = None,
    went: AbstractSet[uuid.UUID] = frozenset(),
) -> None:
    """Tell the community, the apps above and those concerned that other people are in ``group``."""
    tell_changed([group], by=by)
    announce(GroupPeopleChanged(group, by, came or {}, changed or {}, went))
    tell_people(group, {*(came or {}), *(changed or {}), *went}, by=by)


def tell_people(group: Group, people: Collection[uuid.UUID], *, by: Person | None) -> None:
    """Tell the devices of ``people`` that they are something else in ``group`` than before.

    Call it after the community was told: streams are taken in one order by all.
    """
    changed = AbilitiesChanged(group=str(group.id))
    _write({f"user:{person}": [changed] for person in people}, by)


def tell_people_of(groups: Mapping[uuid.UUID, Collection[uuid.UUID]], *, by: Person | None) -> None:
    """Tell the devices of people, by the ids of groups, that they are something else in each: all at once."""
    told: dict[str, list[StreamEvent]] = defaultdict(list)
    for group, people in groups.items():
        for person in people:
            told[f"user:{person}"].append(AbilitiesChanged(group=str(group)))
    _write(told, by)


def _tell(group: Group, events: Sequence[StreamEvent], by: Person | None) -> None:
    if not group.members_only:
        return _write({group.community.stream: events}, by)
    people = GroupMember.objects.filter(group=group).values_list("person_id", flat=True)
    return _write({f"user:{person}": events for person in people}, by)


def _write(events: Mapping[str, Sequence[StreamEvent]], by: Person | None) -> None:
    log.tell(events, by=by.id if by else None)


def _card(group: Group) -> GroupCard:
    return group_card(group, sizes_of([group])[group.id])
