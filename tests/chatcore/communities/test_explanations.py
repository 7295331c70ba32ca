"""« Pourquoi ai-je ce droit ? »"""

from datetime import timedelta
from typing import Any

from chatcore.foundation import clock
from tests.worlds.communities import Rivages
from tests.worlds.people import client_of


def address(world: Rivages, rest: str = "mandates/") -> str:
    return f"/api/v1/communities/{world.community.id}/{rest}"


def give(world: Rivages, **fields: Any) -> Any:
    body = {"person": str(world.chloe.id), "role": "animator", **fields}
    return client_of(world.ada).post(address(world), body, format="json")


def in_days(days: float) -> str:
    return (clock.now() + timedelta(days=days)).isoformat()


def test_why_chloe_may_invite(world: Rivages) -> None:
    give(world, ends_at=in_days(30))
    answer = client_of(world.chloe).get(address(world, "rights/")).json()
    (invite,) = [one for one in answer["rights"] if one["permission"] == "invite"]
    assert invite["level"] == "yes"
    words = [reason["words"] for reason in invite["reasons"]]
    assert words == [
        "Le rôle « Membre » : non, dans la matrice livrée.",
        "Mandat « Animation » (Réseau Rivages), confié par Ada Lovelace.",
    ]
    assert invite["reasons"][1]["until"] is not None


def test_somebody_else_s_rights_are_asked_by_those_who_manage_people(world: Rivages) -> None:
    group = client_of(world.bruno).post(address(world, "groups/"), {"name": "Quais"}, format="json")
    about = f"rights/?person={world.bruno.id}&kind=group&object={group.json()['id']}"
    assert client_of(world.chloe).get(address(world, about)).status_code == 403
    answer = client_of(world.ada).get(address(world, about)).json()
    (change,) = [one for one in answer["object"] if one["ability"] == "change"]
    assert change["may"]
    assert [one["words"] for one in change["reasons"]] == [
        "Le statut d’administrateur dans ce groupe."
    ]
    missing = client_of(world.ada).get(address(world, "rights/?kind=boat&object=x"))
    assert missing.status_code == 404


def test_why_bruno_leads_a_room_and_chloe_does_not(world: Rivages) -> None:
    body = {"kind": "club", "name": "Voile", "community": str(world.community.id)}
    room = client_of(world.ada).post("/api/v1/rooms/", body, format="json").json()["id"]
    client_of(world.bruno).put(f"/api/v1/rooms/{room}/members/me/")
    about = f"rights/?kind=room&object={room}"

    def change(person: Any) -> tuple[bool, str]:
        answer = client_of(person).get(address(world, about)).json()
        (right,) = [one for one in answer["object"] if one["ability"] == "change"]
        return right["may"], right["reasons"][0]["words"]

    assert change(world.bruno) == (
        True,
        "Le droit d’animer les salons, ou d’annoncer, dans la communauté.",
    )
    assert change(world.chloe) == (
        False,
        "Seules les personnes qui animent ce salon peuvent le faire.",
    )
    # A private room that she is not in is none for her, nor for who asks about her.
    secret = {**body, "visibility": "private", "name": "Bureau"}
    hidden = client_of(world.ada).post("/api/v1/rooms/", secret, format="json").json()["id"]
    asked = f"rights/?person={world.chloe.id}&kind=room&object={hidden}"
    assert client_of(world.ada).get(address(world, asked)).status_code == 404
