"""Bots that an administrator makes and ends."""

from rest_framework.test import APIClient

from chatcore.communities.models import GroupMember, Membership
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


def test_ada_makes_a_bot_that_speaks_until_it_is_revoked(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/bots/"
    client = client_of(world.ada)
    made = client.post(path, {"name": "Marée", "purpose": "Horaires"}, format="json")
    assert made.status_code == 201, made.content
    bot = APIClient(headers={"authorization": f"Bearer {made.json()['token']}"})
    assert bot.get("/api/v1/me/").json()["kind"] == "bot"
    assert Membership.objects.get(person=made.json()["id"]).role == "bot"
    assert not GroupMember.objects.filter(person=made.json()["id"]).exists()
    assert [row["purpose"] for row in client.get(path).json()["results"]] == ["Horaires"]
    assert client.delete(f"{path}{made.json()['id']}/").status_code == 204
    assert bot.get("/api/v1/me/").status_code == 401
    assert client.get(path).json()["results"] == []


def test_only_administrators_manage_bots(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/bots/"
    for person in (world.bruno, world.chloe, world.dede):
        assert client_of(person).post(path, {"name": "X"}, format="json").status_code == 403
        assert client_of(person).get(path).status_code == 403


def test_a_bot_without_a_name_is_refused(world: Rivages) -> None:
    path = f"/api/v1/communities/{world.community.id}/bots/"
    answer = client_of(world.ada).post(path, {"name": " "}, format="json")
    assert (answer.status_code, answer.json()["path"]) == (400, "$.name")
