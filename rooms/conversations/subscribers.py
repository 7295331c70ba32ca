"""What conversations do when something happens below them."""

import uuid
from collections.abc import Iterable

from django.db.models import Q

from chatcore.communities.happenings import MembershipBegun, MembershipEnded
from chatcore.foundation.happenings import on
from chatcore.foundation.ids import parse_id
from chatcore.live.registry import streams_from
from rooms.conversations.actions.members import put_in, take_out
from rooms.conversations.models import Room, RoomMember


@streams_from
def streams_of_rooms(person: uuid.UUID) -> Iterable[str]:
    """A person hears the rooms that they are in."""
    rooms = RoomMember.objects.filter(person=person).values_list("room_id", flat=True)
    return (f"room:{room}" for room in rooms)


@on(MembershipBegun)
def bring_into_first_rooms(happening: MembershipBegun) -> None:
    """A new member is in the rooms that all join, and in those that the invitation named."""
    membership = happening.membership
    invited = (
        [parse_id(room) for room in happening.invitation.rooms] if happening.invitation else []
    )
    first = Q(id__in=[room for room in invited if room])
    if membership.role not in ("guest", "bot"):
        first |= Q(joined_by_default=True)
    rooms = Room.objects.filter(first, community=membership.community_id, archived_at=None)
    for room in rooms.exclude(members__person=membership.person_id):
        put_in(room, [membership.person], by=membership.person)


@on(MembershipEnded)
def take_out_of_rooms(happening: MembershipEnded) -> None:
    """Whoever leaves a community is out of its rooms in the same transaction."""
    membership = happening.membership
    for member in RoomMember.objects.filter(
        person=membership.person_id, room__community=membership.community_id
    ).select_related("room"):
        take_out(member.room, membership.person, by=membership.person)
