"""Messages for later with files: kept until they are sent, seen by their author alone, gone when they are not sent."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chatcore.files.actions.discarding import discard_unused
from chatcore.files.models import Account, File, State
from chatcore.foundation.clock import now
from chatcore.people.actions.closing import close_account
from chatcore.people.models import Person
from rooms.conversations.models import Attachment, Message
from rooms.writing.actions.sending import send_due
from rooms.writing.models import PlannedFile
from tests.rooms.conversations.asking import done, refused
from tests.rooms.writing.test_planned import body, later, plan, planned
from tests.worlds.files import examined, photo, ready, sent
from tests.worlds.people import client_of
from tests.worlds.rivages import World


@pytest.fixture(autouse=True)
def _media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def carried() -> list[str]:
    return [str(one.file_id) for one in Attachment.objects.order_by("place")]


def names(person: Person) -> list[str]:
    (card,) = planned(person)
    return [file["name"] for file in card["attachments"]]


def test_its_files_outlive_the_clean_up_and_are_posted_once_with_it(world: World) -> None:
    quay = ready(world.chloe, world.quay, "quai.jpg", photo())
    plan_ = ready(world.chloe, world.quay, "plan.txt", b"Bornes 1 et 2")
    card = plan(world.chloe, world.quay, hours=72, attachments=[quay["id"], plan_["id"]])
    assert [file["name"] for file in card["attachments"]] == ["quai.jpg", "plan.txt"]
    with later(hours=48):
        assert discard_unused() == 0
    with later(hours=72, minutes=1):
        assert send_due() == 1 and send_due() == 0
        assert discard_unused() == 0
    assert carried() == [quay["id"], plan_["id"]] and not PlannedFile.objects.exists()
    message = Message.objects.get()
    page = client_of(world.bruno).get(f"/api/v1/rooms/{world.quay.id}/messages/").json()
    (shown,) = page["results"]
    assert shown["id"] == str(message.id) and len(shown["attachments"]) == 2


def test_until_then_only_its_author_sees_them(world: World) -> None:
    quay = ready(world.chloe, world.quay, "quai.jpg", photo())
    plan(world.chloe, world.quay, attachments=[quay["id"]])
    (card,) = planned(world.chloe)
    url = card["attachments"][0]["pictures"]["small"]
    assert client_of(world.chloe).get(url).status_code == 200
    assert client_of(world.ada).get(url).status_code == 404
    # Taken back by its own address it would be missing from the message.
    assert refused(world.chloe, "delete", f"files/{quay['id']}/")[:2] == (409, "file_posted")
    assert refused(world.ada, "get", f"files/{quay['id']}/")[:2] == (404, "not_found")


def test_files_are_added_and_taken_out_before_it_leaves(world: World) -> None:
    one, two, three = (
        ready(world.chloe, world.quay, f"{name}.txt", name.encode())["id"]
        for name in ("un", "deux", "trois")
    )
    card = plan(world.chloe, world.quay, attachments=[one, two])
    path = f"planned/{card['id']}/"
    done(world.chloe, "patch", path, {"attachments": [three, one]})
    assert names(world.chloe) == ["trois.txt", "un.txt"]
    done(world.chloe, "patch", path, {"text": "Autrement"})
    assert names(world.chloe) == ["trois.txt", "un.txt"]
    # What was taken out can be put in again for a while, then it goes.
    done(world.chloe, "patch", path, {"attachments": [three, one, two]})
    done(world.chloe, "patch", path, {"attachments": [three]})
    with later(minutes=16):
        assert discard_unused() == 2
    assert File.objects.count() == 1


def test_cancelled_it_gives_them_back_for_a_moment_then_they_go_with_their_room(
    world: World,
) -> None:
    quay = ready(world.chloe, world.quay, "quai.jpg", photo())
    again = {"attachments": [quay["id"]]}
    card = plan(world.chloe, world.quay, **again)
    done(world.chloe, "delete", f"planned/{card['id']}/", status=204)
    card = plan(world.chloe, world.quay, **again)
    assert names(world.chloe) == ["quai.jpg"]
    done(world.chloe, "delete", f"planned/{card['id']}/", status=204)
    with later(minutes=16):
        discard_unused()
    assert not File.objects.exists()
    assert Account.objects.get(id=world.community.id).used == 0


def test_they_wait_with_what_could_not_be_sent(world: World) -> None:
    quay = sent(world.chloe, world.quay, "quai.jpg", photo())
    plan(world.chloe, world.quay, attachments=[quay["id"]])
    # Found bad while it waited.
    File.objects.filter(id=quay["id"]).update(state=State.REFUSED, refusal="infected")
    with later(hours=2):
        assert send_due() == 1
        (card,) = planned(world.chloe)
        assert card["state"] == "failed" and "refusé" in card["failure"]
        assert [file["state"] for file in card["attachments"]] == ["refused"]
        moment = (now() + timedelta(hours=1)).isoformat()
        done(world.chloe, "patch", f"planned/{card['id']}/", {"attachments": [], "due_at": moment})
    with later(hours=4):
        assert send_due() == 1
    assert Message.objects.count() == 1 and carried() == []


def test_its_author_hears_when_a_file_has_been_looked_at(world: World) -> None:
    card = sent(world.chloe, world.quay, "quai.jpg", photo())
    plan(world.chloe, world.quay, attachments=[card["id"]])
    assert planned(world.chloe)[0]["attachments"][0]["state"] == "checking"
    examined()
    assert planned(world.chloe)[0]["attachments"][0]["state"] == "ready"


def test_a_closed_account_leaves_no_planned_file_behind(world: World) -> None:
    card = ready(world.chloe, world.quay, "quai.jpg", photo())
    plan(world.chloe, world.quay, attachments=[card["id"]])
    close_account(actor=None, person=world.chloe)
    assert not File.objects.exists()


def test_what_it_cannot_carry_is_refused(world: World) -> None:
    mine = ready(world.chloe, world.quay, "quai.jpg", photo())["id"]
    theirs = ready(world.ada, world.quay, "plan.txt", b"Bornes")["id"]
    for files, more, answer in (
        ([theirs], {}, (404, "not_found")),
        (["x"], {}, (404, "not_found")),
        ([mine, mine], {}, (400, "invalid")),
        ([mine] * 11, {}, (400, "invalid")),
        ([mine], {"to_self": True}, (400, "invalid")),
    ):
        given = {**body(world.quay), "attachments": files, **more}
        assert refused(world.chloe, "post", "planned/", given)[:2] == answer
    plan(world.chloe, world.quay, attachments=[mine])
    given = {**body(world.quay), "attachments": [mine]}
    assert refused(world.chloe, "post", "planned/", given)[:2] == (404, "not_found")
