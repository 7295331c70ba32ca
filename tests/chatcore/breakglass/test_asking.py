"""Administrators ask for a private conversation to be opened; a second one grants it or refuses."""

from datetime import timedelta
from typing import Any

import pytest

from chatcore.breakglass.models import Opening
from chatcore.communities.actions.mandates import give_mandate
from chatcore.communities.actions.members import change_role
from chatcore.communities.actions.roles import create_role, set_levels
from chatcore.foundation.clock import now
from chatcore.foundation.errors import Invalid
from chatcore.records.models import Trace
from rooms.conversations.actions.rooms import create_room
from tests.worlds.glass import WORDS, Glass, answer_to, listed
from tests.worlds.people import client_of


def test_ada_asks_and_solene_reads_what_for(world: Glass) -> None:
    answer = world.ask(world.ada)
    assert answer.status_code == 201, answer.content
    (card,) = listed(world, world.solene)
    assert card["asked_by"]["name"] == "Ada Lovelace"
    assert (card["reason"], card["words"], card["hours"]) == ("harassment", WORDS, 24)
    assert (card["state"], card["room"]) == ("asked", str(world.office.id))
    assert card["abilities"] == {"answer": True, "read": False, "close": False}
    assert card["name"] is None, "nobody learns what the room is called by asking"
    (mine,) = listed(world, world.ada)
    assert mine["abilities"] == {"answer": False, "read": False, "close": True}


def test_the_room_may_be_given_by_its_address(world: Glass) -> None:
    link = f"https://chat.example/salons/{world.office.id}/themes/abc?at=12"
    assert world.ask(world.ada, room=link).status_code == 201
    assert world.ask(world.solene, room=f" {world.office.id} ").status_code == 201
    assert world.ask(world.ada, room="https://chat.example/salons/").status_code == 404


def test_nobody_else_may_ask_or_look(world: Glass) -> None:
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.dede.id,
        role="functional_administrator",
    )
    for person in (world.bruno, world.chloe, world.dede):
        assert world.ask(person).status_code == 403
        assert client_of(person).get(world.list).status_code == 403
        assert world.ask(person, site=True).status_code == 403
    assert world.ask(world.yann).status_code == 404, "staff is not of the community"
    assert world.ask(world.solene, site=True).status_code == 403, "Solène is not staff"


def test_no_role_and_no_single_permission_gives_it_but_administrating(world: Glass) -> None:
    role = create_role(actor=world.ada, community_id=world.community.id, name="Jury")
    cells = {str(role.id): {"break_glass": "yes"}}
    with pytest.raises(Invalid):
        set_levels(actor=world.ada, community_id=world.community.id, cells=cells)
    give_mandate(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.chloe.id,
        role="administrator",
    )
    # A mandate makes an administrator for a time; but Chloé is in this room.
    other = create_room(
        actor=world.bruno,
        community=world.community,
        kind="club",
        name="Autre",
        visibility="private",
    )
    assert world.ask(world.chloe).status_code == 403
    asked_by_chloe = world.ask(world.chloe, room=str(other.id))
    assert asked_by_chloe.status_code == 201
    assert answer_to(asked_by_chloe.json()["id"], world.solene).status_code == 200


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"reason": "curiosity"}, "$.reason"),
        ({"words": "Trop court"}, "$.words"),
        ({"words": "a" + " " * 30 + "b"}, "$.words"),
        ({"hours": 48}, "$.hours"),
        ({"hours": -1}, "$.hours"),
        ({"since": "2020-01-01"}, "$.since"),
        ({"since": "2200-01-01", "until": "2200-01-02"}, "$.since"),
        ({"since": "hier"}, "$.since"),
        ({"until": "9999-12-31", "since": "0001-01-01"}, "$.since"),
        ({"hold_days": 3}, "$.hold_days"),
        ({"hold_days": 91, "reason": "legal_requisition"}, "$.hold_days"),
        ({"hold_days": -1, "reason": "legal_requisition"}, "$.hold_days"),
        ({"room": None}, "$.room"),
        ({"people": ["a@b.example", "c@d.example"], "room": "x"}, "$.room"),
        ({"unknown": 1}, "$.unknown"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(
    world: Glass, fields: dict[str, Any], path: str
) -> None:
    answer = world.ask(world.ada, **fields)
    assert (answer.status_code, answer.json()["path"]) == (400, path)
    assert not Opening.objects.exists()


def test_days_that_end_before_they_begin_are_refused(world: Glass) -> None:
    today = now().date()
    answer = world.ask(world.ada, since=str(today), until=str(today - timedelta(days=2)))
    assert (answer.status_code, answer.json()["path"]) == (400, "$.since")


def test_a_public_room_one_s_own_and_that_of_others_are_not_opened(world: Glass) -> None:
    public = create_room(actor=world.bruno, community=world.community, kind="club", name="Quai")
    assert world.ask(world.ada, room=str(public.id)).status_code == 400
    mine = create_room(
        actor=world.ada,
        community=world.community,
        kind="club",
        name="Direction",
        visibility="private",
    )
    assert world.ask(world.ada, room=str(mine.id)).status_code == 403
    assert world.ask(world.ada, room=str(world.direct.id)).status_code == 404
    assert world.ask(world.ada, people=[str(world.bruno.id)] * 2).status_code == 403


def test_who_administers_alone_is_told_that_it_takes_two(world: Glass) -> None:
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=world.solene.id,
        role="member",
    )
    answer = world.ask(world.ada)
    assert (answer.status_code, answer.json()["code"]) == (409, "nobody_else")


def test_the_same_is_not_asked_twice_at_once(world: Glass) -> None:
    assert world.ask(world.ada).status_code == 201
    answer = world.ask(world.ada)
    assert (answer.status_code, answer.json()["code"]) == (409, "already_asked")


def test_the_list_costs_the_same_however_long_it_is(
    world: Glass, django_assert_num_queries: Any
) -> None:
    client = client_of(world.solene)
    for count in (2, 12):
        rows = [
            Opening(
                community=world.community,
                room=world.office,
                reason="danger",
                words=WORDS,
                since=now() - timedelta(days=2),
                until=now(),
                hours=1,
                asked_by=world.ada,
            )
            for _ in range(count)
        ]
        Opening.objects.bulk_create(rows)
        # The session and its person, the community, the openings.
        with django_assert_num_queries(4):
            answer = client.get(f"{world.list}?limit=100")
    assert len(answer.json()["results"]) == 14
    page = client.get(f"{world.list}?limit=10").json()
    rest = client.get(page["next"]).json()
    ids = [card["id"] for card in (*page["results"], *rest["results"])]
    assert len(set(ids)) == 14
    assert ids == sorted(ids, reverse=True)


def test_what_is_asked_is_in_the_trace_without_its_words(world: Glass) -> None:
    world.ask(world.ada)
    (row,) = Trace.objects.filter(action="breakglass.asked")
    assert (row.actor, row.community) == (world.ada, world.community.id)
    assert row.after["room"] == str(world.office.id)
    assert (row.after["reason"], row.after["hours"]) == ("harassment", 24)
    assert "captures" not in str(row.after)
    read = client_of(world.solene).get(
        f"/api/v1/communities/{world.community.id}/trace/?action=breakglass."
    )
    (shown,) = read.json()["results"]
    assert (shown["label"], shown["object"]["label"]) == ("Ouverture demandée", "Bris de glace")
    assert ("reason", "motif", None, "Harcèlement signalé") in [
        (change["field"], change["label"], change["before"], change["after"])
        for change in shown["changes"]
    ]
