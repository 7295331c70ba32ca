"""Modules that are off: their doors are those of nothing (requirement D11)."""

from typing import Any

import pytest

from tests.worlds.communities import Rivages, rivages
from tests.worlds.people import client_of


@pytest.fixture
def rivages_world(db: None) -> Rivages:
    return rivages()


def switch(world: Rivages, module: str, on: bool) -> None:
    path = f"/api/v1/communities/{world.community.id}/"
    body = {"modules": {module: on}}
    assert client_of(world.ada).patch(path, body, format="json").status_code == 200


@pytest.mark.parametrize(
    ("module", "below", "body", "one"),
    [
        ("projects", "projects/", {"title": "Bornes", "state": "open"}, "projects"),
        ("clubs", "clubs/", {"name": "Voile", "charter": "On rince."}, "clubs"),
        ("network", "publications/", {"title": "Quai", "text": "Électrifié."}, "publications"),
    ],
)
def test_what_is_off_is_not_there_and_comes_back_as_it_was(
    rivages_world: Rivages, module: str, below: str, body: dict[str, Any], one: str
) -> None:
    world = rivages_world
    client = client_of(world.chloe)
    path = f"/api/v1/communities/{world.community.id}/{below}"
    if module == "network":
        body = {**body, "client_id": "0199f2c4-0000-7000-8000-000000000001"}
    made = client.post(path, body, format="json")
    assert made.status_code == 201, made.content
    its = f"/api/v1/{one}/{made.json()['id']}/"
    assert client.get(its).status_code == 200
    switch(world, module, False)
    missing = client.get(f"/api/v1/{one}/0199f2c4-0000-7000-8000-000000000002/")
    for answer in (client.get(its), client.get(path), client.post(path, body, format="json")):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert client.get(its).json() == missing.json()
    switch(world, module, True)
    assert client.get(its).status_code == 200


def test_without_announcements_no_announcement_room_is_made(rivages_world: Rivages) -> None:
    switch(rivages_world, "announcements", False)
    body = {
        "kind": "announcement",
        "name": "Annonces",
        "community": str(rivages_world.community.id),
    }
    answer = client_of(rivages_world.ada).post("/api/v1/rooms/", body, format="json")
    assert (answer.status_code, answer.json()["path"]) == (404, "$.kind")
