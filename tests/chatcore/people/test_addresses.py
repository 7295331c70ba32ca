"""Changing one's e-mail address."""

import re
from datetime import timedelta
from typing import Any

import time_machine
from allauth.account.models import EmailAddress
from django.core import mail

from chatcore.foundation.clock import now
from chatcore.people.actions.addresses import send_change_link, tell_old_address
from chatcore.records.models import Trace
from tests.worlds.communities import Rivages
from tests.worlds.people import PASSWORD, client_of, registered

NEW = "ada@port.example"


def ask(world: Rivages, email: str = NEW, password: str = PASSWORD) -> Any:
    body = {"email": email, "password": password}
    return client_of(world.ada).post("/api/v1/me/address/", body, format="json")


def link(world: Rivages, email: str = NEW) -> str:
    """The address of the door that the letter's link leads to."""
    mail.outbox.clear()
    send_change_link.func(str(world.ada.id), email)
    (letter,) = mail.outbox
    assert letter.to == [email]
    found = re.search(r"/adresse/(\S+)", str(letter.body))
    assert found is not None
    return f"/api/v1/address-changes/{found.group(1)}/"


def test_the_link_in_the_new_mailbox_changes_the_address_once(world: Rivages) -> None:
    assert ask(world, email=" ADA@Port.example").status_code == 204
    world.ada.refresh_from_db()
    assert world.ada.email == "ada@rivages.example"
    path = link(world)
    answer = client_of().put(path)
    assert (answer.status_code, answer.json()["email"]) == (200, NEW)
    body = {"email": NEW, "password": PASSWORD}
    assert client_of().post("/api/v1/sessions/", body, format="json").status_code == 201
    kept = EmailAddress.objects.get(user=world.ada)
    assert (kept.email, kept.primary, kept.verified) == (NEW, True, True)
    again = client_of().put(path)
    assert (again.status_code, again.json()["code"]) == (400, "link_invalid")
    assert Trace.objects.filter(action="person.address_changed", actor=world.ada.id).count() == 1


def test_the_address_given_up_is_told(world: Rivages) -> None:
    tell_old_address.func(str(world.ada.id), "ada@rivages.example")
    assert mail.outbox[0].to == ["ada@rivages.example"]
    assert "administrent votre communauté" in str(mail.outbox[0].body)


def test_only_with_the_password_and_for_another_address(world: Rivages) -> None:
    wrong = ask(world, password="x")
    assert (wrong.status_code, wrong.json()["path"]) == (400, "$.password")
    for email in ("ada@rivages.example", "pas une adresse"):
        refused = ask(world, email=email)
        assert (refused.status_code, refused.json()["path"]) == (400, "$.email")


def test_whether_somebody_has_the_address_is_not_told(world: Rivages) -> None:
    assert ask(world, email="bruno@rivages.example").status_code == 204
    send_change_link.func(str(world.ada.id), "bruno@rivages.example")
    assert mail.outbox == []


def test_an_address_taken_meanwhile_is_refused(world: Rivages) -> None:
    path = link(world)
    registered("Ada Autre", email=NEW)
    answer = client_of().put(path)
    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")


def test_a_link_that_is_old_or_made_up_is_refused(world: Rivages) -> None:
    path = link(world)
    with time_machine.travel(now() + timedelta(days=3, minutes=1)):
        assert client_of().put(path).json()["code"] == "link_invalid"
    for made_up in ("x", "a:b:c", f"{path.split('/')[-2]}x"):
        answer = client_of().put(f"/api/v1/address-changes/{made_up}/")
        assert (answer.status_code, answer.json()["code"]) == (400, "link_invalid")


def test_passwords_are_not_guessed_at_the_doors_that_ask_for_one(world: Rivages) -> None:
    client = client_of(world.ada)
    answers = [
        client.delete("/api/v1/me/", {"password": f"essai {n}"}, format="json") for n in range(6)
    ]
    assert [answer.status_code for answer in answers[:5]] == [400] * 5
    assert (answers[5].status_code, answers[5].json()["code"]) == (429, "rate_limited")
