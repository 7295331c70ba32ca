"""Changing a password, and choosing a new one by mail."""

import re

from django.core import mail

from chatcore.people.actions.passwords import send_reset
from chatcore.people.models import Session
from tests.worlds.communities import Rivages
from tests.worlds.people import PASSWORD, client_of

NEW = "vive-eau-de-mars-95"


def test_a_new_password_signs_every_other_browser_out(world: Rivages) -> None:
    here, there = client_of(world.ada), client_of(world.ada)
    body = {"current": PASSWORD, "new": NEW}
    assert here.put("/api/v1/me/password/", body, format="json").status_code == 204
    assert here.get("/api/v1/me/").status_code == 200
    assert there.get("/api/v1/me/").status_code == 401
    world.ada.refresh_from_db()
    assert world.ada.check_password(NEW)


def test_a_wrong_current_and_a_weak_new_password_are_refused(world: Rivages) -> None:
    client = client_of(world.ada)
    wrong = client.put("/api/v1/me/password/", {"current": "x", "new": NEW}, format="json")
    assert (wrong.status_code, wrong.json()["code"]) == (400, "wrong_password")
    weak = client.put("/api/v1/me/password/", {"current": PASSWORD, "new": "1"}, format="json")
    assert (weak.status_code, weak.json()["path"]) == (400, "$.new")


def test_asking_for_a_link_says_nothing_about_accounts(world: Rivages) -> None:
    for email in ("ada@rivages.example", "personne@rivages.example"):
        answer = client_of().post("/api/v1/password-resets/", {"email": email}, format="json")
        assert answer.status_code == 204, answer.content
    bad = client_of().post("/api/v1/password-resets/", {"email": "x"}, format="json")
    assert bad.status_code == 400
    send_reset.func("personne@rivages.example")
    assert mail.outbox == []


def test_the_link_of_the_letter_works_once_and_signs_out_everywhere(world: Rivages) -> None:
    client_of(world.ada)
    send_reset.func("ada@rivages.example")
    found = re.search(r"/mot-de-passe/(\S+)", str(mail.outbox[0].body))
    assert found is not None
    path = f"/api/v1/password-resets/{found.group(1)}/"
    weak = client_of().put(path, {"password": "1234"}, format="json")
    assert weak.json()["code"] == "weak_password"
    assert client_of().put(path, {"password": NEW}, format="json").status_code == 204
    assert not Session.objects.filter(person=world.ada).exists()
    again = client_of().put(path, {"password": NEW + "x"}, format="json")
    assert (again.status_code, again.json()["code"]) == (400, "link_invalid")
    world.ada.refresh_from_db()
    assert world.ada.check_password(NEW)


def test_a_made_up_link_is_refused(world: Rivages) -> None:
    for key in ("x", "-", f"{world.ada.id.hex}-abc", "%00"):
        answer = client_of().put(
            f"/api/v1/password-resets/{key}/", {"password": NEW}, format="json"
        )
        assert answer.json()["code"] == "link_invalid"
