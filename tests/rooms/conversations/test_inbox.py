"""What waits for somebody in all their rooms, where something was said lately, and what belongs together."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.live.models import Event
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, say


def test_what_is_unread_stands_by_room_and_thème(world: World) -> None:
    say(world.ada, "Un", world.quay, new_topic="Bornes")
    say(world.ada, "**Deux**", world.quay, new_topic="Bornes")
    say(world.bruno, f"Pour @**Chloé Martin|{world.chloe.id}**", world.quay)
    say(world.ada, "Port fermé", world.news)
    say(world.chloe, "De moi", world.quay, new_topic="À moi")
    page = shown(world.chloe, "inbox/")
    rows = [
        (one["topic"]["title"] if one["topic"] else None, one["unread"], one["mentions"])
        for one in page["results"]
    ]
    assert rows == [(None, 1, 0), ("Général", 1, 1), ("Bornes", 2, 0)]
    bornes = page["results"][2]
    assert (bornes["excerpt"], bornes["author"]["name"]) == ("Deux", "Ada Lovelace")
    assert bornes["first_unread"] == bornes["seq"] - 1
    done(world.chloe, "put", f"rooms/{world.quay.id}/read-mark/", {"seq": bornes["seq"]})
    assert len(shown(world.chloe, "inbox/")["results"]) == 2
    done(world.chloe, "put", "unread-mark/", {"message": bornes["first_message"]})
    assert shown(world.chloe, "inbox/")["results"][2] == bornes, "so is reading undone"
    assert page["more"] == 0
    assert page["position"][world.news.stream] == page["results"][0]["seq"]


def test_it_is_empty_when_everything_is_read_and_so_is_every_count(world: World) -> None:
    for number in range(3):
        say(world.ada, f"Borne {number}", world.quay, new_topic=f"Thème {number}")
    say(world.ada, f"Pour @**Chloé Martin|{world.chloe.id}**", world.news)
    done(world.chloe, "put", f"rooms/{world.quay.id}/read-mark/", {"seq": 1})
    assert done(world.chloe, "put", "read-marks/") == {"rooms": 2}
    assert shown(world.chloe, "inbox/")["results"] == []
    for room in shown(world.chloe, "rooms/?feeds=1")["results"]:
        assert (room["unread"], room["mentions"]) == (0, 0)
    topics = shown(world.chloe, f"rooms/{world.quay.id}/topics/")["results"]
    assert [topic["unread"] for topic in topics] == [0] * 4
    events = Event.objects.filter(stream=f"user:{world.chloe.id}", type="read.moved")
    assert events.filter(body__contains='"unread":0').count() >= 2
    assert done(world.chloe, "put", "read-marks/") == {"rooms": 0}
    say(world.ada, "Encore", world.quay)
    assert shown(world.chloe, f"rooms/{world.quay.id}/")["unread"] == 1
    assert shown(world.bruno, f"rooms/{world.quay.id}/")["unread"] == 4, "it is one's own affair"


def test_recent_conversations_are_those_last_talked_in(world: World) -> None:
    say(world.ada, "Un", world.quay, new_topic="Bornes")
    say(world.ada, "Deux", world.news)
    say(world.chloe, "Trois", world.quay, new_topic="Câbles")
    done(world.chloe, "put", "read-marks/")
    page = shown(world.chloe, "recent/")["results"]
    said = [(one["excerpt"], one["unread"]) for one in page]
    assert said == [("Trois", 0), ("Deux", 0), ("Un", 0)]
    assert shown(world.dede, "recent/")["results"] == []


def test_muted_thèmes_say_so(world: World) -> None:
    say(world.ada, "Un", world.quay, new_topic="Bornes")
    path = f"topics/{world.topic('Bornes').id}/following/"
    done(world.chloe, "put", path, {"choice": "mute"})
    assert [one["choice"] for one in shown(world.chloe, "inbox/")["results"]] == ["mute"]


def test_thirty_thèmes_cost_what_two_cost(world: World) -> None:
    def cost(path: str) -> int:
        shown(world.chloe, path)
        with CaptureQueriesContext(connection) as queries:
            shown(world.chloe, path)
        return len(queries)

    for number in range(2):
        say(world.ada, "Ouverture", world.quay, new_topic=f"Thème {number}")
    few = {path: cost(path) for path in ("inbox/", "recent/")}
    for number in range(2, 29):
        say(world.ada, "Ouverture", world.quay, new_topic=f"Thème {number}")
    assert {path: cost(path) for path in few} == few


def test_a_message_is_shown_with_its_answers_and_the_answers_to_those(world: World) -> None:
    root = say(world.ada, "Qui vient ?", world.quay)
    first = say(world.bruno, "Moi", world.quay, reply_to=str(root.id))
    say(world.chloe, "Sans rapport", world.quay)
    second = say(world.ada, "À quelle heure ?", world.quay, reply_to=str(first.id))
    say(world.bruno, "Dix heures", world.quay, reply_to=str(second.id))
    thread: Any = shown(world.chloe, f"messages/{root.id}/answers/")
    assert [one["text"] for one in thread["answers"]] == ["Moi", "À quelle heure ?"]
    assert (thread["message"]["text"], thread["above"]) == ("Qui vient ?", None)
    thread = shown(world.chloe, f"messages/{first.id}/answers/")
    assert [one["text"] for one in thread["answers"]] == ["À quelle heure ?", "Dix heures"]
    assert thread["above"]["text"] == "Qui vient ?"
    done(world.ada, "delete", f"messages/{first.id}/", status=204)
    assert shown(world.chloe, f"messages/{root.id}/answers/")["answers"] == []
    assert refused(world.dede, "get", f"messages/{root.id}/answers/")[0] == 404
