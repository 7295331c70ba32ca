"""What the community, and the people concerned, are told of a group: in the transaction of the change."""

import uuid
from collections.abc import Collection, Sequence

import msgspec

from chatcore.communities.cards import GroupCard, group_card
from chatcore.communities.events import AbilitiesChanged, GroupChanged, GroupCreated, GroupRemoved
from chatcore.communities.models import Group
from chatcore.communities.selectors.groups import people_in
from chatcore.live import log
from chatcore.live.frames import StreamEvent
from chatcore.people.models import Person


def tell_created(group: Group, *, by: Person) -> None:
    _tell(group.community.stream, [GroupCreated(group=_card(group))], by)


def tell_changed(groups: Sequence[Group], *, by: Person | None) -> None:
    """Tell the community of ``groups``, all of it, what they are now; of the archived, nothing."""
    living = [group for group in groups if group.archived_at is None]
    if living:
        events = [GroupChanged(group=_card(group)) for group in living]
        _tell(living[0].community.stream, events, by)


def tell_removed(group: Group, *, by: Person) -> None:
    _tell(group.community.stream, [GroupRemoved(group_id=str(group.id))], by)


def tell_people(group: Group, people: Collection[uuid.UUID], *, by: Person | None) -> None:
    """Tell the devices of ``people`` that they are something else in ``group`` than before.

    Call it after the community was told: streams are taken in one order by all.
    """
    if not people:
        return
    places = log.take({f"user:{person}": 1 for person in people})
    changed = AbilitiesChanged(group=str(group.id))
    events = [
        msgspec.structs.replace(changed, stream=stream, seq=seq) for stream, seq in places.items()
    ]
    log.write(events, actors=[by.id if by else None] * len(events))


def _tell(stream: str, events: Sequence[StreamEvent], by: Person | None) -> None:
    first = log.take({stream: len(events)})[stream]
    placed = [
        msgspec.structs.replace(event, stream=stream, seq=first + index)
        for index, event in enumerate(events)
    ]
    log.write(placed, actors=[by.id if by else None] * len(placed))


def _card(group: Group) -> GroupCard:
    return group_card(group, people_in(group))
