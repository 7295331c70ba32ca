"""Opening rooms and publishing announcements with an agreement: four eyes on what everybody will read."""

import uuid
from typing import Any

import pytest

from chatcore.communities.actions.members import begin_membership
from chatcore.communities.models import Community
from chatcore.foundation.errors import Forbidden
from chatcore.live.models import Event
from rooms.conversations.actions.members import put_in
from rooms.conversations.actions.posting import post_message
from rooms.conversations.actions.rooms import archive_room, create_room
from rooms.conversations.models import Message, Room
from tests.worlds.accords import Asking, asking
from tests.worlds.people import registered


@pytest.fixture(autouse=True)
def _cheap_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def world(db: None) -> Asking:
    """Chloé, a member, announces and opens rooms with an agreement only."""
    made = asking()
    matrix = {"member": {"create_room": "accord", "announce": "accord"}}
    Community.objects.filter(id=made.community.id).update(matrix=matrix)
    made.community.refresh_from_db()
    return made


@pytest.fixture
def news(world: Asking) -> Room:
    room = create_room(
        actor=world.ada, community=world.community, kind="announcement", name="Annonces"
    )
    put_in(room, [world.rivages.chloe], by=world.ada)
    return room


def announcement(room: Room, text: str = "La grue est en **révision** jeudi.") -> dict[str, str]:
    return {"room": str(room.id), "text": text, "client_id": str(uuid.uuid4())}


def test_an_announcement_appears_signed_by_its_author_once_somebody_agreed(
    world: Asking, news: Room
) -> None:
    chloe = world.rivages.chloe
    refused = post_message(
        actor=chloe, room=news.id, text="Par une autre porte", client_id=uuid.uuid4()
    )
    with pytest.raises(Forbidden):
        refused.result(5)
    before = Event.objects.filter(stream=news.stream).count()
    card = world.asked(chloe, "announcement.post", **announcement(news))
    assert not Message.objects.filter(room=news).exists(), "it is only shown"
    assert Event.objects.filter(stream=news.stream).count() == before
    assert {field["name"]: field["after"] for field in card["effect"]["fields"]} == {
        "room": "Annonces", "text": "La grue est en **révision** jeudi.",
    }  # fmt: skip
    assert world.grant(world.gwen, card).status_code == 200
    message = Message.objects.get(room=news)
    assert (message.author, "<strong>révision</strong>" in message.html) == (chloe, True)
    event = Event.objects.filter(stream=news.stream).latest("seq")
    assert (event.type, event.seq) == ("message.posted", message.seq)


def test_the_same_announcement_does_not_appear_twice(world: Asking, news: Room) -> None:
    body = announcement(news)
    first, second = (world.asked(world.rivages.chloe, "announcement.post", **body) for _ in "ab")
    assert world.grant(world.ada, first).status_code == 200
    again = world.grant(world.ada, second)
    assert (again.status_code, "déjà parue" in again.json()["detail"]) == (409, True)
    assert Message.objects.filter(room=news).count() == 1


def test_an_announcement_for_a_room_archived_meanwhile_is_stale(world: Asking, news: Room) -> None:
    card = world.asked(world.rivages.chloe, "announcement.post", **announcement(news))
    archive_room(actor=world.ada, room_id=str(news.id), archived=True)
    answer = world.grant(world.ada, card)
    assert (answer.status_code, answer.json()["code"]) == (409, "accord_stale")
    assert "archivé" in answer.json()["detail"]


def test_announcements_are_asked_for_where_announcements_are_made(
    world: Asking, news: Room
) -> None:
    chloe = world.rivages.chloe
    club = create_room(actor=world.ada, community=world.community, kind="club", name="Ponton")
    put_in(club, [chloe], by=world.ada)
    assert world.ask(chloe, "announcement.post", **announcement(club)).status_code == 400
    private = create_room(
        actor=world.ada,
        community=world.community,
        kind="announcement",
        name="Conseil",
        visibility="private",
    )
    assert world.ask(chloe, "announcement.post", **announcement(private)).status_code == 404
    public = create_room(
        actor=world.ada, community=world.community, kind="announcement", name="Avis"
    )
    assert world.ask(chloe, "announcement.post", **announcement(public)).status_code == 403
    assert world.ask(chloe, "announcement.post", **announcement(news, " ")).status_code == 400


def test_a_room_is_opened_as_it_was_shown_with_its_people(world: Asking) -> None:
    chloe, bruno = world.rivages.chloe, world.rivages.bruno
    asked = {"kind": "club", "name": "Voile", "purpose": "Le soir.", "visibility": "private"}
    card = world.asked(chloe, "room.create", **asked, people=[str(bruno.id)])
    fields = {field["name"]: field["after"] for field in card["effect"]["fields"]}
    assert (fields["people"], fields["visibility"]["fr"]) == ("Bruno Le Goff", "privé")
    assert not Room.objects.filter(name="Voile").exists()
    outcome = world.grant(world.ada, card).json()["outcome"]
    room = Room.objects.get(name="Voile")
    assert outcome == {"kind": "room", "id": str(room.id)}
    assert {member.person for member in room.members.all()} == {chloe, bruno}


def test_a_room_of_announcements_needs_the_agreement_to_announce(world: Asking) -> None:
    chloe = world.rivages.chloe
    asked = {"kind": "announcement", "name": "Avis"}
    assert world.ask(chloe, "room.create", **asked).status_code == 400
    Community.objects.filter(id=world.community.id).update(
        matrix={"member": {"create_room": "yes", "announce": "accord"}}
    )
    card = world.asked(chloe, "announcements.open", **asked)
    assert world.grant(world.ada, card).status_code == 200
    assert Room.objects.get(name="Avis").kind == "announcement"


def test_a_request_is_said_to_those_who_may_answer_where_they_talk(world: Asking) -> None:
    card = world.asked(name="Rivages unis")
    message = Message.objects.get(author=world.flore)
    assert message.room.kind == "direct"
    people = {member.person for member in message.room.members.all()}
    assert people == {world.flore, world.ada, world.gwen}
    assert f"/communautes/{world.community.id}/accords" in message.html
    assert "Modifier la communauté" in message.text and "Rivages unis" not in message.text
    assert str(message.client_id) == card["id"]
    world.asked(name="Rivages réunis")
    assert Message.objects.filter(room=message.room).count() == 2, "in the same conversation"


def test_it_is_said_to_eight_at_most(world: Asking) -> None:
    for nth in range(9):
        person = registered(f"Nolwenn {nth}", email=f"nolwenn{nth}@rivages.example")
        begin_membership(
            actor=world.ada, community=world.community, person=person, role="administrator"
        )
    world.asked()
    message = Message.objects.get(author=world.flore)
    assert message.room.members.count() == 1 + 8


def test_a_request_that_was_refused_at_once_is_said_to_nobody(world: Asking) -> None:
    assert world.ask(colour="bleu").status_code == 400
    assert not Message.objects.exists() and not Room.objects.filter(kind="direct").exists()
