"""Whom somebody knows: who may be watched, written to, shown."""

import uuid
from collections.abc import Iterable

from chatcore.communities.models import Membership, Role
from rooms.conversations.models import RoomMember


def known_to(viewer: uuid.UUID, people: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Return those of ``people`` who share a community with ``viewer``, or a room (two queries).

    A guest is shown only those in their own rooms.
    """
    wanted = list(people)
    mine = Membership.objects.filter(person=viewer, left_at=None).exclude(role=Role.GUEST)
    by_community = Membership.objects.filter(
        person__in=wanted, left_at=None, community__in=mine.values("community")
    )
    my_rooms = RoomMember.objects.filter(person=viewer).values("room")
    by_room = RoomMember.objects.filter(person__in=wanted, room__in=my_rooms)
    return {
        *by_community.values_list("person_id", flat=True),
        *by_room.values_list("person_id", flat=True),
        *({viewer} & set(wanted)),
    }
