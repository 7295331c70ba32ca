"""Announcements for later: counted, told and published at their moment, by the rights and the people of then."""

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from chatcore.communities.models import Community
from chatcore.foundation.clock import now, wire
from rooms.announcements.models import Announcement
from rooms.conversations.actions.members import put_in, remove_from_room
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import Attachment, Message, RoomMember
from rooms.writing.actions.sending import send_due
from rooms.writing.models import Planned
from tests.rooms.announcements.announcing import home, told
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.accords import Asking, asking
from tests.worlds.files import photo, ready
from tests.worlds.rivages import World


def at(**time: float) -> str:
    return wire(now() + timedelta(**time))


def body(text: str = "Port fermé lundi.", **more: Any) -> dict[str, Any]:
    return {"text": text, "client_id": str(uuid.uuid4()), "due_at": at(days=3), **more}


def plan(world: World, **more: Any) -> Any:
    return done(
        world.ada, "post", f"rooms/{world.news.id}/announcements/planned/", body(**more), 201
    )


def later(**time: float) -> Any:
    return time_machine.travel(now() + timedelta(**time))


def test_it_appears_once_with_all_that_it_asks_and_its_audience_of_then(world: World) -> None:
    card = plan(world, receipt=True, comments=False, home_until=at(days=5))
    assert card["announcement"]["receipt"] is True and card["agreed"] is False
    assert not Announcement.objects.exists() and told(world.chloe) == []
    (listed,) = shown(world.ada, "planned/")["results"]
    assert listed == card and listed["place"] == "Annonces"
    before = RoomMember.objects.filter(room=world.news).count()
    remove_from_room(actor=world.ada, room_id=str(world.news.id), person_id=str(world.bruno.id))
    with later(days=3, minutes=1):
        assert send_due() == 1 and send_due() == 0
        made = Announcement.objects.get()
        assert (made.receipt, made.comments, made.message.author) == (True, False, world.ada)
        assert made.audience == before - 2
        assert wire(made.home_until) == listed["announcement"]["home_until"]
        assert told(world.chloe) == [("announcement", "Port fermé lundi.")]
        assert len(home(world.chloe, world)) == 1
        done(world.chloe, "put", f"announcements/{made.id}/receipt/")
    assert shown(world.ada, "planned/")["results"] == []


def test_it_carries_its_files(world: World, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = ready(world.ada, world.news, "port.jpg", photo())
    plan(world, attachments=[file["id"]], receipt=True)
    with later(days=3, minutes=1):
        send_due()
    assert str(Attachment.objects.get().file_id) == file["id"]


def test_its_words_its_options_and_its_moment_are_changed_and_it_is_cancelled(world: World) -> None:
    card = plan(world, receipt=True, home_until=at(days=5))
    path = f"planned/{card['id']}/"
    asked = {"receipt": False, "comments": True, "home_until": None}
    changed = done(world.ada, "patch", path, {"text": "Port ouvert.", "announcement": asked})
    assert (changed["text"], changed["announcement"]) == ("Port ouvert.", asked)
    # A moment after its last day on the home page would show it there for no time.
    asked["home_until"] = at(days=5)
    done(world.ada, "patch", path, {"announcement": asked})
    moved = {"due_at": at(days=6)}
    assert refused(world.ada, "patch", path, moved) == (400, "invalid", "$.home_until")
    assert refused(world.chloe, "patch", path, {"text": "x"})[:2] == (404, "not_found")
    done(world.ada, "delete", path, status=204)
    with later(days=4):
        assert send_due() == 0
    assert not Message.objects.exists()


def test_sent_now_it_is_an_announcement(world: World) -> None:
    card = plan(world, receipt=True)
    message = done(world.ada, "post", f"planned/{card['id']}/post/")
    made = Announcement.objects.get()
    assert message["card"] == {"kind": "announcement", "id": str(made.id)} and made.receipt


def test_who_announces_no_more_is_told_and_keeps_the_text(world: World) -> None:
    plan(world, receipt=True)
    remove_from_room(actor=world.ada, room_id=str(world.news.id), person_id=str(world.ada.id))
    with later(days=3, minutes=1):
        assert send_due() == 1
        (card,) = shown(world.ada, "planned/")["results"]
    assert card["state"] == "failed" and card["text"] == "Port fermé lundi."
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ({"due_at": "2020-01-01T00:00:00Z"}, "$.due_at"),
        ({"home_until": "2020-01-01T00:00:00Z"}, "$.home_until"),
        ({"home_until": at(days=2)}, "$.home_until"),
        ({"home_until": at(days=94)}, "$.home_until"),
    ],
)
def test_what_cannot_be_planned_is_refused_at_once(
    world: World, more: dict[str, Any], path: str
) -> None:
    address = f"rooms/{world.news.id}/announcements/planned/"
    assert refused(world.ada, "post", address, body(**more)) == (400, "invalid", path)
    assert refused(world.chloe, "post", address, body())[:2] == (403, "forbidden")
    quay = f"rooms/{world.quay.id}/announcements/planned/"
    assert refused(world.ada, "post", quay, body())[0] == 403
    assert not Planned.objects.exists()


@pytest.fixture
def four_eyes(db: None, settings: Any) -> Asking:
    """Chloé, a member, announces with an agreement only."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    made = asking()
    matrix = {"member": {"announce": "accord"}}
    Community.objects.filter(id=made.community.id).update(matrix=matrix)
    made.community.refresh_from_db()
    return made


@pytest.fixture
def asked(four_eyes: Asking) -> Any:
    """What Chloé asked for: an announcement that appears in three days."""
    chloe, ada = four_eyes.rivages.chloe, four_eyes.ada
    room = create_room(
        actor=ada, community=four_eyes.community, kind="announcement", name="Annonces"
    )
    put_in(room, [chloe], by=ada)
    wanted = body(receipt=True, home_until=at(days=5))
    return four_eyes.asked(chloe, "announcement.publish", room=str(room.id), **wanted)


def test_with_an_agreement_it_appears_at_its_moment_exactly_so(
    four_eyes: Asking, asked: Any
) -> None:
    chloe, ada = four_eyes.rivages.chloe, four_eyes.ada
    fields = {field["name"]: field["after"] for field in asked["effect"]["fields"]}
    assert fields["due_at"] and fields["receipt"]["fr"] == "oui"
    assert four_eyes.grant(ada, asked).status_code == 200
    assert not Message.objects.filter(room__name="Annonces").exists()
    (card,) = shown(chloe, "planned/")["results"]
    assert card["agreed"] is True
    path = f"planned/{card['id']}/"
    for verb, at_, given in (
        ("patch", path, {"text": "Autre chose"}),
        ("patch", path, {"due_at": at(days=4)}),
        ("post", f"{path}post/", None),
    ):
        assert refused(chloe, verb, at_, given)[:2] == (403, "forbidden")
    with later(days=3, minutes=1):
        assert send_due() == 1 and send_due() == 0
    made = Announcement.objects.get()
    assert (made.message.author, made.message.text, made.receipt) == (
        chloe, "Port fermé lundi.", True,
    )  # fmt: skip


def test_agreed_to_after_its_moment_it_appears_at_once(four_eyes: Asking, asked: Any) -> None:
    with later(days=4):
        answer = four_eyes.grant(four_eyes.ada, asked)
        assert answer.status_code == 200, answer.content
    assert Announcement.objects.get().receipt and not Planned.objects.exists()


def test_who_may_not_even_ask_any_more_is_not_published(four_eyes: Asking, asked: Any) -> None:
    assert four_eyes.grant(four_eyes.ada, asked).status_code == 200
    Community.objects.filter(id=four_eyes.community.id).update(matrix={})
    with later(days=3, minutes=1):
        send_due()
    assert not Announcement.objects.exists()
    assert Planned.objects.get().state == "failed"


def test_it_is_cancelled_though_it_was_agreed_to(four_eyes: Asking, asked: Any) -> None:
    chloe = four_eyes.rivages.chloe
    assert four_eyes.grant(four_eyes.ada, asked).status_code == 200
    (card,) = shown(chloe, "planned/")["results"]
    done(chloe, "delete", f"planned/{card['id']}/", status=204)
    with later(days=3, minutes=1):
        assert send_due() == 0
