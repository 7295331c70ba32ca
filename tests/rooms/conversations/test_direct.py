"""Direct conversations: the same people find the same one, and nobody else finds it."""

import pytest

from chatcore.communities.actions.members import end_membership
from chatcore.communities.models import Membership
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.models import Room
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.worlds.rivages import World


def opened(by: Person, *people: Person, status: int = 201) -> dict[str, object]:
    ids = [str(person.id) for person in people]
    return done(by, "post", "rooms/", {"kind": "direct", "people": ids}, status)


def test_two_people_always_find_the_same_conversation(world: World) -> None:
    card = opened(world.ada, world.chloe)
    assert (card["kind"], card["community"], card["visibility"]) == ("direct", None, "private")
    assert [person["name"] for person in card["people"]] == ["Ada Lovelace", "Chloé Martin"]
    assert card["members_count"] == 2
    for again in (
        opened(world.ada, world.chloe, status=200),
        opened(world.chloe, world.ada, status=200),
        opened(world.chloe, world.ada, world.chloe, status=200),
    ):
        assert again["id"] == card["id"]
    for person in (world.ada, world.chloe):
        assert card["id"] in [room["id"] for room in shown(person, "rooms/")["results"]]
        events = Event.objects.filter(stream=f"user:{person.id}", type="room.joined")
        assert events.filter(body__contains=card["id"]).count() == 1


def test_a_group_is_another_conversation_than_its_pairs(world: World) -> None:
    pair = opened(world.ada, world.chloe)
    group = opened(world.ada, world.bruno, world.chloe)
    assert group["id"] != pair["id"]
    assert opened(world.bruno, world.chloe, world.ada, status=200)["id"] == group["id"]
    assert len(group["people"]) == 3


def test_twelve_people_talk_directly_and_thirteen_do_not(world: World) -> None:
    crew = []
    for number in range(12):
        person = Person.objects.create(email=f"m{number}@rivages.example", name=f"Marin {number}")
        Membership.objects.create(community=world.community, person=person, role="member")
        crew.append(person)
    assert len(opened(world.ada, *crew[:11])["people"]) == 12
    body = {"kind": "direct", "people": [str(person.id) for person in crew]}
    assert refused(world.ada, "post", "rooms/", body) == (400, "invalid", "$.people")


def test_nobody_talks_to_themselves_only(world: World) -> None:
    for people in ([], [str(world.ada.id)]):
        body = {"kind": "direct", "people": people}
        assert refused(world.ada, "post", "rooms/", body) == (400, "invalid", "$.people")


def test_a_stranger_somebody_gone_and_nobody_are_the_same(world: World) -> None:
    zoe = Person.objects.create(email="zoe@cimes.example", name="Zoé")
    eve = Person.objects.create(email="eve@rivages.example", name="Ève")
    Membership.objects.create(community=world.community, person=eve, role="member")
    Person.objects.filter(id=eve.id).update(is_active=False)
    answers = set()
    for id_ in (str(zoe.id), str(eve.id), "019a0000-0000-7000-8000-000000000000", "personne"):
        answer = ask(world.chloe, "post", "rooms/", {"kind": "direct", "people": [id_]})
        answers.add((answer.status_code, answer.content))
    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_a_guest_writes_to_those_of_their_rooms_only(world: World) -> None:
    body = {"kind": "direct", "people": [str(world.chloe.id)]}
    assert refused(world.dede, "post", "rooms/", body)[:2] == (404, "not_found")
    people = {"people": [str(world.dede.id)]}
    done(world.ada, "post", f"rooms/{world.quay.id}/members/", people, 201)
    assert opened(world.dede, world.chloe)["members_count"] == 2


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("get", "", None),
        ("get", "messages/", None),
        ("get", "members/", None),
        ("post", "messages/", a_post()),
        ("put", "members/me/", None),
        ("put", "read-mark/", {"seq": 1}),
        ("patch", "", {"name": "À moi"}),
    ],
)
def test_nobody_else_finds_it_not_even_the_administrator(
    world: World, verb: str, path: str, body: object
) -> None:
    room = opened(world.chloe, world.bruno)
    answer = refused(world.ada, verb, f"rooms/{room['id']}/{path}", body)
    assert answer == (404, "not_found", "$.room")


def test_its_people_stay_as_they_are(world: World) -> None:
    room = f"rooms/{opened(world.ada, world.chloe)['id']}"
    people = {"people": [str(world.bruno.id)]}
    assert refused(world.ada, "post", f"{room}/members/", people)[:2] == (403, "forbidden")
    assert refused(world.ada, "delete", f"{room}/members/me/")[:2] == (403, "forbidden")
    path = f"{room}/members/{world.chloe.id}/"
    assert refused(world.ada, "delete", path)[:2] == (403, "forbidden")
    assert refused(world.ada, "patch", f"{room}/", {"name": "À deux"})[:2] == (403, "forbidden")
    assert refused(world.ada, "put", f"{room}/archive/")[:2] == (403, "forbidden")


def test_it_outlives_the_community_of_its_people(world: World) -> None:
    room = opened(world.ada, world.chloe)
    membership = Membership.objects.get(community=world.community, person=world.chloe)
    end_membership(actor=world.chloe, membership=membership)
    assert [card["id"] for card in shown(world.chloe, "rooms/")["results"]] == [room["id"]]
    done(world.chloe, "post", f"rooms/{room['id']}/messages/", a_post(), 201)
    assert Room.objects.get(id=room["id"]).members.count() == 2
