"""Ignoring and blocking: for oneself alone."""

from typing import Any

import pytest

from chatcore.foundation.jobs.worker import Worker
from chatcore.live import log
from chatcore.live.followers import follow
from chatcore.people.actions.closing import close_account
from chatcore.people.models import Person
from rooms.conversations.actions.rooms import open_direct
from rooms.moderation.models import Avoided
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.moderation.conftest import Quay
from tests.worlds.rivages import say


@pytest.fixture(autouse=True)
def _from_now_on(quay: Quay) -> None:
    """The followers of the log begin here."""
    follow()


def avoid(by: Person, other: Person, distance: str) -> Any:
    return done(by, "put", f"avoided/{other.id}/", {"distance": distance})


def notices(person: Person) -> list[str]:
    Worker().drain()
    return [one["kind"] for one in shown(person, "notices/")["results"]]


def test_who_is_ignored_rings_nobody_and_is_not_told(quay: Quay) -> None:
    world = quay.world
    before = log.head_of(f"user:{quay.emile.id}")
    avoid(world.chloe, quay.emile, "ignored")
    say(quay.emile, "Dis, @Chloé Martin ?", world.quay)
    say(quay.emile, "@tous : une question", world.quay)
    assert notices(world.chloe) == []
    say(world.bruno, "Dis, @Chloé Martin ?", world.quay)
    assert notices(world.chloe) == ["mention"]
    assert [e.type for e in log.after(f"user:{quay.emile.id}", before)] == []
    assert shown(quay.emile, "avoided/")["results"] == []


def test_what_is_announced_is_heard_from_anybody(quay: Quay) -> None:
    world = quay.world
    avoid(world.chloe, world.bruno, "blocked")
    say(world.bruno, "Assemblée le 3", world.news)
    assert notices(world.chloe) == ["announcement"]


def test_my_list_is_on_all_my_devices(quay: Quay) -> None:
    world = quay.world
    before = log.head_of(f"user:{world.chloe.id}")
    avoid(world.chloe, quay.emile, "ignored")
    avoid(world.chloe, quay.emile, "ignored")
    avoid(world.chloe, quay.emile, "blocked")
    (row,) = shown(world.chloe, "avoided/")["results"]
    assert (row["person"]["name"], row["distance"]) == ("Émile Cariou", "blocked")
    for _ in range(2):
        done(world.chloe, "delete", f"avoided/{quay.emile.id}/", status=204)
    assert shown(world.chloe, "avoided/")["results"] == []
    types = [event.type for event in log.after(f"user:{world.chloe.id}", before)]
    assert types == ["person.ignored"] * 3


def test_between_two_of_whom_one_blocks_there_is_no_direct_conversation(quay: Quay) -> None:
    world = quay.world
    talk, _ = open_direct(actor=quay.emile, people=[str(world.chloe.id)])
    say(quay.emile, "Coucou", talk)
    avoid(world.chloe, quay.emile, "blocked")
    for person in (world.chloe, quay.emile):
        answer = ask(person, "post", f"rooms/{talk.id}/messages/", a_post())
        assert answer.status_code == 403 and "fermée" in answer.json()["detail"]
        card = shown(person, f"rooms/{talk.id}/")
        assert card["severed"] and not card["abilities"]["post"]
    assert shown(quay.emile, f"rooms/{talk.id}/messages/")["results"]
    done(world.chloe, "delete", f"avoided/{quay.emile.id}/", status=204)
    say(quay.emile, "Merci", talk)


def test_while_each_blocks_the_other_one_who_lets_go_opens_nothing(quay: Quay) -> None:
    world = quay.world
    talk, _ = open_direct(actor=quay.emile, people=[str(world.chloe.id)])
    avoid(world.chloe, quay.emile, "blocked")
    avoid(quay.emile, world.chloe, "blocked")
    done(world.chloe, "delete", f"avoided/{quay.emile.id}/", status=204)
    assert shown(world.chloe, f"rooms/{talk.id}/")["severed"]
    avoid(quay.emile, world.chloe, "ignored")
    assert not shown(world.chloe, f"rooms/{talk.id}/")["severed"]


def test_a_conversation_that_there_was_not_yet_is_not_opened(quay: Quay) -> None:
    world = quay.world
    avoid(world.chloe, quay.emile, "blocked")
    for person, other in ((quay.emile, world.chloe), (world.chloe, quay.emile)):
        body = {"kind": "direct", "people": [str(other.id)]}
        assert refused(person, "post", "rooms/", body)[:2] == (403, "forbidden")
    body = {"kind": "direct", "people": [str(world.chloe.id), str(world.bruno.id)]}
    done(quay.emile, "post", "rooms/", body, status=201)


def test_what_cannot_be_on_the_list_is_said_in_words(quay: Quay) -> None:
    world = quay.world
    one = {"distance": "ignored"}
    assert refused(world.chloe, "put", f"avoided/{world.chloe.id}/", one)[2] == "$.person"
    assert (
        refused(world.chloe, "put", f"avoided/{quay.emile.id}/", {"distance": "x"})[2]
        == "$.distance"
    )
    assert refused(world.chloe, "put", "avoided/ailleurs/", one)[0] == 404
    stranger = Person.objects.create(email="x@ailleurs.example", name="Inconnu")
    assert refused(world.chloe, "put", f"avoided/{stranger.id}/", one)[0] == 404
    assert refused(world.chloe, "delete", f"avoided/{stranger.id}/")[0] == 404


def test_the_list_goes_with_the_account(quay: Quay) -> None:
    avoid(quay.world.chloe, quay.emile, "blocked")
    close_account(actor=quay.world.chloe, person=quay.world.chloe)
    assert not Avoided.objects.exists()
