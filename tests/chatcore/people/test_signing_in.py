"""Signing in and out over REST."""

import pytest
from rest_framework.test import APIClient

from chatcore.foundation import happenings
from chatcore.people.happenings import SessionRevoked
from chatcore.people.models import Session
from chatcore.people.sessions import session_digest
from tests.worlds.communities import Rivages
from tests.worlds.people import PASSWORD, client_of


@pytest.fixture
def revoked(monkeypatch: pytest.MonkeyPatch) -> list[SessionRevoked]:
    heard: list[SessionRevoked] = []
    monkeypatch.setitem(happenings._subscribers, SessionRevoked, [heard.append])
    return heard


def sign_in(client: APIClient, email: str, password: str = PASSWORD) -> object:
    return client.post("/api/v1/sessions/", {"email": email, "password": password}, format="json")


def test_ada_signs_in_whatever_the_case_of_her_address(world: Rivages) -> None:
    client = APIClient()
    answer = client.post(
        "/api/v1/sessions/", {"email": "ADA@Rivages.Example", "password": PASSWORD}, format="json"
    )
    assert answer.status_code == 201, answer.content
    assert answer.json()["id"] == str(world.ada.id)
    assert {"sessionid", "csrftoken"} <= set(answer.cookies)
    assert client.get("/api/v1/me/").json()["email"] == "ada@rivages.example"


@pytest.mark.parametrize(
    ("email", "password"),
    [("ada@rivages.example", "faux"), ("personne@rivages.example", PASSWORD), ("", "")],
)
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    world: Rivages, email: str, password: str
) -> None:
    answer = client_of().post(
        "/api/v1/sessions/", {"email": email, "password": password}, format="json"
    )
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "wrong_credentials"
    assert answer.json()["detail"].startswith("L’adresse ou le mot de passe")


def test_too_many_tries_are_refused_with_a_pause(world: Rivages) -> None:
    client = client_of()
    body = {"email": "ada@rivages.example", "password": "faux"}
    statuses = [client.post("/api/v1/sessions/", body, format="json") for _ in range(6)]
    assert [answer.status_code for answer in statuses] == [401] * 5 + [429]
    assert statuses[-1].json()["code"] == "rate_limited"
    assert int(statuses[-1]["Retry-After"]) >= 1


def test_a_closed_account_gets_the_answer_of_an_unknown_one(world: Rivages) -> None:
    world.chloe.is_active = False
    world.chloe.save()
    body = {"email": "chloe@rivages.example", "password": PASSWORD}
    assert client_of().post("/api/v1/sessions/", body, format="json").status_code == 401


def test_a_body_of_another_shape_is_refused_in_the_language_of_the_browser(world: Rivages) -> None:
    answer = client_of(**{"accept-language": "en-GB,en;q=0.9"}).post(
        "/api/v1/sessions/", {"email": "ada@rivages.example"}, format="json"
    )
    assert answer.status_code == 400
    assert answer.json()["detail"] == "The field “password” is missing."
    assert answer.json()["path"] == "$.password"


def test_who_is_not_signed_in_is_told_so(db: None) -> None:
    answer = client_of().get("/api/v1/me/")
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthenticated"


def test_the_database_knows_no_key_of_a_session(world: Rivages) -> None:
    client = client_of(world.ada)
    key = client.cookies["sessionid"].value
    row = Session.objects.get(person=world.ada)
    assert key not in (row.digest, row.data)
    assert row.digest == session_digest(key)


def test_ada_sees_her_browsers_and_signs_another_one_out(
    world: Rivages, revoked: list[SessionRevoked]
) -> None:
    here, there = client_of(world.ada), APIClient(headers={"user-agent": "Firefox/140"})
    there.post(
        "/api/v1/sessions/",
        {"email": "ada@rivages.example", "password": PASSWORD},
        format="json",
    )
    listed = here.get("/api/v1/sessions/").json()["results"]
    other = next(row for row in listed if not row["current"])
    assert len(listed) == 2
    assert other["agent"] == "Firefox/140"
    assert other["ip"] == "127.0.0.1"
    digest = session_digest(there.cookies["sessionid"].value)
    assert here.delete(f"/api/v1/sessions/{other['id']}/").status_code == 204
    assert revoked == [SessionRevoked(world.ada.id, digest)]
    assert there.get("/api/v1/me/").status_code == 401
    assert here.get("/api/v1/me/").status_code == 200


def test_signing_out_tells_the_live_hub_once(world: Rivages, revoked: list[SessionRevoked]) -> None:
    client = client_of(world.ada)
    digest = session_digest(client.cookies["sessionid"].value)
    assert client.delete("/api/v1/sessions/current/").status_code == 204
    assert revoked == [SessionRevoked(world.ada.id, digest)]
    assert client.get("/api/v1/me/").status_code == 401


def test_django_s_own_logout_tells_the_live_hub_too(
    world: Rivages, revoked: list[SessionRevoked]
) -> None:
    client = client_of(world.ada)
    client.logout()
    assert [happening.person_id for happening in revoked] == [world.ada.id]


def test_nobody_signs_out_somebody_else_s_browser(world: Rivages) -> None:
    client_of(world.ada)
    session = Session.objects.get(person=world.ada)
    answer = client_of(world.chloe).delete(f"/api/v1/sessions/{session.id}/")
    assert answer.status_code == 404
    assert Session.objects.filter(pk=session.pk).exists()


def test_a_page_of_another_site_changes_nothing(world: Rivages) -> None:
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(world.ada)
    answer = client.patch("/api/v1/me/", {"name": "Eve"}, format="json")
    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf_failed"


def test_an_expired_session_is_none(world: Rivages) -> None:
    client = client_of(world.ada)
    Session.objects.update(expires_at="2020-01-01T00:00:00Z")
    assert client.get("/api/v1/me/").status_code == 401
