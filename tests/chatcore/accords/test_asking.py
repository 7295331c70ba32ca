"""Asking: the exact effect is shown, nothing is done, those who may answer are told; a retry is not doubled."""

import uuid

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.accords.models import AccordRequest
from chatcore.communities.actions.members import change_role, leave_community
from chatcore.communities.models import Community, Group, Invitation
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from tests.worlds.accords import Asking
from tests.worlds.people import client_of


def told(person: Person) -> list[str]:
    rows = Event.objects.filter(stream=f"user:{person.id}", type__startswith="accord.")
    return list(rows.order_by("seq").values_list("type", flat=True))


def test_a_preview_shows_the_exact_effect_and_does_nothing(world: Asking) -> None:
    shown = world.preview(description="Ports et villages.").json()
    (field,) = shown["effect"]["fields"]
    assert (field["before"], field["after"]) == ("Ports et villes.", "Ports et villages.")
    assert field["label"] == {"fr": "Présentation", "en": "Description"}
    assert [(part["kind"], part["text"]) for part in field["parts"]] == [
        ("kept", "Ports et "),
        ("removed", "villes"),
        ("added", "villages"),
        ("kept", "."),
    ]
    assert {one["name"] for one in shown["deciders"]} == {"Ada Lovelace", "Gwen Le Bihan"}
    assert Community.objects.get(id=world.community.id).description == "Ports et villes."
    assert not AccordRequest.objects.exists()
    assert not Event.objects.filter(type__startswith="accord.").exists()


def test_a_rehearsal_leaves_neither_rows_nor_events_nor_traces(world: Asking) -> None:
    world.community.matrix = {"member": {"create_group": "accord", "invite": "accord"}}
    world.community.save()
    chloe = world.rivages.chloe
    traces = Trace.objects.exclude(action="session.opened")
    before = (Event.objects.count(), traces.count())
    shown = world.preview(chloe, "group.create", name=" Pilotes ")
    assert shown.json()["effect"]["title"]["fr"] == "Créer le groupe «\u00a0Pilotes\u00a0»"
    letter = world.preview(chloe, "person.invite", email="Lea@rivages.example")
    assert letter.json()["effect"]["fields"][0]["after"] == "lea@rivages.example"
    assert not Group.objects.filter(name="Pilotes").exists() and not Invitation.objects.exists()
    assert (Event.objects.count(), traces.count()) == before


def test_what_is_asked_is_kept_sealed_and_told_to_those_who_may_answer_only(world: Asking) -> None:
    card = world.asked()
    assert (card["state"], card["reason"]) == ("pending", "Les îles.")
    assert card["abilities"] == {
        "decide": False, "delegate": False, "withdraw": True, "ask_again": False,
    }  # fmt: skip
    assert len(card["digest"]) == 64
    for person in (world.flore, world.ada, world.gwen):
        assert told(person) == ["accord.requested"]
    for person in (world.rivages.bruno, world.rivages.chloe, world.rivages.dede, world.sam):
        assert told(person) == []
    assert not Event.objects.filter(
        stream=world.community.stream, type__startswith="accord."
    ).exists()
    trace = Trace.objects.get(action="accord.requested")
    assert (trace.actor_id, trace.object_id) == (world.flore.id, card["id"])
    assert trace.after["digest"] == card["digest"]
    event = Event.objects.filter(type="accord.requested").first()
    assert event is not None and "abilities" not in event.body


def test_the_same_request_sent_again_is_the_same(world: Asking) -> None:
    path = f"/api/v1/communities/{world.community.id}/accords/"
    body = {
        "act": "community.change",
        "payload": {"name": "Rivages"},
        "client_id": str(uuid.uuid4()),
    }
    first, again = (client_of(world.flore).post(path, body, format="json") for _ in range(2))
    assert first.json()["id"] == again.json()["id"]
    assert AccordRequest.objects.count() == 1
    assert told(world.ada) == ["accord.requested"]


def test_who_may_do_it_or_may_not_even_ask_asks_nothing(world: Asking) -> None:
    by_right = world.ask(world.ada)
    assert (by_right.status_code, by_right.json()["code"]) == (409, "needs_no_accord")
    assert "sans demander" in by_right.json()["detail"]
    assert world.ask(world.rivages.chloe).status_code == 403
    assert world.ask(world.sam).status_code == 404
    assert not AccordRequest.objects.exists()


def test_what_the_ordinary_action_refuses_is_refused_at_once_in_its_words(world: Asking) -> None:
    assert world.ask(description="x" * 2001).status_code == 413
    colour = world.ask(colour="bleu")
    assert (colour.status_code, "#1f5f7a" in colour.json()["detail"]) == (400, True)
    assert world.ask(act="person.remove", person=str(uuid.uuid4())).status_code == 404
    above = world.ask(act="role.change", person=str(world.rivages.bruno.id), role="administrator")
    assert above.status_code == 403
    assert world.ask(act="community.change", nom="x").status_code == 400
    assert world.ask(act="moon.land").status_code == 400
    same = world.ask(description="Ports et villes.")
    assert (same.status_code, same.json()["code"]) == (409, "nothing_to_do")
    assert not AccordRequest.objects.exists()


def test_a_request_is_seen_by_who_asked_and_who_may_answer_and_by_nobody_else(
    world: Asking,
) -> None:
    card = world.asked()
    for person in (world.flore, world.ada, world.gwen):
        assert world.read(person, card).status_code == 200
    missing = client_of(world.sam).get(f"/api/v1/accords/{uuid.uuid4()}/")
    for person in (world.sam, world.rivages.bruno, world.rivages.chloe, world.rivages.dede):
        hidden = world.read(person, card)
        assert (hidden.status_code, hidden.content) == (404, missing.content)
    assert world.listed(world.ada, "waiting") == [card["id"]]
    assert world.listed(world.flore, "mine") == [card["id"]]
    assert (
        world.listed(world.flore, "waiting") == world.listed(world.rivages.bruno, "waiting") == []
    )


def test_hidden_and_missing_cost_the_same(world: Asking) -> None:
    card, client, costs = world.asked(), client_of(world.rivages.chloe), []
    client.get("/api/v1/me/")
    for id_ in (card["id"], uuid.uuid4(), "rien"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/api/v1/accords/{id_}/").status_code == 404
        costs.append(len(queries))
    assert len(set(costs)) == 1


def test_one_takes_ones_request_back_and_nobody_elses(world: Asking) -> None:
    card = world.asked()
    path = f"/api/v1/accords/{card['id']}/"
    assert client_of(world.ada).delete(path).status_code == 403
    assert client_of(world.flore).delete(path).json()["state"] == "withdrawn"
    assert client_of(world.flore).delete(path).status_code == 200
    assert told(world.gwen) == ["accord.requested", "accord.changed"]
    answer = world.grant(world.ada, card)
    assert (answer.status_code, "Flore Kergoat a retiré" in answer.json()["detail"]) == (409, True)
    assert Trace.objects.filter(action="accord.withdrawn", actor_id=world.flore.id).count() == 1


def test_twenty_wait_at_most(world: Asking) -> None:
    for nth in range(20):
        world.asked(name=f"Rivages {nth}")
    more = world.ask(name="Rivages encore")
    assert (more.status_code, more.json()["code"]) == (409, "too_many")


def test_whoever_leaves_asks_for_nothing_any_more(world: Asking) -> None:
    card = world.asked()
    leave_community(actor=world.flore, community_id=world.community.id)
    assert world.row(card).state == "void"
    assert told(world.ada) == ["accord.requested", "accord.changed"]
    assert world.grant(world.ada, card).status_code == 409
    assert world.read(world.flore, card).status_code == 404


@pytest.mark.parametrize(
    ("asked_at", "deadline"),
    [
        ("2026-11-26T10:00:00Z", "2026-12-01T10:00:00.000Z"),
        ("2026-12-23T15:00:00Z", "2026-12-29T15:00:00.000Z"),
        ("2026-03-27T16:30:00Z", "2026-04-01T15:30:00.000Z"),
    ],
)
def test_the_deadline_is_three_working_days_away_in_paris(
    world: Asking, asked_at: str, deadline: str
) -> None:
    with time_machine.travel(asked_at, tick=False):
        assert world.asked()["deadline"] == deadline


def test_a_community_chooses_its_delay(world: Asking) -> None:
    path = f"/api/v1/communities/{world.community.id}/accords/delay/"
    assert client_of(world.flore).put(path, {"days": 1}, format="json").status_code == 403
    assert client_of(world.ada).put(path, {"days": 21}, format="json").status_code == 400
    assert client_of(world.ada).put(path, {"days": 1}, format="json").json() == {"days": 1}
    assert client_of(world.flore).get(path).json() == {"days": 1}
    with time_machine.travel("2026-11-26T10:00:00Z", tick=False):
        assert world.asked()["deadline"] == "2026-11-27T10:00:00.000Z"
    assert Trace.objects.get(action="accord.delay_changed").after == {"days": 1}


def test_the_count_of_queries_does_not_grow(world: Asking) -> None:
    client, counts = client_of(world.ada), []
    client.get("/api/v1/me/")
    paths = (
        f"/api/v1/communities/{world.community.id}/accords/",
        "/api/v1/accords/",
        "/api/v1/accords/waiting/",
    )
    for more in (2, 9):
        for nth in range(more):
            world.asked(name=f"Rivages {more} {nth}")
        taken = []
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            taken.append(len(queries))
        counts.append(taken)
    assert counts[0] == counts[1]
    assert client.get("/api/v1/accords/waiting/").json()["counts"] == {str(world.community.id): 11}


def test_pages_follow_each_other(world: Asking) -> None:
    ids = [world.asked(name=f"Rivages {nth}")["id"] for nth in range(3)]
    page = client_of(world.ada).get(f"/api/v1/communities/{world.community.id}/accords/?limit=2")
    assert [one["id"] for one in page.json()["results"]] == [ids[2], ids[1]]
    rest = client_of(world.ada).get(page.json()["next"]).json()
    assert ([one["id"] for one in rest["results"]], rest["next"]) == ([ids[0]], None)


def test_an_administrator_less_sees_what_waits_go(world: Asking) -> None:
    card = world.asked()
    change_role(
        actor=world.ada, community_id=world.community.id, person_id=world.gwen.id, role="member"
    )
    assert world.read(world.gwen, card).status_code == 404
    assert world.grant(world.gwen, card).status_code == 404
