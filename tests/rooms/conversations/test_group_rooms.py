"""Rooms of a group: its people are their members, and come and go with it."""

from typing import Any

import pytest

from chatcore.communities.actions.group_members import put_in_group, remove_from_group
from chatcore.communities.actions.groups import archive_group, create_group
from chatcore.communities.actions.members import change_role, remove_from_community
from chatcore.communities.actions.projected_groups import make_projected_group
from chatcore.communities.models import Group, GroupKind
from chatcore.foundation.ids import new_id
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.models import Room, RoomMember
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.rivages import World, say


@pytest.fixture
def group(world: World) -> Group:
    """Chloé's group, with Bruno as a member."""
    made = create_group(actor=world.chloe, community_id=world.community.id, name="Capitaineries")
    put(world.chloe, made, world.bruno)
    return made


def put(actor: Person, group: Group, person: Person, status: str = "member") -> None:
    put_in_group(actor=actor, group_id=group.id, person_id=person.id, status=status)


def room_of(group: Group, actor: Person, **more: Any) -> dict[str, Any]:
    body = {"group": str(group.id), "kind": "topic", "name": "Passerelle", **more}
    card = done(actor, "post", "rooms/", body, 201)
    assert isinstance(card, dict)
    return card


def roles_in(room: dict[str, Any]) -> dict[str, str]:
    rows = RoomMember.objects.filter(room=room["id"])
    return dict(rows.values_list("person__name", "role"))


def test_its_members_are_the_people_of_the_group(world: World, group: Group) -> None:
    card = room_of(group, world.chloe)
    assert (card["group"], card["visibility"], card["role"]) == (
        str(group.id),
        "private",
        "animator",
    )
    assert roles_in(card) == {"Chloé Martin": "animator", "Bruno Le Goff": "member"}
    assert [
        topic["general"] for topic in shown(world.bruno, f"rooms/{card['id']}/topics/")["results"]
    ] == [True]
    told = Event.objects.filter(stream=f"user:{world.bruno.id}", type="room.joined")
    assert told.filter(body__contains=card["id"]).count() == 1


def test_who_comes_into_the_group_is_in_its_rooms_and_who_goes_is_out(
    world: World, group: Group
) -> None:
    first, second = room_of(group, world.chloe), room_of(group, world.chloe, name="Quart")
    say(world.chloe, "Avant Ada", Room.objects.get(id=first["id"]))
    put(world.chloe, group, world.ada)
    for room in (first, second):
        assert roles_in(room)["Ada Lovelace"] == "member"
    assert shown(world.ada, f"rooms/{first['id']}/")["unread"] == 0
    remove_from_group(actor=world.chloe, group_id=group.id, person_id=world.bruno.id)
    for room in (first, second):
        assert "Bruno Le Goff" not in roles_in(room)
        assert refused(world.bruno, "get", f"rooms/{room['id']}/")[0] == 404
        assert refused(world.bruno, "post", f"rooms/{room['id']}/messages/", a_post())[0] == 404
    left = Event.objects.filter(stream=f"user:{world.bruno.id}", type="room.left")
    assert left.count() == 2


def test_who_leads_the_group_animates_its_rooms(world: World, group: Group) -> None:
    room = room_of(group, world.chloe, kind="announcement")
    path = f"rooms/{room['id']}"
    put(world.chloe, group, world.ada, "observer")
    put(world.chloe, group, world.bruno, "referent")
    assert roles_in(room)["Bruno Le Goff"] == "animator"
    last = Event.objects.filter(stream=f"user:{world.bruno.id}", type="abilities.changed")
    assert last.filter(body__contains=room["id"]).count() == 1
    put(world.chloe, group, world.bruno, "administrator")
    assert last.filter(body__contains=room["id"]).count() == 1
    done(world.bruno, "post", f"{path}/messages/", a_post(), 201)
    put(world.chloe, group, world.bruno, "guest")
    assert roles_in(room)["Bruno Le Goff"] == "member"


def test_nobody_comes_in_or_goes_out_by_hand(world: World, group: Group) -> None:
    path = f"rooms/{room_of(group, world.chloe)['id']}"
    for verb, below, body in (
        ("delete", "members/me/", None),
        ("post", "members/", {"people": [str(world.ada.id)]}),
        ("delete", f"members/{world.bruno.id}/", None),
        ("patch", "", {"visibility": "public"}),
        ("patch", "", {"joined_by_default": True}),
    ):
        assert refused(world.chloe, verb, f"{path}/{below}", body)[:2] == (403, "forbidden"), below
    assert refused(world.ada, "put", f"{path}/members/me/")[0] == 404
    changed = done(world.chloe, "patch", f"{path}/", {"name": "Quart", "visibility": "private"})
    assert changed["name"] == "Quart"
    assert changed["abilities"]["leave"] is changed["abilities"]["invite"] is False


def test_who_leads_the_group_from_within_opens_its_rooms(world: World, group: Group) -> None:
    body = {"group": str(group.id), "kind": "club", "name": "Passerelle"}
    assert refused(world.bruno, "post", "rooms/", body)[:2] == (403, "forbidden")
    assert refused(world.ada, "post", "rooms/", body)[:2] == (403, "forbidden")
    assert refused(world.dede, "post", "rooms/", body)[:2] == (403, "forbidden")
    assert refused(world.chloe, "post", "rooms/", {**body, "group": "rien"})[0] == 404
    assert refused(world.chloe, "post", "rooms/", {**body, "name": " "})[2] == "$.name"
    with_people = {**body, "people": [str(world.ada.id)]}
    assert refused(world.chloe, "post", "rooms/", with_people)[:2] == (403, "forbidden")
    put(world.chloe, group, world.ada)
    assert room_of(group, world.ada)["role"] == "member"


def test_all_members_are_in_rooms_that_are_joined_by_default_instead(world: World) -> None:
    everyone = Group.objects.create(community=world.community, kind="automatic", name="Tous")
    everyone.members.create(person=world.ada)
    body = {"group": str(everyone.id), "kind": "club", "name": "Place"}
    assert refused(world.ada, "post", "rooms/", body)[:2] == (403, "forbidden")


def test_whoever_leaves_the_community_or_becomes_a_guest_is_out_of_the_groups_rooms(
    world: World, group: Group
) -> None:
    room = room_of(group, world.chloe)
    put(world.chloe, group, world.ada)
    who = {"community_id": world.community.id, "person_id": world.bruno.id}
    change_role(actor=world.ada, role="guest", **who)
    assert roles_in(room) == {"Chloé Martin": "animator", "Ada Lovelace": "member"}
    # Other rooms are kept: it was in this one by the group alone.
    assert RoomMember.objects.filter(room=world.quay, person=world.bruno).exists()
    remove_from_community(
        actor=world.ada, community_id=world.community.id, person_id=world.chloe.id
    )
    assert roles_in(room) == {"Ada Lovelace": "animator"}


def test_its_rooms_close_and_open_with_the_group(world: World, group: Group) -> None:
    room, closed = room_of(group, world.chloe), room_of(group, world.chloe, name="Fermé")
    done(world.chloe, "put", f"rooms/{closed['id']}/archive/")
    archive_group(actor=world.chloe, group_id=group.id, archived=True)
    path = f"rooms/{room['id']}"
    assert refused(world.bruno, "post", f"{path}/messages/", a_post())[:2] == (403, "forbidden")
    archive_group(actor=world.chloe, group_id=group.id, archived=False)
    done(world.bruno, "post", f"{path}/messages/", a_post(), 201)
    assert shown(world.bruno, f"rooms/{closed['id']}/")["archived_at"]


def test_a_clubs_room_is_none_for_administrators_who_are_not_in_the_club(world: World) -> None:
    club = make_projected_group(
        actor=world.chloe,
        community=world.community,
        kind=GroupKind.CLUB,
        space=new_id(),
        name="Voiles anciennes",
        people={world.chloe.id: "administrator", world.bruno.id: "member"},
    )
    room = room_of(club, world.chloe, kind="announcement")
    path = f"rooms/{room['id']}"
    missing = f"rooms/{new_id()}"
    for verb, below in (("get", "/"), ("get", "/messages/"), ("put", "/members/me/")):
        assert refused(world.ada, verb, path + below) == refused(world.ada, verb, missing + below)
    body = {"group": str(club.id), "kind": "club", "name": "Intrus"}
    assert refused(world.ada, "post", "rooms/", body)[0] == 404
    for list_ in ("rooms/", "rooms/?browse=1"):
        assert room["id"] not in {card["id"] for card in shown(world.ada, list_)["results"]}
    # Bruno animates the community; the club's announcements are for those who lead the club.
    assert refused(world.bruno, "post", f"{path}/messages/", a_post())[:2] == (403, "forbidden")
    assert not shown(world.bruno, f"{path}/")["abilities"]["moderate"]
    told = Event.objects.filter(stream=f"community:{world.community.id}")
    assert not told.filter(body__contains=room["id"]).exists()
    assert not told.filter(body__contains=str(club.id)).exists()
