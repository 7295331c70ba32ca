"""What one begins to write is on all one's devices, and on nobody else's."""

from typing import Any

import pytest

from chatcore.people.actions.closing import close_account
from chatcore.people.models import Person
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.models import RoomMember
from rooms.writing.models import Draft
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, say


def write(
    person: Person, room: Any, text: str, base: int, device: str = "poste", **more: Any
) -> Any:
    body = {"text": text, "base": base, "device": device, **more}
    return done(person, "put", f"drafts/{room.id}/", body)


def drafts(person: Person) -> list[Any]:
    return shown(person, "drafts/")["results"]


def test_a_draft_is_on_every_device_of_its_author_alone(world: World) -> None:
    first = write(world.chloe, world.quay, "Bonj", 0)
    assert first["revision"] == 1
    write(world.chloe, world.quay, "Bonjour à t", 1)
    (one,) = drafts(world.chloe)
    assert (one["text"], one["revision"], one["place"]) == (
        "Bonjour à t",
        2,
        "Électrification à quai",
    )
    assert drafts(world.ada) == []


def test_room_and_theme_have_drafts_of_their_own_with_what_they_answer(world: World) -> None:
    posted = say(world.ada, "Une question", world.quay, new_topic="Bornes")
    topic = str(world.topic("Bornes").id)
    write(world.chloe, world.quay, "Pour le salon", 0)
    write(world.chloe, world.quay, "Ma réponse", 0, topic=topic, reply_to=str(posted.id))
    by_topic = {one["topic"]: one for one in drafts(world.chloe)}
    assert by_topic[None]["text"] == "Pour le salon"
    assert by_topic[topic]["reply_to"] == str(posted.id)
    assert by_topic[topic]["place"] == "Électrification à quai › Bornes"


def test_writing_on_two_devices_at_once_keeps_both(world: World) -> None:
    write(world.chloe, world.quay, "Commun", 0)
    write(world.chloe, world.quay, "Commun, écrit au bureau", 1, "bureau")
    phone = write(world.chloe, world.quay, "Commun, écrit dans le train", 1, "téléphone")
    assert phone["text"] == "Commun, écrit dans le train"
    assert phone["aside"] == "Commun, écrit au bureau" and phone["revision"] == 3
    seen = write(world.chloe, world.quay, phone["text"], 3, drop_aside=True)
    assert seen["aside"] == ""


def test_what_holds_the_other_text_already_puts_nothing_aside(world: World) -> None:
    write(world.chloe, world.quay, "Bon", 0)
    write(world.chloe, world.quay, "Bonjour", 1, "bureau")
    assert write(world.chloe, world.quay, "Bonjour à tous", 1, "train")["aside"] == ""


def test_sending_from_one_device_does_not_take_what_another_wrote_since(world: World) -> None:
    write(world.chloe, world.quay, "Envoyé", 0)
    write(world.chloe, world.quay, "Écrit ailleurs depuis", 1, "bureau")
    kept = write(world.chloe, world.quay, "", 1)
    assert kept["text"] == "Écrit ailleurs depuis" and kept["revision"] == 2
    gone = write(world.chloe, world.quay, "", 2)
    assert gone["text"] == "" and drafts(world.chloe) == []
    # A device that was away writes on: nothing is in its way.
    assert write(world.chloe, world.quay, "De retour", 1, "bureau")["aside"] == ""


def test_writing_the_same_again_changes_nothing(world: World) -> None:
    one = write(world.chloe, world.quay, "Bonjour", 0)
    assert write(world.chloe, world.quay, "Bonjour", 0) == one
    assert write(world.chloe, world.quay, "", 0)["text"] == "Bonjour"


def test_whoever_is_taken_out_of_a_room_keeps_their_words_not_its_name(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    write(world.chloe, world.club, "À dire au bureau", 0)
    RoomMember.objects.filter(room=world.club, person=world.chloe).delete()
    (one,) = drafts(world.chloe)
    assert (one["text"], one["place"]) == ("À dire au bureau", "")


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"text": "x" * 16_001}, (413, "too_large", "$.text")),
        ({"base": -1}, (400, "invalid", "$.base")),
        ({"device": ""}, (400, "invalid", "$.device")),
        ({"topic": "x"}, (404, "not_found", "$.topic")),
        ({"reply_to": "x"}, (404, "not_found", "$.reply_to")),
    ],
)
def test_what_is_no_draft_is_said_in_words(
    world: World, more: dict[str, Any], answer: tuple[Any, ...]
) -> None:
    body = {"text": "Bonjour", "base": 0, "device": "poste", **more}
    assert refused(world.chloe, "put", f"drafts/{world.quay.id}/", body) == answer


def test_no_draft_is_written_in_a_room_that_one_does_not_see(world: World) -> None:
    body = {"text": "Bonjour", "base": 0, "device": "poste"}
    assert refused(world.chloe, "put", f"drafts/{world.club.id}/", body)[:2] == (404, "not_found")


def test_drafts_go_with_the_account(world: World) -> None:
    write(world.chloe, world.quay, "Bonjour", 0)
    close_account(actor=world.chloe, person=world.chloe)
    assert not Draft.objects.exists()
