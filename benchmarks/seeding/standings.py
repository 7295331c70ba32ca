"""One person who is much: in fifty groups, rooms and communities, beside one who is in two of each."""

import argparse
from typing import TYPE_CHECKING, Any

from benchmarks.seeding.rows import community_of, make_rooms, numbered, save, seat, tokens_of

if TYPE_CHECKING:
    from chatcore.communities.models import Community
    from chatcore.people.models import Person

FEW, MANY = 2, 50


def standings(options: argparse.Namespace) -> dict[str, Any]:
    """Return a community of ``--people`` members and its administrator, and who is in how many of what."""
    from chatcore.communities.models import Membership, Role

    community, (founder, many, few, *_) = community_of(options.people)
    Membership.objects.filter(person=founder).update(role=Role.ADMINISTRATOR)
    others = _communities(MANY)
    rooms = make_rooms(community, founder, MANY)
    # Groups are listed a community at a time: the one who is in few is of another one.
    save(Membership, (Membership(community=one, person=many) for one in others[: MANY - 1]))
    save(Membership, (Membership(community=one, person=few) for one in others[: FEW - 1]))
    seat([*((room, many) for room in rooms), *((room, few) for room in rooms[:FEW])])
    _groups(community, many, MANY)
    _groups(others[0], few, FEW)
    admin, much, little = tokens_of([founder, many, few])
    return {
        "community": str(community.id),
        "administrator": admin,
        "many": {"token": much, "groups": str(community.id)},
        "few": {"token": little, "groups": str(others[0].id)},
    }


def _communities(count: int) -> "list[Community]":
    from chatcore.communities.models import Community
    from chatcore.live.models import Stream

    made = [
        Community(id=numbered("communi", number), name=f"Réseau {number}", slug=f"reseau-{number}")
        for number in range(count)
    ]
    save(Community, made)
    save(Stream, (Stream(name=one.stream) for one in made))
    return made


def _groups(community: "Community", person: "Person", count: int) -> None:
    from chatcore.communities.models import Group, GroupKind, GroupMember

    groups = [
        Group(community=community, kind=GroupKind.ADDITIONAL, name=f"Groupe {number}")
        for number in range(count)
    ]
    save(Group, groups)
    save(GroupMember, (GroupMember(group=group, person=person) for group in groups))
