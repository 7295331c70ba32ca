"""A second administrator grants a request or refuses it; nobody decides alone, or about their own talk."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from chatcore.breakglass.models import Opening
from chatcore.breakglass.schedules import follow_openings
from chatcore.communities.actions.members import change_role
from chatcore.foundation.clock import now
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.members import invite_to_room
from tests.worlds.glass import Glass, answer_to, listed, read, said
from tests.worlds.people import client_of, registered


def test_nobody_grants_their_own_request(world: Glass) -> None:
    card = world.ask(world.ada).json()
    assert answer_to(card["id"], world.ada).status_code == 403
    with pytest.raises(IntegrityError), transaction.atomic():
        Opening.objects.filter(id=card["id"]).update(answered_by=world.ada)


def test_who_takes_part_does_not_even_learn_of_the_request(world: Glass) -> None:
    invite_to_room(actor=world.bruno, room_id=str(world.office.id), people=[str(world.solene.id)])
    card = world.ask(world.ada).json()
    assert listed(world, world.solene) == []
    for answer in (answer_to(card["id"], world.solene), read(card["id"], world.solene)):
        assert answer.status_code == 404
    row = client_of(world.solene).get(
        f"/api/v1/communities/{world.community.id}/trace/?action=breakglass.asked"
    )
    (traced,) = row.json()["results"]
    assert (traced["withheld"], traced["changes"], traced["object"]["name"]) == (True, [], None)


def test_who_spoke_in_the_period_and_left_takes_part_too(world: Glass) -> None:
    said(world.office, world.solene, "Je m’en vais.")
    card = world.ask(world.ada).json()
    assert answer_to(card["id"], world.solene).status_code == 404


def test_a_refusal_says_why(world: Glass) -> None:
    card = world.ask(world.ada).json()
    bare = answer_to(card["id"], world.solene, approve=False)
    assert (bare.status_code, bare.json()["path"]) == (400, "$.words")
    refused = answer_to(card["id"], world.solene, approve=False, words="La médiation d’abord.")
    assert refused.json()["state"] == "refused"
    (mine,) = listed(world, world.ada)
    assert (mine["answer"], mine["answered_by"]["name"]) == (
        "La médiation d’abord.",
        "Solène Abiven",
    )
    assert read(card["id"], world.ada).status_code == 403
    again = answer_to(card["id"], world.solene)
    assert (again.status_code, again.json()["code"]) == (409, "answered")


def test_who_asked_may_take_it_back_and_nobody_else(world: Glass) -> None:
    card = world.ask(world.ada).json()
    path = f"/api/v1/break-glass/{card['id']}/"
    assert client_of(world.solene).delete(path).status_code == 403
    assert client_of(world.ada).delete(path).json()["state"] == "withdrawn"
    assert client_of(world.ada).delete(path).status_code == 409
    assert answer_to(card["id"], world.solene).status_code == 409


def test_a_request_that_nobody_answers_in_three_days_is_none_any_more(world: Glass) -> None:
    card = world.ask(world.ada).json()
    with time_machine.travel(now() + timedelta(hours=73)):
        # Before any job has noted it, and after.
        for _ in range(2):
            assert answer_to(card["id"], world.solene).status_code == 409
            (shown,) = listed(world, world.solene)
            assert shown["state"] == "expired"
            follow_openings.call()
        assert Trace.objects.filter(action="breakglass.expired").count() == 1
        assert world.ask(world.ada).status_code == 201


def test_a_decider_who_lost_their_role_meanwhile_decides_nothing(world: Glass) -> None:
    card = world.ask(world.ada).json()
    _demote(world, world.solene)
    assert answer_to(card["id"], world.solene).status_code == 404


def test_the_request_of_who_lost_their_role_meanwhile_is_not_granted(world: Glass) -> None:
    card = world.ask(world.solene).json()
    _demote(world, world.solene)
    answer = answer_to(card["id"], world.ada)
    assert (answer.status_code, answer.json()["code"]) == (409, "asker_gone")
    assert Opening.objects.get().state == "asked"


def test_the_staff_asks_for_what_two_people_say_to_each_other(world: Glass) -> None:
    people = [str(world.bruno.id), "Chloe@Rivages.example"]
    card = world.ask(world.ada, site=True, people=people).json()
    assert (card["room"], card["community"]) == (None, None)
    assert {one["name"] for one in card["people"]} == {"Bruno Le Goff", "Chloé Morvan"}
    answer = answer_to(card["id"], world.yann)
    assert (answer.json()["state"], answer.json()["room"]) == ("open", str(world.direct.id))


def test_whether_two_people_talk_at_all_is_learned_by_two_only(world: Glass) -> None:
    there = world.ask(world.ada, site=True, people=[str(world.bruno.id), str(world.chloe.id)])
    none = world.ask(world.ada, site=True, people=[str(world.bruno.id), str(world.dede.id)])
    differing = ("id", "people", "asked_at", "expires_at", "until")
    first, second = (
        {name: value for name, value in answer.json().items() if name not in differing}
        for answer in (there, none)
    )
    assert first == second
    assert answer_to(none.json()["id"], world.yann).json()["state"] == "empty"
    assert read(none.json()["id"], world.yann).status_code == 403
    assert Trace.objects.filter(action="breakglass.found_empty").count() == 1


def test_who_is_named_must_be_somebody_and_not_oneself(world: Glass) -> None:
    for people, status in (
        ([str(world.bruno.id), "personne@rivages.example"], 404),
        ([str(world.bruno.id), str(world.office.id)], 404),
        ([str(world.bruno.id)], 400),
        ([str(world.bruno.id), str(world.ada.id)], 403),
    ):
        answer = world.ask(world.ada, site=True, people=people)
        assert (answer.status_code, people) == (status, people)


def test_one_of_the_staff_who_is_named_is_not_among_those_who_decide(world: Glass) -> None:
    third = registered("Gwen Rolland", email="gwen@rivages.example", is_staff=True)
    card = world.ask(world.ada, site=True, people=[str(world.yann.id), str(world.bruno.id)]).json()
    assert listed(world, world.yann, site=True) == []
    assert answer_to(card["id"], world.yann).status_code == 404
    assert answer_to(card["id"], third).status_code == 200


def _demote(world: Glass, person: Person) -> None:
    change_role(
        actor=world.ada, community_id=world.community.id, person_id=person.id, role="member"
    )
