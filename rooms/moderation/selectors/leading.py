"""Who leads a room: in a private one, only they look at what the filter keeps in it."""

import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from chatcore.communities.models import Community, Membership
from chatcore.communities.selectors.entering import INSIDE
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from chatcore.people.nobody import NO_ID
from rooms.conversations.models import Room, RoomMember, RoomRole
from rooms.conversations.policies import LEADERS
from rooms.moderation.models import CaseKind


def led_by(actor: Person, community: Community) -> Q:
    """Return the condition that a case is about what was kept in a room of ``community`` that ``actor`` leads."""
    return Q(kind=CaseKind.HELD, room__in=rooms_led(actor, community))


def rooms_led(actor: Person, community: Community) -> "QuerySet[RoomMember, Any]":
    """Return the ids of the rooms of ``community`` that ``actor`` is in and leads, as a subquery."""
    mine = _leading(RoomMember.objects.filter(person=actor, room__community=community))
    return mine.values_list("room", flat=True)


def leads_any(actor: Person, community_id: object, *, room: object = None) -> bool:
    """Tell whether ``actor`` leads a room of a community in which something can be kept, or ``room`` (one query)."""
    mine = RoomMember.objects.filter(person=actor, room__community=parse_id(community_id) or NO_ID)
    if room is not None:
        mine = mine.filter(room=parse_id(room) or NO_ID)
    return _leading(mine).exists()


def leaders_of(room: Room, *, but: Collection[uuid.UUID] = ()) -> list[Person]:
    """Return those who are in ``room`` and lead it, by name, without ``but`` (one query)."""
    here = _leading(RoomMember.objects.filter(room=room).exclude(person__in=but))
    people = Person.objects.filter(id__in=here.values("person"), is_active=True)
    return list(people.order_by("search", "id"))


def _leading(members: "QuerySet[RoomMember]") -> "QuerySet[RoomMember]":
    """Return those of ``members`` who lead their room, as ``rooms.conversations.policies.Standing`` has it. A club is
    read by nobody, so that nobody leads one here."""
    theirs = Membership.objects.filter(
        INSIDE, community=OuterRef("room__community"), person=OuterRef("person"), left_at=None
    )
    theirs = theirs.annotate(as_whom=Coalesce("taken_for", "role")).filter(as_whom__in=LEADERS)
    leading = Q(role=RoomRole.ANIMATOR) | Exists(theirs)
    # ``exclude`` would drop the rooms that follow no group too.
    no_club = Q(room__group=None) | ~Q(room__group__kind="club")
    return members.filter(leading, no_club)
