"""A community in preparation: its leaders are inside, the others wait for the day, which comes by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.communities.actions.communities import create_community
from chatcore.communities.actions.members import begin_membership, change_role
from chatcore.communities.actions.opening import open_those_whose_day_has_come
from chatcore.communities.models import Community, Membership
from chatcore.foundation.clock import now
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import Room, RoomMember
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of

DAY = datetime(2027, 1, 15, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def estuaire(world: Rivages) -> Community:
    """Ada prepares a community that opens on 15 January; Bruno animates it, Chloé waits."""
    made = create_community(actor=world.ada, name="Estuaire")
    assert change(world.ada, made, opens_at="2027-01-15T09:00:00+01:00").status_code == 200
    made.refresh_from_db()
    for person, role in ((world.bruno, "animator"), (world.chloe, "member")):
        begin_membership(actor=world.ada, community=made, person=person, role=role)
    return made


@pytest.fixture
def room(world: Rivages, estuaire: Community) -> Room:
    return create_room(
        actor=world.ada,
        community=estuaire,
        kind="topic",
        name="Quais",
        visibility="public",
        joined_by_default=True,
    )


def change(person: Person, community: Community, **fields: Any) -> Any:
    path = f"/api/v1/communities/{community.id}/"
    return client_of(person).patch(path, fields, format="json")


def test_before_the_day_its_leaders_are_inside_and_the_others_see_the_date(
    world: Rivages, estuaire: Community, room: Room
) -> None:
    for person, inside in ((world.ada, True), (world.bruno, True), (world.chloe, False)):
        client = client_of(person)
        card = client.get(f"/api/v1/communities/{estuaire.id}/").json()
        assert card["opens_at"] == "2027-01-15T08:00:00.000Z"
        assert card["abilities"]["enter"] is inside
        for door in ("people/", "groups/"):
            answer = client.get(f"/api/v1/communities/{estuaire.id}/{door}")
            assert answer.status_code == (200 if inside else 403), (person.name, door)
        assert client.get(f"/api/v1/rooms/{room.id}/").status_code == (200 if inside else 404)
        browsed = client.get("/api/v1/rooms/?browse=1").json()["results"]
        joined = client.get("/api/v1/rooms/").json()["results"]
        assert (str(room.id) in {one["id"] for one in [*browsed, *joined]}) is inside
    refused = client_of(world.chloe).get(f"/api/v1/communities/{estuaire.id}/people/")
    assert "se prépare" in refused.json()["detail"]
    made = client_of(world.chloe).post(
        f"/api/v1/communities/{estuaire.id}/groups/", {"name": "Tôt"}, format="json"
    )
    assert made.status_code == 403


def test_it_opens_by_itself_and_those_who_waited_are_in_its_rooms(
    world: Rivages, estuaire: Community, room: Room
) -> None:
    assert not RoomMember.objects.filter(room=room, person=world.chloe).exists()
    with time_machine.travel(DAY - timedelta(minutes=1)):
        assert open_those_whose_day_has_come() == 0
    heard = Event.objects.filter(stream=f"user:{world.chloe.id}").count()
    with time_machine.travel(DAY + timedelta(seconds=1)):
        assert open_those_whose_day_has_come() == 1
        assert open_those_whose_day_has_come() == 0
    card = client_of(world.chloe).get(f"/api/v1/communities/{estuaire.id}/").json()
    assert (card["opens_at"], card["abilities"]["enter"]) == (None, True)
    assert RoomMember.objects.filter(room=room, person=world.chloe).exists()
    told = Event.objects.filter(stream=f"user:{world.chloe.id}").order_by("seq")
    kinds = list(told.values_list("type", flat=True))[heard:]
    # Two rooms: the feed and the quays.
    assert kinds == ["room.joined", "room.joined", "abilities.changed"]
    assert told.latest("seq").body.count('"belongs":true') == 1
    changed = Event.objects.filter(stream=estuaire.stream, type="community.changed").latest("seq")
    assert '"opens_at":null' in changed.body
    opened = Trace.objects.get(action="community.opened")
    assert opened.actor_id is None and opened.before["opens_at"].startswith("2027-01-15")


@pytest.mark.parametrize("leaders", [0, 1])
def test_sixty_who_wait_are_let_in_at_the_cost_of_three(world: Rivages, leaders: int) -> None:
    costs = []
    for number in (3, 60):
        made = create_community(actor=world.ada, name=f"Estran {number}")
        change(world.ada, made, opens_at="2027-01-15T09:00:00Z")
        made.refresh_from_db()
        for name in ("Quais", "Digues"):
            create_room(
                actor=world.ada,
                community=made,
                kind="topic",
                name=name,
                visibility="public",
                joined_by_default=True,
            )
        people = Person.objects.bulk_create(
            Person(email=f"{number}-{n}@estran.example", name=f"Marin {n}") for n in range(number)
        )
        Membership.objects.bulk_create(
            Membership(community=made, person=person, role="member") for person in people
        )
        for _ in range(leaders):
            begin_membership(actor=world.ada, community=made, person=world.bruno, role="animator")
        with CaptureQueriesContext(connection) as queries, time_machine.travel(DAY + 2 * HOUR):
            assert open_those_whose_day_has_come() == 1
        costs.append(len(queries))
        # Each in the feed and both rooms, with a trace, an event for the room and one for themselves.
        rooms = Room.objects.filter(community=made, joined_by_default=True)
        inside = RoomMember.objects.filter(room__in=rooms, person__in=people)
        assert inside.count() == 3 * number
        joined = Trace.objects.filter(community=made.id, action="room.joined")
        assert joined.filter(actor__in=people).count() == 3 * number
        for room in rooms:
            told = Event.objects.filter(stream=room.stream, type="member.joined")
            assert told.filter(actor__in=[person.id for person in people]).count() == number
            seqs = Event.objects.filter(stream=room.stream).order_by("seq")
            assert list(seqs.values_list("seq", flat=True)) == list(range(1, seqs.count() + 1))
        mine = Event.objects.filter(stream=f"user:{people[-1].id}").order_by("seq")
        assert list(mine.values_list("type", flat=True)) == ["room.joined"] * 3 + [
            "abilities.changed"
        ]
    few, many = costs
    assert many == few


def test_who_was_made_to_lead_while_waiting_is_in_the_rooms_at_the_opening(
    world: Rivages, estuaire: Community, room: Room
) -> None:
    change_role(
        actor=world.ada, community_id=estuaire.id, person_id=world.chloe.id, role="animator"
    )
    assert not RoomMember.objects.filter(room=room, person=world.chloe).exists()
    change(world.ada, estuaire, opens_at=None)
    assert RoomMember.objects.filter(room=room, person=world.chloe).exists()


def test_a_guest_who_becomes_a_member_waits_outside_of_the_feed(
    world: Rivages, estuaire: Community
) -> None:
    begin_membership(actor=world.ada, community=estuaire, person=world.dede, role="guest")
    change_role(actor=world.ada, community_id=estuaire.id, person_id=world.dede.id, role="member")
    theirs = RoomMember.objects.filter(room__community=estuaire, person=world.dede)
    assert not theirs.exists()
    change(world.ada, estuaire, opens_at=None)
    assert theirs.filter(room__kind="network").exists()


def test_it_opens_at_once_when_its_administrator_says_so(
    world: Rivages, estuaire: Community, room: Room
) -> None:
    assert change(world.bruno, estuaire, opens_at=None).status_code == 403
    answer = change(world.ada, estuaire, opens_at=None)
    assert (answer.status_code, answer.json()["opens_at"]) == (200, None)
    assert RoomMember.objects.filter(room=room, person=world.chloe).exists()


def test_the_day_moves_while_it_waits_and_an_open_community_does_not_close(
    world: Rivages, estuaire: Community
) -> None:
    moved = change(world.ada, estuaire, opens_at="2027-02-01T08:00:00Z")
    assert moved.json()["opens_at"] == "2027-02-01T08:00:00.000Z"
    later = (now() + timedelta(days=9)).isoformat()
    refused = change(world.ada, world.community, opens_at=later)
    assert (refused.status_code, refused.json()["code"]) == (409, "open_already")
    assert change(world.ada, estuaire, opens_at="2027-02-01T08:00:00").status_code == 400


def test_who_waits_does_not_learn_who_else_is_there(world: Rivages) -> None:
    made = create_community(actor=world.ada, name="Estuaire")
    change(world.ada, made, opens_at="2027-01-15T09:00:00Z")
    made.refresh_from_db()
    zoe, yann = (_stranger(name) for name in ("Zoé", "Yann"))
    for person in (zoe, yann):
        begin_membership(actor=world.ada, community=made, person=person, role="member")
    assert client_of(zoe).get(f"/api/v1/people/{yann.id}/").status_code == 404
    change(world.ada, made, opens_at=None)
    assert client_of(zoe).get(f"/api/v1/people/{yann.id}/").status_code == 200


def _stranger(name: str) -> Person:
    from tests.worlds.people import registered

    return registered(name, email=f"{name.lower().replace('é', 'e')}@estuaire.example")
