"""Bodies that REST does not take, whatever the door."""

import uuid

import pytest

from tests.worlds.communities import Rivages, rivages
from tests.worlds.people import client_of


@pytest.fixture
def world(db: None) -> Rivages:
    return rivages()


@pytest.mark.parametrize("characters", [600_000, 5_000_000])
def test_a_body_beyond_what_any_field_takes_is_refused_unread(
    world: Rivages, characters: int
) -> None:
    body = f'{{"text":"{"a" * characters}","client_id":"{uuid.uuid4()}"}}'
    answer = client_of(world.ada).post(
        "/api/v1/previews/", body.encode(), content_type="application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "dépasse ce que le serveur accepte" in answer.json()["detail"]


def test_a_filter_that_no_list_knows_is_named(world: Rivages) -> None:
    answer = client_of(world.ada).get("/api/v1/people/?couleur=bleu")
    assert (answer.status_code, answer.json()["path"]) == (400, "$.couleur")
    assert "« couleur »" in answer.json()["detail"].replace("\xa0", " ")
