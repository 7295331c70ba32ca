"""What waits for somebody in all their rooms, where something was said lately, and what belongs together."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatcore.foundation.clock import now
from chatcore.foundation.pagination import cursor_for
from chatcore.live.models import Event
from rooms.conversations.models import Message, Topic
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


def spread(world: World, days: list[int]) -> None:
    """Have a thème in which something was said so many days ago, for each."""
    for ago in days:
        said = say(world.ada, f"Il y a {ago} jours", world.quay, new_topic=f"Thème {ago}")
        Message.objects.filter(id=said.id).update(posted_at=now() - timedelta(days=ago))


def pages(world: World, path: str) -> list[Any]:
    found, following = [], path
    while following:
        found.append(shown(world.chloe, following))
        following = found[-1]["next"]
    return found


def test_recent_conversations_go_back_as_far_as_one_goes_on(world: World) -> None:
    spread(world, [1, 60, 80, 120, 300, 500, 900])
    first, *others = pages(world, "recent/")
    assert [one["excerpt"] for one in first["results"]] == [
        f"Il y a {ago} jours" for ago in (1, 60, 80)
    ]
    assert first["since"] and first["more"] == 0
    rest = [one["excerpt"] for page in others for one in page["results"]]
    assert rest == [f"Il y a {ago} jours" for ago in (120, 300, 500, 900)]
    assert (others[-1]["since"], others[-1]["next"]) == (None, None)


def test_nothing_lately_still_leads_to_what_was_said_before(world: World) -> None:
    spread(world, [200])
    first, *others = pages(world, "recent/")
    assert (first["results"], len(others)) == ([], 1)
    assert [one["excerpt"] for one in others[0]["results"]] == ["Il y a 200 jours"]


@pytest.mark.parametrize("path", ["inbox/", "recent/"])
def test_more_than_a_hundred_come_by_pages_each_once(world: World, path: str) -> None:
    spread(world, [1, 2, 3, 4, 5])
    many = [
        Topic(room=world.quay, title=f"T{n}", title_key=f"t{n}", created_by=world.ada)
        for n in range(130)
    ]
    Topic.objects.bulk_create(many)
    for topic in many:
        say(world.ada, "Bonjour", world.quay, topic=str(topic.id))
    found = pages(world, path)
    assert [len(page["results"]) for page in found][:2] == [100, 35]
    assert found[0]["more"] >= 1
    places = [one["topic"]["id"] for page in found for one in page["results"]]
    assert len(places) == len(set(places)) == 135


@pytest.mark.parametrize(
    "key",
    [
        [],
        [1, 2],
        ["hier", 1],
        ["2026-11-01T00:00:00", 1],
        ["2026-11-01T00:00:00+00:00", "1"],
        ["2026-11-01T00:00:00+00:00", 2**70],
        ["0001-01-01T00:00:00+14:00", 1],
    ],
)
def test_a_cursor_of_something_else_is_refused(world: World, key: list[Any]) -> None:
    for path in ("inbox/", "recent/"):
        asked = f"{path}?cursor={cursor_for(*key)}"
        assert refused(world.chloe, "get", asked) == (400, "invalid", "$.cursor")
