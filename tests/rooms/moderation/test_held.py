"""What waits to be read: posts with their files, edits, and what is said in private rooms, which their leaders read."""

import uuid
from pathlib import Path
from typing import Any

import pytest

from chatcore.files.models import File
from chatcore.foundation.errors import Problem
from chatcore.foundation.jobs.worker import Worker
from chatcore.live import log
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.models import Attachment, RoomMember
from rooms.moderation.actions.upkeep import clear_evidence
from rooms.moderation.models import Case, Held
from tests.rooms.conversations.asking import a_post, ask, done, refused, shown
from tests.rooms.moderation.handling import decided, the_case, told
from tests.rooms.moderation.test_filter import filtered, posted
from tests.worlds.files import examined, photo, sent
from tests.worlds.rivages import World, say


@pytest.fixture(autouse=True)
def _read_first(world: World, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    filtered(world, "affaire en or", "review")


def with_a_photo(world: World) -> dict[str, Any]:
    """Let Chloé say something that waits, with a photo; return what she sent."""
    card = sent(world.chloe, world.quay, "quai.jpg", photo())
    examined()
    body = a_post("Une affaire en or", attachments=[card["id"]])
    path = f"rooms/{world.quay.id}/messages/"
    assert refused(world.chloe, "post", path, body)[:2] == (403, "held")
    # The browser that did not hear the answer asks again, and is answered as before.
    assert refused(world.chloe, "post", path, body)[:2] == (403, "held")
    return {**body, "file": card["id"]}


def test_files_wait_with_their_message_and_appear_with_it(world: World) -> None:
    body = with_a_photo(world)
    (mine,) = shown(world.chloe, "held/")["results"]
    assert [one["id"] for one in mine["attachments"]] == [body["file"]]
    assert not Attachment.objects.exists()
    # Not thrown away as unused; read by the author and by who decides, and by nobody else.
    assert File.objects.get().expires_at is None
    for person in (world.chloe, world.bruno):
        assert ask(person, "get", f"files/{body['file']}/content/").status_code == 200
    assert refused(world.dede, "get", f"files/{body['file']}/content/")[0] == 404
    case = the_case(world, world.bruno)
    assert [one["name"] for one in case["files"]] == ["quai.jpg"] and not case["edit"]
    done(world.bruno, "post", f"cases/{case['id']}/decision/", {"outcome": "release"})
    first = shown(world.bruno, f"rooms/{world.quay.id}/messages/")["results"][0]
    assert [one["id"] for one in first["attachments"]] == [body["file"]]
    assert shown(world.chloe, f"files/{body['file']}/")["expires_at"] is None
    assert the_case(world, world.bruno, "?state=decided")["files"] == []


def test_files_go_when_their_author_takes_the_message_back(world: World) -> None:
    with_a_photo(world)
    (mine,) = shown(world.chloe, "held/")["results"]
    done(world.chloe, "delete", f"held/{mine['id']}/", status=204)
    assert not File.objects.exists()


def test_files_of_what_is_refused_are_kept_for_an_appeal_only(world: World) -> None:
    body = with_a_photo(world)
    decided(world.bruno, the_case(world, world.bruno), "refuse")
    assert refused(world.chloe, "get", f"files/{body['file']}/")[0] == 404
    assert File.objects.count() == 1
    (statement,) = shown(world.chloe, "statements/")["results"]
    appeal = {"words": "C’est le nom de notre atelier."}
    done(world.chloe, "post", f"statements/{statement['id']}/appeal/", appeal)
    decided(world.ada, the_case(world, world.ada), "release")
    first = shown(world.bruno, f"rooms/{world.quay.id}/messages/")["results"][0]
    assert [one["id"] for one in first["attachments"]] == [body["file"]]


def test_files_of_what_is_refused_go_with_the_copy(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    with_a_photo(world)
    decided(world.bruno, the_case(world, world.bruno), "refuse")
    monkeypatch.setattr("rooms.moderation.actions.upkeep.APPEAL_WITHIN", -timedelta(days=1))
    assert clear_evidence() == 1
    assert not File.objects.exists()


def test_an_edit_waits_and_what_was_said_stays_until_it_is_decided(world: World) -> None:
    said = say(world.chloe, "Un atelier", world.quay)
    head = log.head_of(world.quay.stream)
    path = f"messages/{said.id}/"
    for text in ("Une affaire en or", "Une **affaire en or**, samedi"):
        assert refused(world.chloe, "patch", path, {"text": text})[:2] == (403, "held")
    assert shown(world.bruno, path)["text"] == "Un atelier"
    assert log.head_of(world.quay.stream) == head
    (mine,) = shown(world.chloe, "held/")["results"]
    assert (mine["edits"], mine["text"]) == (str(said.id), "Une **affaire en or**, samedi")
    case = the_case(world, world.bruno)
    assert case["edit"]
    assert [(one["text"], one["reported"]) for one in case["evidence"]] == [
        ("Un atelier", False),
        ("Une **affaire en or**, samedi", True),
    ]
    done(world.bruno, "post", f"cases/{case['id']}/decision/", {"outcome": "release"})
    card = shown(world.bruno, path)
    assert card["text"] == "Une **affaire en or**, samedi" and card["edited_at"]
    assert card["author"]["name"] == "Chloé Martin" and "<strong>" in card["html"]
    assert shown(world.chloe, "held/")["results"] == []


def test_an_edit_that_is_refused_changes_nothing_and_goes_with_its_message(world: World) -> None:
    said = say(world.chloe, "Un atelier", world.quay)
    other = say(world.chloe, "Deux ateliers", world.quay)
    for one in (said, other):
        body = {"text": "Une affaire en or"}
        assert refused(world.chloe, "patch", f"messages/{one.id}/", body)[1] == "held"
    done(world.chloe, "delete", f"messages/{other.id}/", status=204)
    decided(world.bruno, the_case(world, world.bruno), "refuse")
    assert shown(world.chloe, f"messages/{said.id}/")["text"] == "Un atelier"
    assert shown(world.chloe, "held/")["results"] == []
    assert Held.objects.get(edits=other.id).text == ""


def test_in_a_private_room_those_who_lead_it_read_and_nobody_else(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    path = f"rooms/{world.club.id}/messages/"
    assert refused(world.chloe, "post", path, a_post("Une affaire en or"))[:2] == (403, "held")
    Worker().drain()
    # Bruno moderates the community, and is not in the room: he sees nothing of it.
    queue = f"communities/{world.community.id}/cases/"
    assert shown(world.bruno, queue)["results"] == [] and shown(world.bruno, queue)["waiting"] == 0
    case = Case.objects.get()
    assert refused(world.bruno, "get", f"cases/{case.id}/")[0] == 404
    assert told(world.bruno) == [] and told(world.ada)[0][0] == "Un message attend votre relecture"
    card = the_case(world, world.ada)
    assert card["of_leaders"] and [one["name"] for one in card["moderators"]] == ["Ada Lovelace"]
    person = {"person": str(world.bruno.id)}
    assert refused(world.ada, "put", f"cases/{case.id}/assignee/", person)[2] == "$.person"
    words = {"words": "Je préfère ne pas décider."}
    assert refused(world.ada, "put", f"cases/{case.id}/referral/", words)[0] == 403
    decided(world.ada, card, "refuse")
    # Its author hands it over by an appeal: now those who moderate the community answer.
    (statement,) = shown(world.chloe, "statements/")["results"]
    appeal = {"words": "C’est le nom de notre atelier."}
    done(world.chloe, "post", f"statements/{statement['id']}/appeal/", appeal)
    decided(world.bruno, the_case(world, world.bruno), "release")
    assert shown(world.ada, path)["results"][0]["text"] == "Une affaire en or"


def test_who_animates_one_room_reads_what_waits_in_it_alone(world: World) -> None:
    queue = f"communities/{world.community.id}/cases/"
    assert refused(world.dede, "get", queue)[0] == 403
    invite_to_room(
        actor=world.ada,
        room_id=str(world.quay.id),
        people=[str(world.dede.id)],
    )
    RoomMember.objects.filter(room=world.quay, person=world.dede).update(role="animator")
    assert shown(world.dede, queue)["results"] == []
    posted(world.chloe, world, "Une affaire en or")
    case = the_case(world, world.dede)
    assert refused(world.dede, "get", f"communities/{world.community.id}/filter/")[0] == 403
    assert refused(world.dede, "get", f"communities/{world.community.id}/time-outs/")[0] == 403
    done(world.dede, "post", f"cases/{case['id']}/decision/", {"outcome": "release"})
    path = f"rooms/{world.quay.id}/messages/"
    assert shown(world.bruno, path)["results"][0]["text"] == "Une affaire en or"


def test_where_nobody_leads_a_private_room_it_is_refused(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    RoomMember.objects.filter(room=world.club, person=world.ada).delete()
    with pytest.raises(Problem) as refusal:
        say(world.chloe, "Une affaire en or", world.club)
    assert refusal.value.code == "words_refused" and not Held.objects.exists()


def test_what_is_unknown_is_read_by_nobody(world: World) -> None:
    assert refused(world.ada, "get", f"files/{uuid.uuid4()}/")[0] == 404
