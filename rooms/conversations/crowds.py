"""Crowds that a message may call: everybody, those who are there, a group, a role, those with a skill.

Everybody is one row, however many they are (``Mention`` without a person). Others are called one by one, so
that who was meant is known for ever; so many at once that it would be an announcement are refused.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from chatcore.communities.models import CustomRole, Group, Membership, Role
from chatcore.communities.permissions import ROLE_WORDS
from chatcore.communities.selectors.groups import names_of_groups
from chatcore.directory.models import EntryTag, Side
from chatcore.foundation.errors import TooLarge
from chatcore.foundation.ids import parse_id
from chatcore.foundation.words import Words
from chatcore.people.folding import folded
from chatcore.people.models import Person
from chatcore.rendering.references import Reference, Target, fold
from presence.selectors.states import active_among
from rooms.conversations.models import Room, RoomMember

# As many as a text may name one by one (chatcore.rendering.references.MAX_REFERENCES).
MOST_CALLED = 200
# A message that reaches more people is confirmed by its author before it leaves.
ASKS_ABOVE = 30

_CROWDS = frozenset({"all", "here", "group", "role", "skill"})
_EVERYBODY = ("tous", "toutes", "tout le monde", "all", "everyone")
_THERE = ("ici", "here")
_SKILL = ("competence ", "skill ")
# By what people call those who have a role, where it is not what the role is called.
BEARERS: Mapping[str, tuple[str, ...]] = {
    Role.ADMINISTRATOR: ("administrateurs", "administrators"),
    Role.FUNCTIONAL_ADMINISTRATOR: ("administrateurs fonctionnels", "functional administrators"),
    Role.ANIMATOR: ("animateurs", "animatrices", "animators"),
    Role.MEMBER: ("membres", "members"),
    Role.GUEST: ("invités", "invitées", "guests"),
}


def crowds_named(references: Sequence[Reference], *, viewer: Person, room: Room) -> list[Target]:
    """Return the crowds among ``references``, as ``viewer`` may call them here: guests call nobody but persons.

    No query unless something is named that no person's name explains; then at most four.
    """
    names = {fold(ref.name): ref.name for ref in references if ref.kind == "person" and not ref.id}
    ids = {
        ref.id: ref.name
        for ref in references
        if ref.kind == "person" and ref.id and ref.id.partition("-")[0] in _CROWDS
    }
    if not names and not ids:
        return []
    if calls_nobody(viewer, room):
        return []
    found = [*_fixed(names, ids), *_skills(names, ids)]
    if room.community_id is not None:
        found += _groups(names, ids, viewer, room)
        found += _roles(names, ids, room)
    return found


def people_of_crowd(crowd: str, *, room: Room, viewer: Person) -> list[uuid.UUID | None]:
    """Return whom ``crowd`` (the id of a target of ``crowds_named``) calls in ``room``; None is everybody.

    Raises:
        TooLarge: more than ``MOST_CALLED``.
    """
    if crowd == "all":
        return [None]
    people = _people(crowd, room).exclude(person=viewer).order_by("person")
    found = list(people.values_list("person", flat=True)[: MOST_CALLED + 1])
    if len(found) > MOST_CALLED:
        raise TooLarge(_TOO_MANY, path="$.text")
    return list(found)


def reach_of(mentioned: Iterable[uuid.UUID | None], *, room: Room, author: Person) -> int:
    """Return how many people a message with these mentions calls."""
    named = set(mentioned)
    if None in named:
        return RoomMember.objects.filter(room=room).exclude(person=author).count()
    return len(named - {author.id})


def _people(crowd: str, room: Room) -> "QuerySet[RoomMember]":
    here = RoomMember.objects.filter(room=room)
    kind, _, which = crowd.partition("-")
    if kind == "here":
        return here.filter(person__in=active_among(here.values("person")))
    if kind == "group":
        return here.filter(person__group_memberships__group=parse_id(which))
    if kind == "role":
        inside = Membership.objects.filter(community=room.community_id, left_at=None)
        own = parse_id(which)
        held = (
            inside.filter(custom_role=own) if own else inside.filter(role=which, custom_role=None)
        )
        return here.filter(person__in=held.values("person"))
    tag = EntryTag.objects.filter(id=int(which) if which.isdigit() else 0).values("folded")
    able = EntryTag.objects.filter(folded__in=tag, side=Side.OFFERS, entry__published=True)
    return here.filter(person__in=able.values("entry"))


def calls_nobody(viewer: Person, room: Room) -> bool:
    """Tell whether ``viewer`` is a guest here, who mentions persons only (a query where there is a community)."""
    if room.community_id is None:
        return False
    rows = Membership.objects.filter(community=room.community_id, person=viewer, left_at=None)
    return rows.filter(role=Role.GUEST).exists()


def _fixed(names: Iterable[str], ids: dict[str, str]) -> list[Target]:
    """Return everybody, and those who are there, by the word of either language that was written."""
    found = []
    for crowd, words in (("all", _EVERYBODY), ("here", _THERE)):
        written = [name for name in words if name in names or ids.get(crowd) == name]
        if written or crowd in ids:
            found.append(Target(crowd, (written or words)[0], crowd=True))
    return found


def _skills(names: Iterable[str], ids: dict[str, str]) -> list[Target]:
    labels = {
        folded(name[len(start) :]): name
        for name in names
        for start in _SKILL
        if name.startswith(start)
    }
    wanted = Q(
        id__in=[int(id_[6:]) for id_ in ids if id_.startswith("skill-") and id_[6:].isdigit()]
    )
    if not labels and wanted == Q(id__in=[]):
        return []
    rows = EntryTag.objects.filter(
        wanted | Q(folded__in=labels), side=Side.OFFERS, entry__published=True
    )
    found: dict[str, Target] = {}
    for id_, label, key in rows.order_by("id").values_list("id", "label", "folded"):
        name = labels.get(key)
        written = (
            f"{name.split(' ')[0].replace('competence', 'compétence')} {label}" if name else label
        )
        found.setdefault(key, Target(f"skill-{id_}", written, crowd=True))
    return list(found.values())


def _groups(names: dict[str, str], ids: dict[str, str], viewer: Person, room: Room) -> list[Target]:
    living = Group.objects.filter(community=room.community_id, archived_at=None)
    known = names_of_groups(viewer, list(living.values_list("id", flat=True)))
    return [
        Target(f"group-{id_}", name, crowd=True)
        for id_, name in known.items()
        if fold(name) in names or f"group-{id_}" in ids
    ]


def _roles(names: dict[str, str], ids: dict[str, str], room: Room) -> list[Target]:
    own = CustomRole.objects.filter(community=room.community_id, archived_at=None)
    bearers = {role: (*said, str(ROLE_WORDS[role].fr)) for role, said in BEARERS.items()}
    bearers |= {str(id_): (name,) for id_, name in own.values_list("id", "name")}
    found = []
    for role, said in bearers.items():
        written = [name for name in said if fold(name) in names]
        if written or f"role-{role}" in ids:
            found.append(Target(f"role-{role}", (written or said)[0], crowd=True))
    return found


_TOO_MANY = Words(
    fr="Vous appelez plus de 200 personnes d’un coup : dites « @tous », ou publiez une annonce.",
    en="You call more than 200 people at once: say “@all”, or post an announcement.",
)
