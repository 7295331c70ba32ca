"""The directory: everybody is in it, and is found by what they offer."""

from typing import Any

import pytest

from tests.worlds.communities import Rivages
from tests.worlds.people import client_of, registered


def change(world: Rivages, **body: Any) -> Any:
    return client_of(world.chloe).patch("/api/v1/directory/me/", body, format="json")


def found(world: Rivages, query: str) -> list[str]:
    rows = client_of(world.ada).get(f"/api/v1/directory/?{query}").json()["results"]
    return [row["person"]["name"] for row in rows]


def test_whoever_registers_has_an_entry(world: Rivages) -> None:
    assert len(found(world, "")) == 4


def test_chloe_is_found_by_a_skill_without_accents(world: Rivages) -> None:
    answer = change(world, offers=["Électricité de quai", "électricité DE quai", "Soudure"])
    assert answer.status_code == 200, answer.content
    assert answer.json()["offers"] == ["Électricité de quai", "Soudure"]
    assert found(world, "q=electricite") == ["Chloé Morvan"]
    assert found(world, "skill=SOUDURE") == ["Chloé Morvan"]
    assert found(world, "skill=soud") == []
    assert found(world, f"community={world.community.id}&q=morvan") == ["Chloé Morvan"]


def test_an_entry_withdrawn_is_seen_by_its_owner_only(world: Rivages) -> None:
    change(world, published=False)
    assert "Chloé Morvan" not in found(world, "")
    assert client_of(world.ada).get(f"/api/v1/directory/{world.chloe.id}/").status_code == 404
    assert client_of(world.chloe).get("/api/v1/directory/me/").json()["published"] is False


def test_a_hidden_phone_is_hidden_from_others(world: Rivages) -> None:
    change(world, phone="+33 2 40 12 34 56", phone_shown=False)
    shown = client_of(world.ada).get(f"/api/v1/directory/{world.chloe.id}/").json()
    assert shown["phone"] == ""
    assert client_of(world.chloe).get("/api/v1/directory/me/").json()["phone"] != ""


def test_nobody_changes_another_s_entry(world: Rivages) -> None:
    path = f"/api/v1/directory/{world.chloe.id}/"
    assert client_of(world.ada).patch(path, {"place": "X"}, format="json").status_code == 403
    stranger = client_of(registered("Eve Stranger"))
    assert stranger.patch(path, {"place": "X"}, format="json").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "path"),
    [
        ({"offers": ["x"] * 21}, 400, "$.offers"),
        ({"offers": ["ok", " "]}, 400, "$.offers[1]"),
        ({"seeks": ["x" * 61]}, 413, "$.seeks[0]"),
        ({"phone": "appelez-moi"}, 400, "$.phone"),
        ({"place": 3}, 400, "$.place"),
    ],
)
def test_an_entry_that_does_not_hold_is_refused_with_its_place(
    world: Rivages, body: dict[str, Any], status: int, path: str
) -> None:
    answer = change(world, **body)
    assert answer.status_code == status, answer.content
    assert answer.json()["path"] == path


def test_the_cost_of_the_list_does_not_grow_with_it(
    world: Rivages, django_assert_num_queries: Any
) -> None:
    change(world, offers=["Soudure"])
    client = client_of(world.ada)
    with django_assert_num_queries(5):
        client.get("/api/v1/directory/?limit=2")
    with django_assert_num_queries(5):
        client.get("/api/v1/directory/?q=o")
