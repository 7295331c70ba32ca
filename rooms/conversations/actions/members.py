"""Coming into a room and leaving it."""

from collections.abc import Sequence

from django.db import transaction

from chatcore.communities.models import Membership
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.models import Person
from rooms.conversations import policies
from rooms.conversations.actions.coming import Coming, bring, take_away
from rooms.conversations.models import Room, RoomMember, RoomRole
from rooms.conversations.selectors.access import Right, room_for


@transaction.atomic
def join_room(*, actor: Person, room_id: str) -> Room:
    """Bring ``actor`` into a public room. What is there already is marked as read."""
    room = room_for(actor, room_id, to=Right.SEE).room
    if _absent(room, [actor]):
        room = room_for(actor, room_id, to=Right.JOIN).room
        put_in(room, [actor], by=actor)
    return room


@transaction.atomic
def invite_to_room(*, actor: Person, room_id: str, people: Sequence[str]) -> Room:
    """Bring ``people`` of the room's community into it; those who are in it already stay as they are.

    Raises:
        Forbidden: ``actor`` may not invite here. NotFound: somebody who is not of the community.
    """
    room = room_for(actor, room_id, to=Right.INVITE).room
    wanted = {id_ for id_ in map(parse_id, people) if id_ is not None}
    memberships = Membership.objects.filter(
        community=room.community_id, left_at=None, person__in=wanted
    )
    found = [membership.person for membership in memberships.select_related("person")]
    if len(wanted) != len(set(people)) or {person.id for person in found} != wanted:
        raise NotFound(path="$.people")
    put_in(room, _absent(room, found), by=actor)
    return room


@transaction.atomic
def leave_room(*, actor: Person, room_id: str) -> Room:
    """Take ``actor`` out of a room."""
    room = room_for(actor, room_id, to=Right.LEAVE).room
    take_out(room, actor, by=actor)
    return room


@transaction.atomic
def remove_from_room(*, actor: Person, room_id: str, person_id: str) -> Room:
    """Take somebody out of a room; they hear nothing more from it within a second."""
    view = room_for(actor, room_id, to=Right.REMOVE)
    id_ = parse_id(person_id)
    member = RoomMember.objects.filter(room=view.room, person=id_).select_related("person").first()
    if member is None:
        raise NotFound(path="$.person")
    if member.person_id == actor.id:
        if why_not := policies.why_not_leave(view.standing):
            raise Forbidden(why_not)
    elif member.role == RoomRole.ANIMATOR and view.standing.community_role not in policies.LEADERS:
        raise Forbidden(_ANIMATORS_STAY)
    take_out(view.room, member.person, by=actor)
    return view.room


def put_in(
    room: Room,
    people: Sequence[Person],
    *,
    by: Person | None,
    role: str = RoomRole.MEMBER,
) -> None:
    """Make ``people``, who are not in it, members of ``room``, inside the caller's transaction."""
    bring([Coming(room, person, by, role) for person in people])


def take_out(room: Room, person: Person, *, by: Person | None) -> None:
    """End the membership of ``person``, inside the caller's transaction."""
    take_away([room], [person], by=by)


def _absent(room: Room, people: Sequence[Person]) -> list[Person]:
    """Return those of ``people`` who are not in ``room``, which is held until the commit: whoever
    comes in by two ways at once comes in once."""
    Room.objects.select_for_update(no_key=True).get(id=room.id)
    there = set(
        RoomMember.objects.filter(room=room, person__in=people).values_list("person_id", flat=True)
    )
    return [person for person in people if person.id not in there]


_ANIMATORS_STAY = Words(
    fr="Seul un animateur de la communauté peut retirer une personne qui anime ce salon.",
    en="Only an animator of the community may take out somebody who animates this room.",
)
