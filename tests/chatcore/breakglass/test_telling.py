"""Those whose words are opened are told: live, by letter, and in the conversation's details."""

import json
from datetime import timedelta
from typing import Any

import time_machine
from django.core import mail

from chatcore.breakglass.schedules import follow_openings
from chatcore.foundation.clock import now
from chatcore.foundation.jobs.worker import Worker
from chatcore.live.models import Event
from chatcore.people.models import Person
from chatcore.records.models import Trace
from rooms.conversations.actions.members import leave_room
from tests.worlds.glass import Glass, answer_to, said
from tests.worlds.people import client_of


def heard(person: Person) -> list[dict[str, Any]]:
    rows = Event.objects.filter(stream=f"user:{person.id}", type__startswith="breakglass.")
    return [json.loads(row.body) for row in rows.order_by("id")]


def letters_to(person: Person) -> list[mail.EmailMessage]:
    Worker().drain()
    return [letter for letter in mail.outbox if letter.to == [person.email]]


def notices(world: Glass, by: Person) -> Any:
    return client_of(by).get(f"/api/v1/break-glass/rooms/{world.office.id}/")


def test_those_concerned_hear_who_why_of_when_and_until_when(world: Glass) -> None:
    opening = world.opened()
    for person in (world.bruno, world.chloe):
        (event,) = heard(person)
        assert event["type"] == "breakglass.opened"
        notice = event["notice"]
        assert [one["name"] for one in notice["by"]] == ["Ada Lovelace", "Solène Abiven"]
        assert (notice["reason"], notice["room"]) == ("harassment", str(world.office.id))
        assert notice["closed_at"] is None
        assert notices(world, person).json()["results"] == [notice]
    assert heard(world.dede) == []
    client_of(world.solene).delete(f"/api/v1/break-glass/{opening.id}/")
    closed = heard(world.bruno)[-1]
    assert closed["type"] == "breakglass.closed"
    assert closed["notice"]["closed_at"] is not None
    assert notices(world, world.bruno).json()["results"] == [closed["notice"]]


def test_they_have_a_letter_when_it_opens_and_one_when_it_closes(world: Glass) -> None:
    opening = world.opened()
    (letter,) = letters_to(world.bruno)
    assert letter.subject == "Un salon privé a été ouvert à deux administrateurs"
    for part in (
        "« Bureau »".replace(" ", "\u00a0"),
        "Ada Lovelace",
        "Solène Abiven",
        "Harcèlement signalé",
    ):
        assert part in letter.body
    assert "captures" not in letter.body, "the request's own words may name who reported it"
    client_of(world.ada).delete(f"/api/v1/break-glass/{opening.id}/")
    assert [one.subject for one in letters_to(world.bruno)][1:] == ["Le salon privé est refermé"]
    assert letters_to(world.dede) == []


def test_the_letter_is_in_the_reader_s_language_and_time(world: Glass) -> None:
    Person.objects.filter(id=world.bruno.id).update(language="en", time_zone="America/New_York")
    with time_machine.travel("2026-11-26T02:30:00Z", tick=False):
        world.opened()
        (letter,) = letters_to(world.bruno)
    assert letter.subject == "A private room was opened to two administrators"
    assert "25 November 2026, 21:30" in letter.body


def test_deciders_hear_of_the_request_and_have_a_letter(world: Glass) -> None:
    card = world.ask(world.ada).json()
    for person in (world.ada, world.solene):
        (event,) = heard(person)
        assert event["type"] == "breakglass.changed"
        assert (event["opening"], event["community"]) == (card["id"], str(world.community.id))
    assert heard(world.yann) == heard(world.bruno) == []
    (letter,) = letters_to(world.solene)
    assert letter.subject == "Une demande d’ouverture attend une seconde personne"
    assert letters_to(world.ada) == []


def test_who_said_something_in_the_period_and_left_is_told_too(world: Glass) -> None:
    said(world.office, world.chloe, "Je m’en vais.")
    leave_room(actor=world.chloe, room_id=str(world.office.id))
    world.opened()
    assert [event["type"] for event in heard(world.chloe)] == ["breakglass.opened"]
    assert notices(world, world.chloe).status_code == 404


def test_a_legal_requisition_may_hold_the_notice_back_and_a_job_sends_it_then(
    world: Glass,
) -> None:
    opening = world.opened(reason="legal_requisition", hold_days=30, hours=1)
    (row,) = Trace.objects.filter(action="breakglass.opened")
    assert row.after["notice_due_at"] == (
        opening.notice_due_at.isoformat().replace("+00:00", "Z")  # type: ignore[union-attr]
    )
    assert Trace.objects.get(action="breakglass.asked").after["hold_days"] == 30
    assert heard(world.bruno) == []
    assert notices(world, world.bruno).json()["results"] == []
    with time_machine.travel(now() + timedelta(hours=2)):
        follow_openings.call()
        assert (heard(world.bruno), letters_to(world.bruno)) == ([], [])
    with time_machine.travel(now() + timedelta(days=31)):
        follow_openings.call()
        follow_openings.call()
        (event,) = heard(world.bruno)
        assert event["type"] == "breakglass.opened"
        assert event["notice"]["closed_at"] is not None
        (letter,) = letters_to(world.bruno)
        assert "L’accès a pris fin" in letter.body
        assert "la loi demandait le secret" in letter.body
        assert len(notices(world, world.bruno).json()["results"]) == 1
        assert Trace.objects.filter(action="breakglass.told", actor=None).count() == 1


def test_who_is_not_in_the_room_does_not_learn_that_it_was_opened(world: Glass) -> None:
    world.opened()
    for person in (world.dede, world.yann, world.ada):
        assert notices(world, person).status_code == 404


def test_everything_that_becomes_of_it_is_in_the_trace(world: Glass) -> None:
    said(world.office, world.bruno, "Premier")
    opening = world.opened()
    client_of(world.ada).get(f"/api/v1/break-glass/{opening.id}/messages/")
    client_of(world.ada).delete(f"/api/v1/break-glass/{opening.id}/")
    rows = Trace.objects.filter(action__startswith="breakglass.").order_by("id")
    assert [(row.action, row.actor) for row in rows] == [
        ("breakglass.asked", world.ada),
        ("breakglass.approved", world.solene),
        ("breakglass.opened", world.solene),
        ("breakglass.told", world.solene),
        ("breakglass.read", world.ada),
        ("breakglass.closed", world.ada),
    ]
    opened = rows[2]
    assert opened.before == {"state": "asked"}
    assert (opened.after["state"], opened.after["concerned"]) == ("open", 2)


def test_nobody_is_told_of_what_was_refused(world: Glass) -> None:
    card = world.ask(world.ada).json()
    answer_to(card["id"], world.solene, approve=False, words="La médiation d’abord.")
    assert heard(world.bruno) == []
    assert [event["type"] for event in heard(world.ada)] == ["breakglass.changed"] * 2
