"""Who may answer a request, and whom an opening concerns."""

import uuid

from django.db.models import Q, QuerySet

from chatcore.breakglass.models import Opening
from chatcore.communities.models import Community, Mandate, Membership, Role
from chatcore.communities.permissions import AS_ROLE
from chatcore.communities.selectors.mandates import counting, for_all_of
from chatcore.people.models import Kind, Person
from rooms.conversations.models import Message, Room, RoomMember


def people_of_rank(community: Community | None) -> "QuerySet[Person]":
    """Return those who ask and answer: the administrators of ``community``, or the staff of the site."""
    people = Person.objects.filter(is_active=True, kind=Kind.MEMBER)
    if community is None:
        return people.filter(is_staff=True)
    here = Membership.objects.filter(community=community, left_at=None)
    mandated = for_all_of(Mandate.objects.filter(counting(), community=community)).filter(
        gives=f"{AS_ROLE}{Role.ADMINISTRATOR}"
    )
    return people.filter(
        Q(id__in=here.filter(role=Role.ADMINISTRATOR).values("person"))
        | Q(id__in=mandated.values("person"), memberships__in=here)
    ).distinct()


def deciders_about(opening: Opening) -> list[uuid.UUID]:
    """Return who is told what becomes of ``opening``: those of the rank who take no part in the conversation,
    and the two, whatever came since (one query)."""
    away = Q(room_members__room=opening.room_id) if opening.room_id else Q(pk__in=[])
    ranked = people_of_rank(opening.community).exclude(
        Q(id__in=Person.objects.filter(away).values("id")) | Q(id__in=opening.named)
    )
    two = {id_ for id_ in (opening.asked_by_id, opening.answered_by_id) if id_}
    return sorted({*ranked.values_list("id", flat=True), *two}, key=str)


def concerned_by(opening: Opening, room: Room) -> list[uuid.UUID]:
    """Return the people in ``room``, and who said something in it in the period and left since (one query)."""
    said = Message.objects.filter(
        room=room, posted_at__gte=opening.since, posted_at__lt=opening.until, deleted_at=None
    )
    people = Person.objects.filter(
        Q(id__in=RoomMember.objects.filter(room=room).values("person"))
        | Q(id__in=said.values("author")),
        is_active=True,
        kind=Kind.MEMBER,
    )
    return list(people.order_by("id").values_list("id", flat=True))
