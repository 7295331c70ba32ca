"""Rooms as somebody sees them: joined or to be joined, with counts and abilities, in a constant number of queries."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from msgspec import UNSET, UnsetType

from chatcore.communities.selectors.entering import INSIDE, entries_of
from chatcore.communities.selectors.paging import name_and_id
from chatcore.foundation.clock import wire_or_none
from chatcore.foundation.ids import parse_id
from chatcore.live import log
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations import policies
from rooms.conversations.cards import MyRoomCard, room_fields
from rooms.conversations.models import Kind, Message, Room, RoomMember
from rooms.conversations.selectors.access import standing_in, with_standing
from rooms.conversations.selectors.slowing import next_turns
from rooms.conversations.selectors.unread import Unread, unread_by_room


def joined_rooms(viewer: Person, *, community: str | None = None, feeds: bool = True) -> list[Room]:
    """Return the rooms that ``viewer`` is in, archived ones last, by name; with the feeds among them, or without."""
    rooms = Room.objects.filter(members__person=viewer)
    return _listed(rooms, viewer, community, feeds)


def rooms_to_join(
    viewer: Person, *, community: str | None = None, feeds: bool = True
) -> list[Room]:
    """Return the public rooms of the viewer's communities that ``viewer`` could join."""
    inside = viewer.memberships.filter(INSIDE, left_at=None)
    of_mine = Q(community__in=inside.exclude(role="guest").values("community"))
    if viewer.is_staff:
        of_mine |= Q(community__in=entries_of(viewer).values("community"))
    rooms = Room.objects.filter(of_mine, visibility="public", archived_at=None).exclude(
        members__person=viewer
    )
    return _listed(rooms, viewer, community, feeds)


def _listed(
    rooms: "QuerySet[Room]", viewer: Person, community: str | None, feeds: bool
) -> list[Room]:
    if not feeds:
        # The live protocol's four kinds are what other clients know.
        rooms = rooms.exclude(kind=Kind.NETWORK)
    if community:
        rooms = rooms.filter(community=parse_id(community) or NO_ID)
    # PostgreSQL would put those without a date last, SQLite first.
    archived_last = F("archived_at").asc(nulls_first=True)
    return list(with_standing(rooms, viewer).order_by(archived_last, "name", "id"))


def my_room_cards(viewer: Person, rooms: Sequence[Room]) -> list[MyRoomCard]:
    """Return the cards of ``rooms`` (annotated by ``with_standing``) as ``viewer`` sees them.

    Seven queries, whatever the number of rooms; one more where some are slow.
    """
    ids = [room.id for room in rooms]
    heads = log.heads_of(room.stream for room in rooms)
    counts = unread_by_room(viewer, ids)
    mine = RoomMember.objects.filter(person=viewer, room__in=ids)
    held = {row.room_id: row for row in mine.only("room_id", "mark", "level", "section_id")}
    sizes = dict(
        RoomMember.objects.filter(room__in=ids)
        .values("room")
        .annotate(n=Count("id"))
        .values_list("room", "n")
    )
    latest = _latest_posts(ids)
    turns = next_turns(viewer.id, [(room, standing_in(room)) for room in rooms])
    people = people_of_direct([room for room in rooms if room.kind == Kind.DIRECT])
    return [
        MyRoomCard(
            **_fields(room, people.get(room.id, [])),
            joined=room.id in held,
            role=standing_in(room).room_role,
            unread=counts.get(room.id, Unread()).unread,
            mentions=counts.get(room.id, Unread()).mentions,
            mark=held[room.id].mark if room.id in held else 0,
            level=held[room.id].level if room.id in held else "",
            section=_section(held.get(room.id)),
            head=heads[room.stream],
            last_posted_at=wire_or_none(latest.get(room.id)),
            members_count=sizes.get(room.id, 0),
            silenced_until=wire_or_none(standing_in(room).silenced),
            next_turn_at=wire_or_none(turns.get(room.id)),
            severed=room.severed,
            abilities=policies.abilities(standing_in(room)),
        )
        for room in rooms
    ]


def my_room_card(viewer: Person, room_id: uuid.UUID) -> MyRoomCard:
    """Return the card of one room as ``viewer`` sees it, read afresh."""
    rooms = list(with_standing(Room.objects.filter(id=room_id), viewer))
    return my_room_cards(viewer, rooms)[0]


def people_of_direct(rooms: Sequence[Room]) -> dict[uuid.UUID, list[Person]]:
    """Return who is in each of these direct conversations (at most twelve each; one query)."""
    found: dict[uuid.UUID, list[Person]] = {room.id: [] for room in rooms}
    if not found:
        return found
    members = RoomMember.objects.filter(room__in=list(found)).select_related("person")
    for member in members.order_by("person__search", "person_id"):
        found[member.room_id].append(member.person)
    return found


def members_page(room: Room, *, after: Sequence[Any] | None, limit: int) -> list[RoomMember]:
    """Return who is in ``room``, by name, behind the key (name, person's id) ``after``.

    Raises:
        Invalid: ``after`` is the key of another list.
    """
    members = room.members.select_related("person").order_by("person__search", "person_id")
    if after is not None:
        name, id_ = name_and_id(after)
        members = members.filter(
            Q(person__search__gt=name) | Q(person__search=name, person_id__gt=id_)
        )
    return list(members[:limit])


def _section(mine: RoomMember | None) -> str | UnsetType:
    return str(mine.section_id) if mine is not None and mine.section_id else UNSET


def _latest_posts(rooms: Sequence[uuid.UUID]) -> dict[uuid.UUID, Any]:
    latest = Message.objects.filter(room=OuterRef("pk"), deleted_at=None).order_by("-seq")
    rows = Room.objects.filter(id__in=rooms).annotate(at=Subquery(latest.values("posted_at")[:1]))
    return dict(rows.values_list("id", "at"))


def _fields(room: Room, people: Sequence[Person]) -> dict[str, Any]:
    return dict(room_fields(room, people))
