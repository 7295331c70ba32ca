"""What a message said before it was changed, for those who read its room."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rooms.conversations.actions.messages import edit_message
from rooms.conversations.models import Message, Version
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, half_a_minute_later, say


def versions(world: World, person: Any, message: Any) -> list[dict[str, Any]]:
    return shown(person, f"messages/{message.id}/versions/")["results"]


def test_readers_see_what_was_changed_and_when(world: World) -> None:
    posted = say(world.ada, "La réunion est mardi à 18 h", world.quay)
    for text in ("La réunion est jeudi à 18 h", "La réunion est jeudi à 18 h, salle B"):
        done(world.ada, "patch", f"messages/{posted.id}/", {"text": text})
    last, second, first = versions(world, world.chloe, posted)
    assert first["text"] == "La réunion est mardi à 18 h" and first["changes"] == []
    assert [(c["what"], c["text"].strip()) for c in second["changes"]] == [
        ("same", "La réunion est"),
        ("removed", "mardi"),
        ("added", "jeudi"),
        ("same", "à 18 h"),
    ]
    assert last["text"].endswith("salle B")
    assert first["written_at"] < second["written_at"] <= last["written_at"]
    card = shown(world.chloe, f"messages/{posted.id}/")
    assert (first["written_at"], last["written_at"]) == (card["posted_at"], card["edited_at"])


def test_what_was_added_at_the_end_is_all_that_changed(world: World) -> None:
    posted = say(world.ada, "La réunion est mardi", world.quay)
    done(world.ada, "patch", f"messages/{posted.id}/", {"text": "La réunion est mardi à 18 h"})
    last, _first = versions(world, world.chloe, posted)
    assert [(c["what"], c["text"]) for c in last["changes"]] == [
        ("same", "La réunion est mardi"),
        ("added", " à 18 h"),
    ]


def test_saving_the_same_words_makes_no_version(world: World) -> None:
    posted = say(world.ada, "Bonjour", world.quay)
    edit_message(actor=world.ada, message=str(posted.id), text="Bonjour")
    assert len(versions(world, world.chloe, posted)) == 1 and not Version.objects.exists()


def test_versions_are_as_hidden_as_their_message_and_go_with_it(world: World) -> None:
    posted = say(world.ada, "Procès-verbal", world.club)
    edit_message(actor=world.ada, message=str(posted.id), text="Procès-verbal du bureau")
    path = f"messages/{posted.id}/versions/"
    assert refused(world.chloe, "get", path)[:2] == (404, "not_found")
    done(world.ada, "delete", f"messages/{posted.id}/", status=204)
    assert refused(world.ada, "get", path)[:2] == (404, "not_found")
    done(world.ada, "delete", f"messages/{posted.id}/deletion/")
    assert len(versions(world, world.ada, posted)) == 2
    done(world.ada, "delete", f"messages/{posted.id}/", status=204)
    half_a_minute_later()
    assert not Version.objects.exists()


def test_a_hundred_edits_cost_what_one_costs_and_the_newest_are_shown(world: World) -> None:
    posted = say(world.ada, "Version 0", world.quay)
    edit_message(actor=world.ada, message=str(posted.id), text="Version 1")

    def cost() -> int:
        versions(world, world.chloe, posted)
        with CaptureQueriesContext(connection) as queries:
            versions(world, world.chloe, posted)
        return len(queries)

    few = cost()
    message = Message.objects.get(id=posted.id)
    Version.objects.bulk_create(
        Version(message=message, text=f"Version {n}", written_at=message.posted_at)
        for n in range(1, 100)
    )
    assert cost() == few
    shown_now = versions(world, world.chloe, posted)
    assert len(shown_now) == 51 and shown_now[1]["text"] == "Version 99"
