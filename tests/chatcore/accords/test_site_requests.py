"""What the staff of the site answers: a community that is asked for, and what nobody of a community answered."""

from typing import Any

from chatcore.communities.models import Community, Membership
from chatcore.live.models import Event
from chatcore.people.models import Person
from tests.worlds.accords import Asking
from tests.worlds.people import client_of


def asked(world: Asking, who: Person | None = None) -> Any:
    return world.ask(who or world.gwen, "community.create", name="Réseau Îles")


def listed(who: Person, show: str = "waiting") -> list[str]:
    return [
        one["id"] for one in client_of(who).get(f"/api/v1/accords/?show={show}").json()["results"]
    ]


def test_an_administrator_asks_and_the_staff_makes_the_community(world: Asking) -> None:
    card = asked(world).json()
    assert card["effect"]["title"]["fr"] == "Créer la communauté «\u00a0Réseau Îles\u00a0»"
    assert not Community.objects.filter(name="Réseau Îles").exists()
    assert listed(world.sam) == [card["id"]]
    told = Event.objects.filter(stream=f"user:{world.sam.id}", type="accord.requested")
    assert told.count() == 1
    assert world.grant(world.sam, card).status_code == 200
    made = Community.objects.get(name="Réseau Îles")
    (membership,) = Membership.objects.filter(community=made)
    assert (membership.person, membership.role) == (world.gwen, "administrator")
    shown = world.read(world.gwen, card).json()
    assert shown["outcome"] == {"kind": "community", "id": str(made.id)}
    assert listed(world.sam) == [] and listed(world.sam, "ended") == [card["id"]]


def test_the_community_itself_neither_sees_nor_answers_it(world: Asking) -> None:
    card = asked(world).json()
    # Ada is of the staff too, as Sam; Flore is not, and administers nothing.
    assert world.read(world.flore, card).status_code == 404
    assert card["id"] not in world.listed(world.ada, "waiting")
    assert world.grant(world.gwen, card).status_code == 403
    assert world.read(world.sam, card).json()["abilities"] == {
        "decide": True,
        "delegate": False,
        "withdraw": False,
        "ask_again": False,
    }
    assert world.grant(world.sam, card, "standing").status_code == 403


def test_only_who_sets_roles_asks_for_a_community_and_the_staff_need_not(world: Asking) -> None:
    assert asked(world, world.flore).status_code == 403
    assert asked(world, world.rivages.chloe).status_code == 403
    assert asked(world, world.ada).json()["code"] == "needs_no_accord"
    taken = world.ask(world.gwen, "community.create", name="Réseau Rivages")
    assert (taken.status_code, taken.json()["code"]) == (409, "slug_taken")


def test_the_staff_sees_what_has_ended_and_others_nothing(world: Asking) -> None:
    card = asked(world).json()
    assert world.refuse(world.sam, card, "Pas avant janvier.").status_code == 200
    assert listed(world.sam, "ended") == [card["id"]]
    assert listed(world.flore, "ended") == []
    assert client_of(world.sam).get("/api/v1/accords/?show=autre").status_code == 400
