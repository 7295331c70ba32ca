"""Coming into a room and leaving it, over REST."""

import threading

import pytest
from django.db import connection

from chatcore.communities.actions.members import begin_membership, end_membership
from chatcore.communities.models import Invitation, Membership
from chatcore.foundation.clock import now
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.actions.members import join_room
from rooms.conversations.models import Room, RoomMember
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.rivages import World, build_world, say


def crew(world: World, count: int) -> list[Person]:
    people = Person.objects.bulk_create(
        Person(email=f"m{n}@rivages.example", name=f"Marin {n:03}") for n in range(count)
    )
    Membership.objects.bulk_create(
        Membership(community=world.community, person=person, role="member") for person in people
    )
    return people


def test_who_joins_finds_everything_read_and_is_told(world: World) -> None:
    path = f"rooms/{world.quay.id}/members/me/"
    done(world.chloe, "delete", path, status=204)
    say(world.ada, "Pendant ce temps", world.quay)
    card = done(world.chloe, "put", path)
    assert (card["joined"], card["role"], card["unread"]) == (True, "member", 0)
    say(world.ada, "Et depuis", world.quay)
    assert shown(world.chloe, f"rooms/{world.quay.id}/")["unread"] == 1
    mine = Event.objects.filter(stream=f"user:{world.chloe.id}").order_by("seq")
    assert [event.type for event in mine][-2:] == ["room.left", "room.joined"]
    room = Event.objects.filter(stream=world.quay.stream).order_by("seq")
    assert [event.type for event in room][-4:] == [
        "member.left",
        "message.posted",
        "member.joined",
        "message.posted",
    ]


def test_joining_twice_is_joining_once(world: World) -> None:
    events = Event.objects.count()
    assert done(world.chloe, "put", f"rooms/{world.quay.id}/members/me/")["joined"] is True
    assert Event.objects.count() == events


def test_a_private_room_is_not_joined(world: World) -> None:
    path = f"rooms/{world.club.id}/members/me/"
    assert refused(world.bruno, "put", path) == (404, "not_found", "$.room")
    assert refused(world.dede, "put", f"rooms/{world.quay.id}/members/me/")[0] == 404


def test_leaving_a_room_that_one_is_not_in_is_refused(world: World) -> None:
    path = f"rooms/{world.quay.id}/members/me/"
    done(world.chloe, "delete", path, status=204)
    assert refused(world.chloe, "delete", path)[:2] == (403, "forbidden")


def test_members_of_a_public_room_invite_and_guests_do_not(world: World) -> None:
    (eve,) = crew(world, 1)
    path = f"rooms/{world.quay.id}/members/"
    assert done(world.chloe, "post", path, {"people": [str(world.dede.id)]}, 201)["joined"]
    assert refused(world.dede, "post", path, {"people": [str(eve.id)]})[:2] == (403, "forbidden")
    assert refused(world.dede, "get", f"rooms/{world.news.id}/members/")[0] == 404
    names = [row["person"]["name"] for row in shown(world.dede, path)["results"]]
    assert names == ["Ada Lovelace", "Bruno Le Goff", "Chloé Martin", "Dédé Guillou"]


def test_only_leaders_invite_to_a_private_room(world: World) -> None:
    path = f"rooms/{world.club.id}/members/"
    done(world.ada, "post", path, {"people": [str(world.chloe.id)]}, 201)
    body = {"people": [str(world.bruno.id)]}
    assert refused(world.chloe, "post", path, body)[:2] == (403, "forbidden")
    assert refused(world.bruno, "post", path, body)[:2] == (404, "not_found")


@pytest.mark.parametrize("who", ["a stranger", "nobody", "no id"])
def test_whom_a_room_does_not_take(world: World, who: str) -> None:
    zoe = Person.objects.create(email="zoe@cimes.example", name="Zoé")
    ids = {"a stranger": str(zoe.id), "nobody": "019a0000-0000-7000-8000-000000000000"}
    body = {"people": [str(world.dede.id), ids.get(who, "marin")]}
    path = f"rooms/{world.quay.id}/members/"
    assert refused(world.ada, "post", path, body) == (404, "not_found", "$.people")
    assert not RoomMember.objects.filter(room=world.quay, person=world.dede).exists()


def test_inviting_again_changes_nothing(world: World) -> None:
    done(world.ada, "put", f"rooms/{world.quay.id}/read-mark/", {"seq": 2})
    events = Event.objects.count()
    path, body = f"rooms/{world.quay.id}/members/", {"people": [str(world.chloe.id)]}
    done(world.ada, "post", path, body, 201)
    assert Event.objects.count() == events


def test_whoever_is_removed_finds_nothing_more(world: World) -> None:
    room = f"rooms/{world.quay.id}"
    done(world.ada, "post", f"{room}/members/", {"people": [str(world.dede.id)]}, 201)
    said = done(world.dede, "post", f"{room}/messages/", a_post(), 201)
    done(world.bruno, "delete", f"{room}/members/{world.dede.id}/", status=204)
    assert refused(world.dede, "get", f"{room}/messages/")[0] == 404
    assert refused(world.dede, "get", f"messages/{said['id']}/")[0] == 404
    assert refused(world.dede, "post", f"{room}/messages/", a_post())[0] == 404
    assert shown(world.dede, "rooms/")["results"] == []
    last = Event.objects.filter(stream=f"user:{world.dede.id}").latest("seq")
    assert last.type == "room.left"


def test_members_remove_nobody(world: World) -> None:
    path = f"rooms/{world.quay.id}/members/{world.bruno.id}/"
    assert refused(world.chloe, "delete", path)[:2] == (403, "forbidden")
    path = f"rooms/{world.quay.id}/members/{world.dede.id}/"
    assert refused(world.ada, "delete", path) == (404, "not_found", "$.person")
    assert refused(world.ada, "delete", f"rooms/{world.quay.id}/members/rien/")[0] == 404


def test_a_member_who_animates_a_room_is_removed_by_leaders_of_the_community_only(
    world: World,
) -> None:
    body = {"kind": "club", "name": "Voile", "community": str(world.community.id)}
    room = done(world.chloe, "post", "rooms/", body, 201)
    (eve,) = crew(world, 1)
    RoomMember.objects.create(room_id=room["id"], person=eve, role="animator")
    path = f"rooms/{room['id']}/members/{world.chloe.id}/"
    assert refused(eve, "delete", path)[:2] == (403, "forbidden")
    done(world.bruno, "delete", path, status=204)


def test_members_are_listed_as_a_dictionary_would_whatever_their_accents(world: World) -> None:
    people = [
        Person.objects.create(email=f"p{n}@rivages.example", name=name)
        for n, name in enumerate(("Anaïs Colin", "Aïcha Belkacem", "amélie Hubert"))
    ]
    Membership.objects.bulk_create(
        Membership(community=world.community, person=person, role="member") for person in people
    )
    ids = [str(person.id) for person in people]
    path = f"rooms/{world.quay.id}/members/"
    done(world.ada, "post", path, {"people": ids}, 201)
    names = [row["person"]["name"] for row in shown(world.ada, path)["results"]]
    assert names[:4] == ["Ada Lovelace", "Aïcha Belkacem", "amélie Hubert", "Anaïs Colin"]
    body = {"kind": "direct", "people": ids}
    card = done(world.ada, "post", "rooms/", body, 201)
    assert [person["name"] for person in card["people"]] == names[:4]


def test_the_list_of_members_is_paged_by_name_without_gaps(world: World) -> None:
    people = crew(world, 7)
    RoomMember.objects.bulk_create(RoomMember(room=world.quay, person=p) for p in people)
    Person.objects.filter(id__in=[people[2].id, people[3].id]).update(
        name="Marin 002", search="marin 002"
    )
    names, path = [], f"rooms/{world.quay.id}/members/?limit=3"
    while path:
        page = shown(world.ada, path)
        assert len(page["results"]) <= 3
        names += [row["person"]["id"] for row in page["results"]]
        path = page["next"]
    assert len(names) == len(set(names)) == 10


@pytest.mark.parametrize("cursor", ["W10", "WzFd", "WyJhIiwiYiJd", "rien", "!", "bnVsbA"])
def test_a_cursor_that_is_none_is_refused(world: World, cursor: str) -> None:
    path = f"rooms/{world.quay.id}/members/?cursor={cursor}"
    assert refused(world.ada, "get", path) == (400, "invalid", "$.cursor")


@pytest.mark.parametrize("limit", ["0", "-1", "dix", "٣"])
def test_a_limit_that_is_none_is_refused(world: World, limit: str) -> None:
    for list_ in ("members", "messages"):
        path = f"rooms/{world.quay.id}/{list_}/?limit={limit}"
        assert refused(world.ada, "get", path) == (400, "invalid", "$.limit")


def test_a_new_member_is_in_the_rooms_that_all_join_and_in_those_of_the_invitation(
    world: World,
) -> None:
    Room.objects.filter(id=world.news.id).update(joined_by_default=True)
    for role, expected in (
        ("member", {world.news.id, world.club.id}),
        ("guest", {world.club.id}),
    ):
        person = Person.objects.create(email=f"{role}@rivages.example", name=f"Ève {role}")
        invitation = Invitation.objects.create(
            community=world.community,
            email=person.email,
            role=role,
            rooms=[str(world.club.id)],
            invited_by=world.ada,
            digest=role,
            expires_at=now(),
        )
        begin_membership(
            actor=person,
            community=world.community,
            person=person,
            role=role,
            invitation=invitation,
        )
        rooms = RoomMember.objects.filter(person=person).values_list("room_id", flat=True)
        assert set(rooms) == expected


def test_whoever_leaves_the_community_is_out_of_its_rooms(world: World) -> None:
    membership = Membership.objects.get(community=world.community, person=world.chloe)
    end_membership(actor=world.chloe, membership=membership)
    assert not RoomMember.objects.filter(person=world.chloe).exists()
    left = Event.objects.filter(stream=f"user:{world.chloe.id}", type="room.left")
    assert left.count() == 2
    assert shown(world.chloe, "rooms/")["results"] == []
    assert refused(world.chloe, "get", f"rooms/{world.quay.id}/")[0] == 404


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_join_at_once_make_one_member() -> None:
    world = build_world()
    body = {"kind": "club", "name": "Voile", "community": str(world.community.id)}
    room = done(world.ada, "post", "rooms/", body, 201)["id"]
    ready, faults = threading.Barrier(4), []

    def join() -> None:
        try:
            ready.wait(10)
            join_room(actor=world.chloe, room_id=room)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    devices = [threading.Thread(target=join) for _ in range(4)]
    for device in devices:
        device.start()
    for device in devices:
        device.join(30)
    assert faults == []
    assert RoomMember.objects.filter(room=room, person=world.chloe).count() == 1
    joined = Event.objects.filter(stream=f"room:{room}", type="member.joined")
    assert joined.filter(body__contains=str(world.chloe.id)).count() == 1
