"""Rooms over REST: making, listing, changing and archiving them."""

import json

import pytest

from chatcore.communities.models import Community, Membership
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.models import Room
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.rivages import World

NOWHERE = "019a0000-0000-7000-8000-000000000000"


def new_room(world: World, **fields: object) -> dict[str, object]:
    return {"kind": "club", "name": "Voile", "community": str(world.community.id), **fields}


@pytest.mark.parametrize("kind", ["topic", "club", "announcement"])
@pytest.mark.parametrize("visibility", ["public", "private"])
def test_an_animator_makes_a_room_of_every_kind(world: World, kind: str, visibility: str) -> None:
    body = new_room(world, kind=kind, visibility=visibility, purpose="Tout sur la voile.")
    card = done(world.bruno, "post", "rooms/", body, 201)
    assert (card["kind"], card["visibility"], card["name"]) == (kind, visibility, "Voile")
    assert (card["joined"], card["role"], card["members_count"]) == (True, "animator", 1)
    assert card["abilities"]["change"] and card["abilities"]["post"]
    assert card["people"] == []
    room = Room.objects.get(id=card["id"])
    assert room.topics.filter(general=True).count() == (1 if kind == "topic" else 0)
    assert Trace.objects.filter(action="room.created", object_id=str(room.id)).count() == 1
    told = Event.objects.filter(stream=f"community:{world.community.id}", type="room.changed")
    assert told.filter(body__contains=card["id"]).exists() == (visibility == "public")


def test_a_member_makes_rooms_but_announces_nothing(world: World) -> None:
    assert done(world.chloe, "post", "rooms/", new_room(world), 201)["role"] == "animator"
    body = new_room(world, kind="announcement")
    assert refused(world.chloe, "post", "rooms/", body) == (403, "forbidden", None)


def test_a_guest_makes_no_room(world: World) -> None:
    assert refused(world.dede, "post", "rooms/", new_room(world))[:2] == (403, "forbidden")


def test_a_community_of_others_and_one_that_is_not_there_are_the_same(world: World) -> None:
    others = Community.objects.create(name="Réseau Cimes", slug="cimes")
    for community in (str(others.id), NOWHERE, "rien", None):
        body = new_room(world, community=community)
        assert refused(world.chloe, "post", "rooms/", body) == (404, "not_found", "$.community")


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"name": "  \u200b "}, (400, "invalid", "$.name")),
        ({"name": "é" * 121}, (413, "too_large", "$.name")),
        ({"purpose": "é" * 501}, (413, "too_large", "$.purpose")),
        ({"kind": "salon"}, (400, "invalid", "$.kind")),
        ({"visibility": "secret"}, (400, "invalid", "$.visibility")),
        ({"colour": "blue"}, (400, "invalid", "$.colour")),
        ({"people": "Bruno"}, (400, "invalid", "$.people")),
    ],
)
def test_what_a_room_cannot_be(
    world: World, fields: dict[str, object], answer: tuple[object, ...]
) -> None:
    assert refused(world.ada, "post", "rooms/", new_room(world, **fields)) == answer
    assert Room.objects.count() == 3


def test_nothing_that_cannot_be_stored_reaches_the_database(world: World) -> None:
    body = new_room(world, name="Vo\x00ile", purpose="Le\x00 vent\nla mer")
    card = done(world.ada, "post", "rooms/", body, 201)
    assert (card["name"], card["purpose"]) == ("Voile", "Le vent\nla mer")


def test_people_named_at_its_making_are_in_the_room(world: World) -> None:
    body = new_room(world, people=[str(world.bruno.id), str(world.dede.id)])
    card = done(world.ada, "post", "rooms/", body, 201)
    assert card["members_count"] == 3
    assert [room["name"] for room in shown(world.dede, "rooms/")["results"]] == ["Voile"]


def test_a_room_whose_people_are_unknown_is_not_made(world: World) -> None:
    stranger = Person.objects.create(email="zoe@cimes.example", name="Zoé")
    body = new_room(world, people=[str(stranger.id)])
    assert refused(world.ada, "post", "rooms/", body) == (404, "not_found", "$.people")
    assert Room.objects.count() == 3


def test_each_sees_their_own_rooms_and_what_is_open_to_them(world: World) -> None:
    def names(person: Person, path: str) -> list[str]:
        return [room["name"] for room in shown(person, path)["results"]]

    assert names(world.ada, "rooms/") == ["Annonces", "Bureau", "Électrification à quai"]
    assert names(world.chloe, "rooms/") == ["Annonces", "Électrification à quai"]
    assert names(world.chloe, "rooms/?browse=1") == []
    assert names(world.dede, "rooms/") == names(world.dede, "rooms/?browse=1") == []
    done(world.ada, "post", "rooms/", new_room(world), 201)
    assert names(world.chloe, "rooms/?browse=1") == ["Voile"]
    assert names(world.dede, "rooms/?browse=1") == []


def test_the_list_keeps_to_one_community(world: World) -> None:
    other = Community.objects.create(name="Réseau Cimes", slug="cimes")
    Membership.objects.create(community=other, person=world.ada, role="administrator")
    done(world.ada, "post", "rooms/", new_room(world, community=str(other.id)), 201)
    done(world.ada, "post", "rooms/", {"kind": "direct", "people": [str(world.chloe.id)]}, 201)
    results = shown(world.ada, f"rooms/?community={other.id}")["results"]
    assert [room["name"] for room in results] == ["Voile"]
    assert shown(world.chloe, f"rooms/?community={other.id}")["results"] == []
    assert shown(world.ada, "rooms/?community=rien")["results"] == []
    assert len(shown(world.ada, "rooms/")["results"]) == 5


def test_the_list_says_the_positions_it_was_read_at(world: World) -> None:
    answer = shown(world.chloe, "rooms/")
    mine = f"user:{world.chloe.id}"
    assert set(answer["position"]) == {mine, world.quay.stream, world.news.stream}
    heads = {f"room:{room['id']}": room["head"] for room in answer["results"]}
    assert {stream: answer["position"][stream] for stream in heads} == heads
    done(world.ada, "post", f"rooms/{world.quay.id}/messages/", a_post(), 201)
    after = shown(world.chloe, "rooms/")["position"]
    assert after[world.quay.stream] == answer["position"][world.quay.stream] + 1


def test_a_leader_changes_a_room_and_everybody_is_told(world: World) -> None:
    changes = {"name": "Quais  électriques", "purpose": "Le courant à quai", "reactions": False}
    card = done(world.bruno, "patch", f"rooms/{world.quay.id}/", changes)
    assert (card["name"], card["purpose"]) == ("Quais électriques", "Le courant à quai")
    assert card["reactions"] is False and card["comments"] is True
    for stream in (world.quay.stream, f"community:{world.community.id}"):
        event = Event.objects.filter(stream=stream).latest("seq")
        assert (event.type, "Quais électriques" in event.body) == ("room.changed", True)
    trace = Trace.objects.get(action="room.changed")
    assert trace.before["name"] == "Électrification à quai"


def test_the_community_hears_that_a_room_is_private_now_and_nothing_else_of_it(
    world: World,
) -> None:
    changes = {"visibility": "private", "name": "Rachat du chantier"}
    done(world.ada, "patch", f"rooms/{world.quay.id}/", changes)
    told = Event.objects.filter(stream=f"community:{world.community.id}").latest("seq")
    room = json.loads(told.body)["room"]
    assert (told.type, room["id"], room["visibility"]) == (
        "room.changed",
        str(world.quay.id),
        "private",
    )
    assert "Rachat du chantier" not in told.body
    heads = Event.objects.filter(stream=told.stream).count()
    done(world.ada, "patch", f"rooms/{world.quay.id}/", {"purpose": "Confidentiel"})
    assert Event.objects.filter(stream=told.stream).count() == heads
    done(world.ada, "patch", f"rooms/{world.quay.id}/", {"visibility": "public"})
    assert "Rachat du chantier" in Event.objects.filter(stream=told.stream).latest("seq").body


def test_a_change_of_nothing_is_no_change(world: World) -> None:
    events = Event.objects.count()
    assert done(world.ada, "patch", f"rooms/{world.quay.id}/", {})["id"] == str(world.quay.id)
    assert Event.objects.count() == events


def test_a_member_does_not_change_a_room(world: World) -> None:
    path = f"rooms/{world.quay.id}/"
    assert refused(world.chloe, "patch", path, {"name": "À moi"})[:2] == (403, "forbidden")
    assert refused(world.dede, "patch", path, {"name": "À moi"})[:2] == (404, "not_found")
    club = f"rooms/{world.club.id}/"
    assert refused(world.bruno, "patch", club, {"name": "À moi"})[:2] == (404, "not_found")


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"name": " "}, (400, "invalid", "$.name")),
        ({"visibility": "open"}, (400, "invalid", "$.visibility")),
        ({"kind": "club"}, (400, "invalid", "$.kind")),
        ({"comments": "oui"}, (400, "invalid", "$.comments")),
    ],
)
def test_what_a_room_does_not_become(
    world: World, changes: dict[str, object], answer: tuple[object, ...]
) -> None:
    assert refused(world.ada, "patch", f"rooms/{world.quay.id}/", changes) == answer


def test_an_archived_room_is_read_and_not_written_until_it_is_opened_again(world: World) -> None:
    room, path = f"rooms/{world.quay.id}", f"rooms/{world.quay.id}/archive/"
    said = done(world.chloe, "post", f"{room}/messages/", a_post(), 201)
    assert refused(world.chloe, "put", path)[:2] == (403, "forbidden")
    assert done(world.ada, "put", path)["archived_at"] is not None
    events = Event.objects.count()
    done(world.ada, "put", path)
    assert Event.objects.count() == events
    assert len(shown(world.chloe, f"{room}/messages/")["results"]) == 1
    for verb, where, body in (
        ("post", f"{room}/messages/", a_post()),
        ("patch", f"messages/{said['id']}/", {"text": "Autrement"}),
        ("delete", f"messages/{said['id']}/", None),
        ("put", f"messages/{said['id']}/reactions/👍/", None),
    ):
        assert refused(world.chloe, verb, where, body)[:2] == (403, "forbidden")
    assert done(world.ada, "delete", path)["archived_at"] is None
    done(world.chloe, "post", f"{room}/messages/", a_post(), 201)
    actions = Trace.objects.filter(object_id=str(world.quay.id)).values_list("action", flat=True)
    assert {"room.archived", "room.reopened"} <= set(actions)


def test_archived_rooms_come_last_and_are_not_offered(world: World) -> None:
    done(world.ada, "put", f"rooms/{world.news.id}/archive/")
    assert shown(world.ada, "rooms/")["results"][-1]["name"] == "Annonces"
    done(world.chloe, "delete", f"rooms/{world.news.id}/members/me/", status=204)
    assert shown(world.chloe, "rooms/?browse=1")["results"] == []
    path = f"rooms/{world.news.id}/members/me/"
    assert refused(world.chloe, "put", path)[:2] == (403, "forbidden")


def test_a_room_tells_each_what_they_may_do(world: World) -> None:
    assert shown(world.chloe, f"rooms/{world.news.id}/")["abilities"]["post"] is False
    assert shown(world.bruno, f"rooms/{world.news.id}/")["abilities"]["post"] is True
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    card = shown(world.chloe, f"rooms/{world.quay.id}/")
    assert (card["joined"], card["role"], card["abilities"]["join"]) == (False, None, True)
