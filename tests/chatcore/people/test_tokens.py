"""Personal access tokens, over REST and by the command line."""

import io

import pytest
import time_machine
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from chatcore.people.models import AccessToken
from chatcore.people.tokens import person_for_token
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


def test_a_token_is_shown_once_opens_and_is_revoked(world: Rivages) -> None:
    client = client_of(world.ada)
    made = client.post("/api/v1/me/tokens/", {"name": "Sauvegarde"}, format="json")
    assert made.status_code == 201
    raw = made.json()["token"]
    assert raw.startswith("cc_")
    assert len(raw) == 46
    assert not AccessToken.objects.filter(digest__contains=raw).exists()
    bearer = APIClient(headers={"authorization": f"Bearer {raw}"})
    assert bearer.get("/api/v1/me/").json()["id"] == str(world.ada.id)
    listed = client.get("/api/v1/me/tokens/").json()["results"]
    assert [row["name"] for row in listed] == ["Sauvegarde"]
    assert "token" not in listed[0]
    assert client.delete(f"/api/v1/me/tokens/{made.json()['id']}/").status_code == 204
    assert bearer.get("/api/v1/me/").status_code == 401
    assert client.delete(f"/api/v1/me/tokens/{made.json()['id']}/").status_code == 404


def test_a_token_of_somebody_else_is_not_found(world: Rivages) -> None:
    made = client_of(world.ada).post("/api/v1/me/tokens/", {"name": "x"}, format="json").json()
    assert client_of(world.chloe).delete(f"/api/v1/me/tokens/{made['id']}/").status_code == 404


@pytest.mark.parametrize("raw", ["", "cc_", "cc_faux", "é", "cc_\x00"])
def test_a_wrong_token_opens_nothing(world: Rivages, raw: str) -> None:
    answer = APIClient(headers={"authorization": f"Bearer {raw}"}).get("/api/v1/me/")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"


def test_last_used_is_written_at_most_once_a_minute(world: Rivages) -> None:
    raw = client_of(world.ada).post("/api/v1/me/tokens/", {"name": "x"}, format="json").json()
    with time_machine.travel("2026-12-01T10:00:00Z", tick=False) as clock:
        person_for_token(raw["token"])
        first = AccessToken.objects.get().last_used_at
        clock.shift(30)
        person_for_token(raw["token"])
        assert AccessToken.objects.get().last_used_at == first
        clock.shift(31)
        person_for_token(raw["token"])
        assert AccessToken.objects.get().last_used_at != first


def test_a_token_s_answers_are_in_its_person_s_language(world: Rivages) -> None:
    world.ada.language = "en"
    world.ada.save()
    raw = client_of(world.ada).post("/api/v1/me/tokens/", {"name": "x"}, format="json").json()
    bearer = APIClient(headers={"authorization": f"Bearer {raw['token']}", "accept-language": "fr"})
    assert bearer.get("/api/v1/people/nobody/").json()["title"] == "Not found"


def test_the_command_prints_the_token_on_its_last_line(world: Rivages) -> None:
    out = io.StringIO()
    call_command("token", "Ada@rivages.example", stdout=out)
    found = person_for_token(out.getvalue().splitlines()[-1])
    assert found is not None
    assert found[0] == world.ada


def test_the_command_refuses_an_unknown_address(world: Rivages) -> None:
    with pytest.raises(CommandError, match=r"personne@rivages\.example") as refused:
        call_command("token", "personne@rivages.example", stdout=io.StringIO())
    assert refused.value.returncode == 1
