"""Taking several people out with an agreement: one request, all shown, all done or none, and why not said by name."""

from typing import Any

import pytest

from chatcore.communities.actions.members import begin_membership, change_role, leave_community
from chatcore.communities.models import Membership
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.accords import Asking
from tests.worlds.people import registered


@pytest.fixture
def lea(world: Asking) -> Person:
    person = registered("Léa Quéré", email="lea@rivages.example")
    begin_membership(actor=world.ada, community=world.community, person=person, role="member")
    return person


def removal(world: Asking, *people: Person) -> Any:
    return world.asked(act="people.remove", people=[str(one.id) for one in people])


def present(world: Asking, *people: Person) -> list[bool]:
    rows = Membership.objects.filter(community=world.community, left_at=None)
    here = set(rows.values_list("person", flat=True))
    return [one.id in here for one in people]


def test_the_request_shows_each_person_and_does_nothing_yet(world: Asking, lea: Person) -> None:
    chloe = world.rivages.chloe
    card = removal(world, lea, chloe)
    effect = card["effect"]
    assert effect["title"]["fr"] == "Retirer 2 personnes de la communauté"
    assert [one["label"]["fr"] for one in effect["fields"]] == [chloe.name, lea.name]
    assert effect["fields"][0]["before"]["fr"] == "Membre"
    assert present(world, lea, chloe) == [True, True]


def test_granted_they_all_go_as_the_requester_asked(world: Asking, lea: Person) -> None:
    chloe = world.rivages.chloe
    card = removal(world, lea, chloe)
    assert world.grant(world.ada, card).status_code == 200
    assert present(world, lea, chloe) == [False, False]
    ended = Trace.objects.filter(action="membership.ended")
    assert {trace.actor_id for trace in ended} == {world.flore.id}
    executed = Trace.objects.get(action="accord.executed")
    assert executed.after["digest"] == card["digest"]


def test_the_seal_is_over_all_of_them(world: Asking, lea: Person) -> None:
    one, both = removal(world, lea), removal(world, lea, world.rivages.chloe)
    assert one["digest"] != both["digest"]
    row = world.row(both)
    row.payload["people"].append(str(world.rivages.bruno.id))
    row.save(update_fields=["payload"])
    answer = world.grant(world.ada, both)
    assert (answer.status_code, answer.json()["code"]) == (409, "accord_void")
    assert present(world, lea, world.rivages.bruno) == [True, True]


def test_stale_says_of_each_what_has_changed_and_nothing_is_done(
    world: Asking, lea: Person
) -> None:
    chloe, bruno = world.rivages.chloe, world.rivages.bruno
    card = removal(world, lea, chloe, bruno)
    leave_community(actor=lea, community_id=world.community.id)
    change_role(
        actor=world.ada,
        community_id=world.community.id,
        person_id=chloe.id,
        role="animator",
    )
    answer = world.grant(world.ada, card)
    assert answer.json()["code"] == "accord_stale"
    detail = answer.json()["detail"]
    assert "Léa Quéré n’est plus dans la communauté" in detail
    assert "Chloé Morvan a un autre rôle (Animation)" in detail
    assert bruno.name not in detail
    assert present(world, chloe, bruno) == [True, True]
    shown = world.read(world.ada, card).json()["effect_now"]
    assert [one["label"]["fr"] for one in shown["fields"]] == [bruno.name, chloe.name]


def test_asked_again_it_is_about_those_who_are_left(world: Asking, lea: Person) -> None:
    from tests.worlds.people import client_of

    card = removal(world, lea, world.rivages.chloe)
    leave_community(actor=lea, community_id=world.community.id)
    world.grant(world.ada, card)
    again = client_of(world.flore).post(f"/api/v1/accords/{card['id']}/again/")
    assert again.status_code == 201, again.content
    (line,) = again.json()["effect"]["fields"]
    assert line["label"]["fr"] == world.rivages.chloe.name
    assert world.grant(world.ada, again.json()).status_code == 200
    assert present(world, world.rivages.chloe) == [False]


def test_who_may_not_be_removed_is_named_when_it_is_asked(world: Asking, lea: Person) -> None:
    people = [str(lea.id), str(world.gwen.id)]
    refused = world.ask(act="people.remove", people=people)
    assert refused.status_code == 403
    assert refused.json()["detail"].startswith("Gwen Le Bihan : ")
    assert refused.json()["path"] == "$.payload.people[1]"


def test_bad_lists_are_refused(world: Asking, lea: Person) -> None:
    for people, status in (
        ([], 400),
        ([str(lea.id)] * 2, 400),
        (["personne"], 404),
        ([str(world.sam.id)], 404),
        ([str(lea.id)] * 101, 400),
    ):
        assert world.ask(act="people.remove", people=people).status_code == status, people
