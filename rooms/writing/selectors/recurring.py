"""Messages that come again: for their owner, and for those who lead their rooms."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Q
from django.db.models.functions import Coalesce

from chatcore.communities.models import GroupKind, Membership
from chatcore.foundation.clock import now, wire
from chatcore.foundation.errors import Forbidden, NotFound
from chatcore.foundation.ids import parse_id
from chatcore.people.models import Person
from rooms.conversations.models import Kind, Room, RoomMember, RoomRole
from rooms.conversations.policies import LEADERS, Standing
from rooms.conversations.selectors.access import standing_in
from rooms.writing import policies
from rooms.writing.cards import RecurringCard, recurring_card
from rooms.writing.models import Recurring
from rooms.writing.selectors.places import names_of, place_of, rooms_seen

MOST = 200
# Moments that a card tells ahead.
AHEAD = 3


class RecurringView(NamedTuple):
    """A recurring message, and what the viewer is to its room."""

    recurring: Recurring
    standing: Standing


def recurring_for(actor: Person, recurring_id: object) -> RecurringView:
    """Return one that ``actor`` may change: its owner, or somebody who leads its room (two queries).

    Raises:
        NotFound: missing, or of no concern of theirs. Forbidden: its owner, not in the room any more.
    """
    id_ = parse_id(recurring_id)
    rows = Recurring.objects.select_related("owner", "left_by", "topic")
    found = None if id_ is None else rows.filter(id=id_).first()
    room = rooms_seen(actor, [found.room_id]).get(found.room_id) if found else None
    if found is None or room is None:
        raise NotFound(path="$.recurring")
    standing, owner = standing_in(room), found.owner_id == actor.id
    found.room = room
    if why_not := policies.why_not_manage(standing, owner=owner):
        if not owner:
            raise NotFound(path="$.recurring")
        raise Forbidden(why_not)
    return RecurringView(found, standing)


def recurring_of(viewer: Person, *, room: Room | None = None) -> list[RecurringCard]:
    """Return those that ``viewer`` owns or may take care of, in all rooms or in one (five queries at most)."""
    led = RoomMember.objects.filter(person=viewer).values("room")
    rows = Recurring.objects.filter(Q(owner=viewer) | Q(room__in=led))
    if room is not None:
        rows = rows.filter(room=room)
    rows = rows.select_related("owner", "left_by", "topic").order_by("next_at", "created_at", "id")
    return recurring_cards(list(rows[:MOST]), viewer)


def recurring_cards(rows: Sequence[Recurring], viewer: Person) -> list[RecurringCard]:
    """Return the cards of those of ``rows`` that ``viewer`` may change."""
    rooms = rooms_seen(viewer, {row.room_id for row in rows})
    names, moment = names_of(viewer, rooms), now()
    cards = []
    for row in rows:
        if row.room_id not in rooms:
            continue
        standing, owner = standing_in(rooms[row.room_id]), row.owner_id == viewer.id
        if policies.why_not_manage(standing, owner=owner):
            continue
        running = row.next_at is not None
        may_repeat = policies.why_not_repeat(standing, bot=viewer.kind == "bot") is None
        cards.append(
            recurring_card(
                row,
                place=place_of(row, names),
                language=viewer.language,
                upcoming=[wire(at) for at in row.rhythm.first(moment, AHEAD)] if running else [],
                abilities={"change": True, "take": may_repeat and not owner},
            )
        )
    return cards


def leaders_of(room: Room) -> list[Person]:
    """Return who leads ``room`` from inside: its animators, those of its community; in direct talks all (one query)."""
    members = RoomMember.objects.filter(room=room, person__is_active=True)
    if room.kind != Kind.DIRECT:
        lead = Q(role=RoomRole.ANIMATOR)
        # A club is led by its own.
        if room.group is None or room.group.kind != GroupKind.CLUB:
            theirs = Membership.objects.filter(community=room.community_id, left_at=None)
            theirs = theirs.annotate(as_whom=Coalesce("taken_for", "role"))
            lead |= Q(person__in=theirs.filter(as_whom__in=LEADERS).values("person"))
        members = members.filter(lead)
    return [one.person for one in members.select_related("person").order_by("joined_at", "id")]
