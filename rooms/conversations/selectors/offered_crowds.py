"""Roles and skills that may be called while one writes: those that somebody in the room has."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, Min, Q

from chatcore.communities.models import CustomRole, Membership, Role
from chatcore.communities.selectors.people import Ids
from chatcore.directory.models import EntryTag, Side
from chatcore.foundation.words import Words
from chatcore.people.folding import folded
from chatcore.people.models import Person
from rooms.conversations.crowds import BEARERS, calls_nobody
from rooms.conversations.models import Room, RoomMember

MOST = 8


class Offered(NamedTuple):
    """A crowd: its id as a mention has it, what it is called, and how many of the room it calls."""

    id: str
    name: str
    people: int


def crowds_offered(typed: str, *, viewer: Person, room: Room) -> list[Offered]:
    """Return what ``typed`` may mean here, the names that begin so first (three queries at most).

    Groups are known to who writes; guests call nobody but persons.
    """
    wanted = folded(typed)
    if not wanted or calls_nobody(viewer, room):
        return []
    here = RoomMember.objects.filter(room=room).exclude(person=viewer).values("person")
    found = [*_roles(room, here), *_skills(wanted, here)]
    named = [(folded(one.name), one) for one in found]
    meant = [(name, one) for name, one in named if name.startswith(wanted) or f" {wanted}" in name]
    meant.sort(key=lambda pair: (not pair[0].startswith(wanted), pair[0]))
    return [one for _, one in meant[:MOST]]


def _roles(room: Room, here: Ids) -> Iterable[Offered]:
    if room.community_id is None:
        return
    inside = Membership.objects.filter(
        community=room.community_id, left_at=None, person__in=here
    ).values_list("role", "custom_role")
    bearers = Counter[str]()
    for role, own, people in inside.annotate(people=Count("id")):
        bearers[str(own) if own else role] += people
    names = {role: str(Words(fr=said[0], en=said[-1])) for role, said in BEARERS.items()}
    own_roles = CustomRole.objects.filter(community=room.community_id, archived_at=None)
    names |= {str(id_): name for id_, name in own_roles.values_list("id", "name")}
    for role, people in bearers.items():
        if role in names and role != Role.BOT:
            yield Offered(f"role-{role}", names[role], people)


def _skills(wanted: str, here: Ids) -> Iterable[Offered]:
    rows = EntryTag.objects.filter(
        Q(folded__startswith=wanted) | Q(folded__contains=f" {wanted}"),
        side=Side.OFFERS,
        entry__published=True,
        entry__in=here,
    )
    each = rows.values("folded").annotate(
        first=Min("id"), name=Min("label"), people=Count("entry", distinct=True)
    )
    for row in each.order_by("-people", "folded")[:MOST]:
        yield Offered(f"skill-{row['first']}", row["name"], row["people"])
