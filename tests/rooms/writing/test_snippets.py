"""Texts kept to be put into messages: one's own, and a community's."""

from typing import Any

import pytest

from chatcore.communities.models import Community, Membership
from chatcore.live import log
from chatcore.people.actions.closing import close_account
from chatcore.people.models import Person
from rooms.writing.models import Snippet
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World


def keep(person: Person, name: str = "Accueil", text: str = "Bonjour {prénom}", **more: Any) -> Any:
    return done(person, "post", "snippets/", {"name": name, "text": text, **more}, 201)


def snippets(person: Person) -> list[str]:
    return [one["name"] for one in shown(person, "snippets/")["results"]]


def test_ones_own_are_ones_own(world: World) -> None:
    card = keep(world.chloe)
    assert (card["community"], card["text"]) == (None, "Bonjour {prénom}")
    assert snippets(world.chloe) == ["Accueil"] and snippets(world.ada) == []
    path = f"snippets/{card['id']}/"
    for verb, given in (("patch", {"text": "x"}), ("delete", None)):
        assert refused(world.ada, verb, path, given)[:2] == (404, "not_found")
    changed = done(world.chloe, "patch", path, {"name": "Bienvenue", "text": "Bonjour"})
    assert (changed["name"], changed["text"]) == ("Bienvenue", "Bonjour")
    done(world.chloe, "delete", path, status=204)
    assert snippets(world.chloe) == []


def test_a_communitys_are_kept_by_who_announces_and_used_by_all(world: World) -> None:
    community = str(world.community.id)
    head = log.head_of(world.community.stream)
    card = keep(world.bruno, community=community)
    assert [event.type for event in log.after(world.community.stream, head)] == ["writing.changed"]
    for person in (world.ada, world.chloe, world.dede):
        assert snippets(person) == ["Accueil"]
    given = {"name": "Autre", "text": "x", "community": community}
    assert refused(world.chloe, "post", "snippets/", given)[:2] == (403, "forbidden")
    path = f"snippets/{card['id']}/"
    assert refused(world.chloe, "patch", path, {"text": "x"})[:2] == (403, "forbidden")
    assert refused(world.chloe, "delete", path)[:2] == (403, "forbidden")
    done(world.ada, "delete", path, status=204)


def test_those_of_elsewhere_are_not_there(world: World) -> None:
    elsewhere = Community.objects.create(name="Ailleurs", slug="ailleurs")
    emile = Person.objects.create(email="emile@ailleurs.example", name="Émile")
    Membership.objects.create(community=elsewhere, person=emile, role="administrator")
    card = keep(emile, community=str(elsewhere.id))
    assert snippets(world.ada) == []
    assert refused(world.ada, "patch", f"snippets/{card['id']}/", {"text": "x"})[0] == 404
    given = {"name": "Autre", "text": "x", "community": str(elsewhere.id)}
    assert refused(world.ada, "post", "snippets/", given)[:2] == (404, "not_found")


def test_two_do_not_have_one_name(world: World) -> None:
    keep(world.chloe)
    assert refused(world.chloe, "post", "snippets/", {"name": " Accueil ", "text": "x"}) == (
        409,
        "conflict",
        "$.name",
    )
    keep(world.bruno, community=str(world.community.id))
    other = keep(world.chloe, "Autre")
    answer = refused(world.chloe, "patch", f"snippets/{other['id']}/", {"name": "Accueil"})
    assert answer == (409, "conflict", "$.name")


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"name": " "}, (400, "invalid")), ({"name": "x" * 61}, (413, "too_large")),
        ({"text": " "}, (400, "invalid")), ({"text": "x" * 8001}, (413, "too_large")),
        ({"community": "x"}, (404, "not_found")),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_in_words(
    world: World, more: dict[str, Any], answer: tuple[int, str]
) -> None:
    given = {"name": "Accueil", "text": "Bonjour", **more}
    assert refused(world.ada, "post", "snippets/", given)[:2] == answer


def test_ones_own_go_with_the_account_and_there_are_not_too_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rooms.writing.actions.snippets.MOST", 1)
    keep(world.chloe)
    assert refused(world.chloe, "post", "snippets/", {"name": "B", "text": "x"})[:2] == (
        409,
        "conflict",
    )
    close_account(actor=world.chloe, person=world.chloe)
    assert not Snippet.objects.exists()
