"""What was taken back leaves the log too, and the log stays whole."""

import json
from datetime import timedelta

import pytest
import time_machine

from chatcore.foundation.clock import now
from chatcore.live.models import Event
from chatcore.records.actions import seal
from chatcore.records.selectors import verify
from rooms.conversations.actions.forgetting import forget_words
from rooms.conversations.models import Message
from tests.rooms.conversations.asking import a_post, done
from tests.worlds.rivages import World, say


def told(world: World) -> list[tuple[int, str, str]]:
    """The messages that the log of the topic room tells: position, type, words."""
    rows = Event.objects.filter(stream=world.quay.stream, type__startswith="message.")
    bodies = [(row, json.loads(row.body)) for row in rows.order_by("seq")]
    return [(row.seq, row.type, body.get("message", {}).get("text", "")) for row, body in bodies]


@pytest.mark.parametrize("sealed", [False, True])
def test_the_words_of_a_deleted_message_are_not_replayed(world: World, sealed: bool) -> None:
    said = say(world.chloe, f"Le code est 4711, @**Bruno Le Goff|{world.bruno.id}**", world.quay)
    path = f"messages/{said.id}/"
    done(world.chloe, "patch", path, {"text": "Le code est **1147**"})
    answer = say(world.ada, "Merci pour le code", world.quay, reply_to=str(said.id))
    with time_machine.travel(now() + timedelta(minutes=2 if sealed else 0)):
        seal()
    done(world.chloe, "delete", path, status=204)
    forget_words.func(str(said.id))
    gone = Event.objects.get(stream=world.quay.stream, type="message.deleted").seq
    assert told(world) == [
        (said.seq, "message.posted", ""),
        (said.seq + 1, "message.edited", ""),
        (answer.seq, "message.posted", "Merci pour le code"),
        (gone, "message.deleted", ""),
    ]
    assert not Event.objects.filter(body__contains="4711").exists()
    assert not Event.objects.filter(body__contains="1147").exists()
    with time_machine.travel(now() + timedelta(minutes=4)):
        seal()
        report = verify()
    assert (report.findings, report.redacted) == ([], 2)


def test_a_message_that_stands_keeps_its_words(world: World) -> None:
    said = say(world.chloe, "Marée basse à midi", world.quay)
    forget_words.func(str(said.id))
    assert told(world) == [(said.seq, "message.posted", "Marée basse à midi")]
    assert Message.objects.get(id=said.id).text == "Marée basse à midi"


def test_deleting_asks_for_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(type(forget_words), "enqueue", lambda self, *args: asked.extend(args))
    card = done(world.chloe, "post", f"rooms/{world.quay.id}/messages/", a_post(), 201)
    done(world.chloe, "delete", f"messages/{card['id']}/", status=204)
    assert asked == [card["id"]]
