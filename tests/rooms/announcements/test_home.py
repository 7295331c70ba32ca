"""On the home page of the community for a time, until one puts it away; and four eyes before it appears."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.communities.models import Community
from chatcore.foundation.clock import now
from rooms.announcements.models import Announcement
from rooms.conversations.actions.members import put_in
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import Message
from tests.rooms.announcements.announcing import announce, home, read
from tests.rooms.conversations.asking import done, refused
from tests.worlds.accords import Asking, asking
from tests.worlds.rivages import World


def later(**span: float) -> str:
    return (now() + timedelta(**span)).isoformat()


def test_it_stands_on_the_home_page_until_its_date(world: World) -> None:
    announce(world.ada, world.news, "Port fermé", home_until=later(days=2))
    announce(world.ada, world.news, "Sans accueil")
    assert home(world.chloe, world) == ["<p>Port fermé</p>"]
    assert home(world.dede, world) == [], "guests see the rooms that they were invited to"
    with time_machine.travel(now() + timedelta(days=3), tick=False):
        assert home(world.chloe, world) == []


def test_one_puts_it_away_for_oneself_and_has_it_back(world: World) -> None:
    card = announce(world.ada, world.news, "Port fermé", home_until=later(days=2))
    path = f"announcements/{card['id']}/dismissal/"
    for _ in "ab":
        done(world.chloe, "put", path, status=204)
    assert (home(world.chloe, world), home(world.bruno, world)) == ([], ["<p>Port fermé</p>"])
    assert read(world.chloe, card)["dismissed"] is True
    done(world.chloe, "delete", path, status=204)
    assert home(world.chloe, world) == ["<p>Port fermé</p>"]
    assert refused(world.dede, "put", path)[0] == 404


def test_its_time_on_the_home_page_changes_and_ends(world: World) -> None:
    card = announce(world.ada, world.news, "Port fermé")
    path = f"announcements/{card['id']}/"
    done(world.bruno, "patch", path, {"home_until": later(days=2)})
    assert home(world.chloe, world) == ["<p>Port fermé</p>"]
    done(world.bruno, "patch", path, {"home_until": None})
    assert home(world.chloe, world) == []
    assert refused(world.bruno, "patch", path, {"home_until": later(days=-1)})[0] == 400


def test_what_is_deleted_or_switched_off_stands_nowhere(world: World) -> None:
    card = announce(world.ada, world.news, "Port fermé", home_until=later(days=2))
    Community.objects.filter(id=world.community.id).update(modules={"announcements": False})
    path = f"communities/{world.community.id}/announcements/"
    assert refused(world.chloe, "get", path)[0] == 404
    Community.objects.filter(id=world.community.id).update(modules={})
    done(world.ada, "delete", f"messages/{card['message']}/", status=204)
    assert home(world.chloe, world) == []


@pytest.fixture
def four_eyes(db: None, settings: Any) -> Asking:
    """Chloé, a member, announces with an agreement only."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made = asking()
    matrix = {"member": {"announce": "accord"}}
    Community.objects.filter(id=made.community.id).update(matrix=matrix)
    made.community.refresh_from_db()
    return made


def test_what_somebody_else_agreed_to_appears_exactly_as_it_was_shown(four_eyes: Asking) -> None:
    chloe, ada = four_eyes.rivages.chloe, four_eyes.ada
    room = create_room(
        actor=ada, community=four_eyes.community, kind="announcement", name="Annonces"
    )
    put_in(room, [chloe], by=ada)
    assert refused(chloe, "post", f"rooms/{room.id}/announcements/", body(room))[0] == 403
    asked = {**body(room), "receipt": True, "comments": False, "home_until": later(days=3)}
    card = four_eyes.asked(chloe, "announcement.publish", room=str(room.id), **asked)
    assert not Message.objects.filter(room=room).exists()
    fields = {field["name"]: field["after"] for field in card["effect"]["fields"]}
    assert (fields["receipt"]["fr"], fields["comments"]["fr"]) == ("oui", "fermés")
    assert fields["home_until"] and fields["text"] == "Port fermé"
    assert four_eyes.grant(ada, card).status_code == 200
    made = Announcement.objects.get()
    assert (made.message.author, made.receipt, made.comments) == (chloe, True, False)
    done(ada, "put", f"announcements/{made.id}/receipt/")


def test_an_agreement_that_comes_after_its_date_does_nothing(four_eyes: Asking) -> None:
    chloe, ada = four_eyes.rivages.chloe, four_eyes.ada
    room = create_room(
        actor=ada, community=four_eyes.community, kind="announcement", name="Annonces"
    )
    put_in(room, [chloe], by=ada)
    asked = {**body(room), "home_until": later(hours=1)}
    card = four_eyes.asked(chloe, "announcement.publish", room=str(room.id), **asked)
    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        assert four_eyes.grant(ada, card).status_code == 409
    assert not Message.objects.filter(room=room).exists()


def body(room: Any) -> dict[str, str]:
    return {"text": "Port fermé", "client_id": str(room.id)}
