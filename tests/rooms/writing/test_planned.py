"""Messages for later: posted once at their moment, by the rights of that moment."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from chatcore.foundation.clock import now, wire
from chatcore.live import log
from chatcore.people.models import Person
from rooms.conversations.actions.members import remove_from_room
from rooms.conversations.actions.rooms import archive_room
from rooms.conversations.models import Message
from rooms.writing.actions.sending import send_due
from rooms.writing.models import Planned
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, say


def body(room: Any, text: str = "Bonjour à quai", hours: float = 1, **more: Any) -> dict[str, Any]:
    return {
        "room": str(room.id), "text": text, "due_at": wire(now() + timedelta(hours=hours)),
        "client_id": str(uuid.uuid4()), **more,
    }  # fmt: skip


def plan(
    person: Person, room: Any, text: str = "Bonjour à quai", hours: float = 1, **more: Any
) -> Any:
    return done(person, "post", "planned/", body(room, text, hours, **more), 201)


def planned(person: Person) -> list[Any]:
    return shown(person, "planned/")["results"]


@contextmanager
def later(**time: float) -> Iterator[None]:
    with time_machine.travel(now() + timedelta(**time)):
        yield


def said(world: World) -> list[str]:
    rows = Message.objects.filter(room=world.quay, deleted_at=None).order_by("seq")
    return list(rows.values_list("text", flat=True))


def test_it_is_posted_once_at_its_moment(world: World) -> None:
    card = plan(world.chloe, world.quay)
    assert (card["state"], card["place"]) == ("waiting", "Électrification à quai")
    assert send_due() == 0
    with later(hours=2):
        assert send_due() == 1 and send_due() == 0
        assert said(world) == ["Bonjour à quai"]
        assert planned(world.chloe) == []
    message = Message.objects.get()
    assert message.author == world.chloe and Planned.objects.get().text == ""


def test_it_goes_to_its_theme_and_answers_what_it_answers(world: World) -> None:
    asked = say(world.ada, "Qui vient ?", world.quay, new_topic="Bornes")
    topic = world.topic("Bornes")
    plan(world.chloe, world.quay, "Moi", topic=str(topic.id), reply_to=str(asked.id))
    with later(hours=2):
        send_due()
    message = Message.objects.get(text="Moi")
    assert (message.topic, message.reply_to_id) == (topic, asked.id)


def test_only_its_author_sees_it_and_changes_it(world: World) -> None:
    card = plan(world.chloe, world.quay)
    path = f"planned/{card['id']}/"
    assert planned(world.ada) == []
    for verb, at, given in (
        ("patch", path, {"text": "x"}),
        ("delete", path, None),
        ("post", f"{path}post/", None),
    ):
        assert refused(world.ada, verb, at, given)[:2] == (404, "not_found")
    moment = wire(now() + timedelta(hours=5))
    changed = done(world.chloe, "patch", path, {"text": "Autrement", "due_at": moment})
    assert (changed["text"], changed["due_at"]) == ("Autrement", moment)
    with later(hours=2):
        assert send_due() == 0
    done(world.chloe, "delete", path, status=204)
    with later(hours=6):
        assert send_due() == 0
    assert said(world) == [] and planned(world.chloe) == []


def test_it_is_sent_now_when_wished_and_not_again(world: World) -> None:
    card = plan(world.chloe, world.quay)
    message = done(world.chloe, "post", f"planned/{card['id']}/post/")
    assert message["text"] == "Bonjour à quai"
    assert refused(world.chloe, "post", f"planned/{card['id']}/post/")[:2] == (404, "not_found")
    with later(hours=2):
        assert send_due() == 0
    assert said(world) == ["Bonjour à quai"]


def test_whoever_may_not_write_there_any_more_is_told_and_keeps_the_text(world: World) -> None:
    plan(world.chloe, world.quay, "Je serai là")
    archive_room(actor=world.ada, room_id=str(world.quay.id), archived=True)
    with later(hours=2):
        assert send_due() == 1 and send_due() == 0
        (card,) = planned(world.chloe)
        assert (card["state"], card["text"]) == ("failed", "Je serai là")
        assert "archivé" in card["failure"]
        (notice,) = shown(world.chloe, "notices/")["results"]
        assert "Je serai là" in notice["excerpt"] and notice["path"] == "/ecrits/planifies"
        archive_room(actor=world.ada, room_id=str(world.quay.id), archived=False)
        assert refused(world.chloe, "patch", f"planned/{card['id']}/", {})[:2] == (400, "invalid")
        again = done(
            world.chloe,
            "patch",
            f"planned/{card['id']}/",
            {"due_at": wire(now() + timedelta(hours=1))},
        )
        assert (again["state"], again["failure"]) == ("waiting", None)
    with later(hours=4):
        assert send_due() == 1
    assert said(world) == ["Je serai là"]


def test_whoever_was_taken_out_posts_nothing(world: World) -> None:
    plan(world.chloe, world.quay)
    remove_from_room(actor=world.ada, room_id=str(world.quay.id), person_id=str(world.chloe.id))
    with later(hours=2):
        send_due()
        assert planned(world.chloe)[0]["state"] == "failed"
    assert said(world) == []


def test_after_a_day_without_the_service_nothing_stale_is_posted(world: World) -> None:
    plan(world.chloe, world.quay, "À tout de suite")
    with later(hours=26):
        send_due()
        (card,) = planned(world.chloe)
    assert card["state"] == "failed" and "arrêté" in card["failure"] and said(world) == []


def test_a_reminder_is_said_to_its_author_alone(world: World) -> None:
    plan(world.chloe, world.quay, "Rappeler la mairie", to_self=True)
    with later(hours=2):
        assert send_due() == 1
        (notice,) = shown(world.chloe, "notices/")["results"]
        assert (notice["kind"], notice["excerpt"]) == ("reminder", "Rappeler la mairie")
        assert shown(world.ada, "notices/")["results"] == []
    assert said(world) == []
    card = plan(world.chloe, world.news, "Lire les annonces", to_self=True)
    assert refused(world.chloe, "post", f"planned/{card['id']}/post/")[:2] == (400, "invalid")


def test_planning_twice_with_one_number_plans_once(world: World) -> None:
    given = body(world.quay)
    first = done(world.chloe, "post", "planned/", given, 201)
    assert done(world.chloe, "post", "planned/", given, 200) == first
    assert len(planned(world.chloe)) == 1


def test_ones_devices_are_told_without_a_word_of_it(world: World) -> None:
    stream = f"user:{world.chloe.id}"
    head = log.head_of(stream)
    plan(world.chloe, world.quay, "Le secret du phare")
    (event,) = log.after(stream, head)
    assert event.type == "writing.changed" and "secret" not in event.text


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"due_at": "2020-01-01T00:00:00Z"}, (400, "invalid", "$.due_at")),
        ({"due_at": "2099-01-01T00:00:00Z"}, (400, "invalid", "$.due_at")),
        ({"due_at": "2027-01-01T00:00:00"}, (400, "invalid", "$.due_at")),
        ({"due_at": "demain"}, (400, "invalid", "$.due_at")),
        ({"text": " "}, (400, "invalid", None)),
        ({"text": "x" * 8001}, (413, "too_large", None)),
        ({"topic": "x"}, (404, "not_found", "$.topic")),
        ({"reply_to": "x"}, (404, "not_found", "$.reply_to")),
    ],
)
def test_what_cannot_be_planned_is_said_in_words(
    world: World, more: dict[str, Any], answer: tuple[Any, ...]
) -> None:
    status, code, path = refused(world.chloe, "post", "planned/", {**body(world.quay), **more})
    assert (status, code) == answer[:2] and (answer[2] is None or path == answer[2])


def test_nothing_is_planned_where_one_does_not_write(world: World) -> None:
    assert refused(world.chloe, "post", "planned/", body(world.news))[:2] == (403, "forbidden")
    assert refused(world.chloe, "post", "planned/", body(world.club))[:2] == (404, "not_found")


def test_the_two_hundred_and_first_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rooms.writing.actions.planning.MOST", 1)
    plan(world.chloe, world.quay)
    assert refused(world.chloe, "post", "planned/", body(world.quay))[:2] == (409, "conflict")
