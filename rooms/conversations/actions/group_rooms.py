"""Rooms whose members are the people of a group: made for it, and kept as it is."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from chatcore.communities.events import AbilitiesChanged
from chatcore.communities.group_policies import leaders_among
from chatcore.communities.happenings import GroupPeopleChanged
from chatcore.communities.models import Group, GroupKind, GroupStatus
from chatcore.communities.selectors.groups import GroupRight, group_for
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.records.actions import record
from rooms.conversations.actions.coming import bring, coming_from_group, take_away
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.cards import room_card
from rooms.conversations.events import RoomArchived, RoomChanged
from rooms.conversations.models import Room, RoomMember, RoomRole, Visibility


@transaction.atomic
def create_group_room(
    *,
    actor: Person,
    group_id: object,
    kind: str,
    name: str,
    purpose: str = "",
    comments: bool = True,
    reactions: bool = True,
) -> Room:
    """Make a room of a group: its people are the room's members, its leaders the room's animators.

    Raises:
        NotFound: the group. Forbidden: one does not lead it. Invalid, TooLarge: as ``create_room``.
    """
    group = group_for(actor, group_id, to=GroupRight.OPEN_ROOM, locked=True).group
    return create_room(
        actor=actor,
        community=group.community,
        group=group,
        kind=kind,
        name=name,
        purpose=purpose,
        visibility=Visibility.PRIVATE,
        comments=comments,
        reactions=reactions,
    )


@transaction.atomic
def follow_group(change: GroupPeopleChanged) -> None:
    """Bring the rooms of a group to what became of its people.

    The group is held, so that its rooms change one act at a time; they are taken by id, the log's order of
    streams.
    """
    if change.group.is_everyone:
        # All members are in the rooms that are joined by default; these are left by hand.
        return
    rooms = list(_rooms_of(change.group))
    if not rooms:
        return
    moved = {*change.went, *change.came}
    people = list(Person.objects.filter(id__in=moved).order_by("id")) if moved else []
    take_away(rooms, [one for one in people if one.id in change.went], by=change.by)
    bring(
        [
            coming
            for room in rooms
            for coming in coming_from_group(room, people, change.came, by=change.by)
        ]
    )
    for room in rooms:
        _give_roles(room, change)


@transaction.atomic
def rename_with_group(*, group: Group, before: str, actor: Person) -> None:
    """Call the room that a space began with as the space is called now, unless somebody gave it a name of its own.

    One that was archived by hand stays as it was.
    """
    room = _rooms_of(group).order_by("created_at", "id").first()
    if room is None or room.archived_at is not None or room.name != before:
        return
    room.name = group.name
    room.save(update_fields=["name"])
    record(
        action="room.changed",
        actor=actor,
        obj=room,
        community=room.traced_in,
        before={"name": before},
        after={"name": room.name},
    )
    log.emit(room.stream, RoomChanged(room=room_card(room)), actor=actor.id)


@transaction.atomic
def archive_with_group(*, group: Group, actor: Person) -> None:
    """Close the rooms of a group that was archived."""
    _archive(_rooms_of(group).filter(archived_at=None), group.archived_at, actor)


@transaction.atomic
def reopen_with_group(*, group: Group, since: datetime, actor: Person) -> None:
    """Open again the rooms that were closed with their group at ``since``; others were closed by hand."""
    _archive(_rooms_of(group).filter(archived_at=since), None, actor)


def _rooms_of(group: Group) -> "QuerySet[Room]":
    return Room.objects.filter(group=group).select_related("community", "group").order_by("id")


def _give_roles(room: Room, change: GroupPeopleChanged) -> None:
    """Let who leads the group from now on animate the room, and who leads it no more not."""
    leaders, readers = leaders_among(change.changed), set[uuid.UUID]()
    if change.group.kind == GroupKind.CLUB:
        observing = change.changed.items()
        readers = {person for person, status in observing if status == GroupStatus.OBSERVER}
    moved = [
        *_moved(room, leaders, RoomRole.ANIMATOR),
        *_moved(room, readers, RoomRole.READER),
        *_moved(room, change.changed.keys() - leaders - readers, RoomRole.MEMBER),
    ]
    told = AbilitiesChanged(room=str(room.id))
    log.tell({f"user:{person}": [told] for person in moved}, by=change.by.id if change.by else None)


def _moved(room: Room, people: Iterable[uuid.UUID], role: str) -> list[uuid.UUID]:
    rows = RoomMember.objects.filter(room=room, person__in=list(people)).exclude(role=role)
    moved = list(rows.values_list("person_id", flat=True))
    RoomMember.objects.filter(room=room, person__in=moved).update(role=role)
    return moved


def _archive(rooms: Iterable[Room], at: datetime | None, actor: Person) -> None:
    for room in rooms:
        room.archived_at = at
        room.save(update_fields=["archived_at"])
        record(
            action="room.archived" if at else "room.reopened",
            actor=actor,
            obj=room,
            community=room.traced_in,
        )
        event = RoomArchived if at else RoomChanged
        log.emit(room.stream, event(room=room_card(room)), actor=actor.id)
