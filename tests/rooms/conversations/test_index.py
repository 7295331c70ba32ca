"""What the index of messages holds, what is suggested while one types, and what a search costs."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command

from chatcore.foundation.clock import now
from chatcore.live.followers import Happened, follow
from rooms.conversations.actions.indexing import (
    index_events,
    index_everything,
    index_messages,
)
from rooms.conversations.actions.members import join_room
from rooms.conversations.actions.messages import delete_message, edit_message
from rooms.conversations.actions.rooms import create_room
from rooms.conversations.models import Indexed, Message, Room, RoomMember
from rooms.conversations.search import beside
from rooms.conversations.search.beside import BesideText
from tests.rooms.conversations.asking import refused, shown
from tests.rooms.conversations.test_query_counts import cost
from tests.rooms.conversations.test_search import found
from tests.worlds.rivages import World, say


@pytest.fixture(autouse=True)
def _from_now_on(world: World) -> None:
    """The followers of the log begin here."""
    follow()


def test_an_edit_is_found_by_its_new_words_alone(world: World) -> None:
    posted = say(world.ada, "Ancienne bouée", world.quay)
    follow()
    edit_message(actor=world.ada, message=str(posted.id), text="Nouvelle balise")
    assert found(world.chloe, "bouée") == [] and found(world.chloe, "balise") == ["Nouvelle balise"]


def test_what_is_deleted_leaves_the_index_with_it(world: World) -> None:
    posted = say(world.ada, "Secret de polichinelle", world.quay)
    follow()
    assert Indexed.objects.filter(message=posted.id).exists()
    delete_message(actor=world.ada, message=str(posted.id))
    assert not Indexed.objects.filter(message=posted.id).exists()
    assert found(world.ada, "polichinelle") == []
    assert index_messages([posted.id]) == 0


def test_events_say_which_messages_to_look_at(world: World) -> None:
    first, second = (say(world.ada, f"Voilier {n}", world.quay) for n in (1, 2))
    said: list[tuple[str, dict[str, Any]]] = [
        ("message.posted", {"message": {"id": str(first.id)}}),
        ("message.edited", {"message": {"id": str(first.id)}}),
        ("message.moved", {"message_ids": [str(second.id)]}),
        ("topic.changed", {"topic": {"id": "x"}}),
    ]
    events = [
        Happened(number, world.quay.stream, number, type_, body, None, now())
        for number, (type_, body) in enumerate(said, start=1)
    ]
    for _ in range(2):
        write = index_events(events)
        assert write is not None
        write()
    assert Indexed.objects.count() == 2


def test_what_changes_while_one_looks_is_indexed_as_it_is_then(world: World) -> None:
    kept, deleted = (say(world.ada, f"Voilier {n}", world.quay) for n in ("amarré", "perdu"))
    events = [
        Happened(
            n, world.quay.stream, n, "message.posted", {"message": {"id": str(one.id)}}, None, now()
        )
        for n, one in enumerate((kept, deleted), start=1)
    ]
    write = index_events(events)
    assert write is not None
    edit_message(actor=world.ada, message=str(kept.id), text="Trimaran")
    delete_message(actor=world.ada, message=str(deleted.id))
    write()
    (row,) = Indexed.objects.all()
    assert row.message_id == kept.id
    assert "trimaran" in row.words and "voilier" not in row.words


def test_what_was_said_before_there_was_an_index_is_found_after_the_command(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        say(world.ada, f"Archive {number}", world.quay)
    call_command("index")
    assert Indexed.objects.count() == 5 and "5 messages indexed." in capsys.readouterr().out
    assert list(index_everything()) == []
    assert sum(index_everything(again=True)) == 5


def test_texts_beside_a_message_find_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    posted = say(world.ada, "Voir la pièce", world.quay)

    def files(messages: Any) -> Any:
        return [(posted.id, BesideText("devis-ponton.pdf Trois devis", file=True))]

    monkeypatch.setattr(beside, "_sources", [*beside._sources, files])
    assert found(world.chloe, "devis") == ["Voir la pièce"]
    assert found(world.chloe, "a:fichier") == ["Voir la pièce"]
    assert found(world.chloe, "-a:fichier dans:quai") == []


# What to type


def test_suggestions_are_people_rooms_themes_and_operators(world: World) -> None:
    say(world.ada, "x", world.quay, new_topic="Annuaire des bornes")
    answer = shown(world.chloe, "search/suggestions/?q=an")
    assert [room["name"] for room in answer["rooms"]] == ["Annonces"]
    assert [(one["topic"]["title"], one["room_name"]) for one in answer["topics"]] == [
        ("Annuaire des bornes", "Électrification à quai")
    ]
    people = shown(world.chloe, "search/suggestions/?q=lo&of=people")["people"]
    # First the word that begins so; « Chloé » and « Guillou » hold it too.
    assert [one["name"] for one in people] == ["Ada Lovelace", "Chloé Martin", "Dédé Guillou"]
    operators = shown(world.chloe, "search/suggestions/?q=a&of=operators")["operators"]
    assert [one["typed"] for one in operators] == ["avant:", "après:", "a:"]
    assert operators[2]["values"] == ["a:fichier", "a:lien"]
    assert refused(world.chloe, "get", "search/suggestions/?of=x") == (400, "invalid", "$.of")


def test_operators_are_suggested_in_the_readers_language(world: World) -> None:
    world.bruno.language = "en"
    world.bruno.save()
    operators = shown(world.bruno, "search/suggestions/?of=operators")["operators"]
    assert [one["typed"] for one in operators][:3] == ["from:", "in:", "topic:"]
    assert operators[-1]["values"] == ["is:pinned", "is:saved"]


def test_ones_own_rooms_are_suggested_first(world: World) -> None:
    for name in ("Quai A", "Quai B"):
        create_room(actor=world.ada, community=world.community, kind="club", name=name)
    join_room(actor=world.chloe, room_id=str(Room.objects.get(name="Quai B").id))
    names = [r["name"] for r in shown(world.chloe, "search/suggestions/?q=quai&of=rooms")["rooms"]]
    assert names == ["Quai B", "Électrification à quai", "Quai A"]


# What it costs


@pytest.mark.parametrize(
    "path",
    [
        "search/?q=balise",
        "search/?q=balise&order=best",
        "search/?q=balise de:ada dans:quai thème:bornes a:lien est:épinglé",
        "search/suggestions/?q=b",
        "saved/",
    ],
)
def test_a_search_costs_the_same_however_much_there_is(world: World, path: str) -> None:
    said, *_ = (say(world.ada, "Une balise", world.quay, new_topic="Bornes") for _ in range(3))
    follow()
    few = cost(lambda: shown(world.chloe, path))
    row = Message.objects.get(id=said.id)
    rooms = Room.objects.bulk_create(
        Room(
            kind="club",
            name=f"Balises {n}",
            visibility="public",
            community=world.community,
            created_by=world.ada,
        )
        for n in range(30)
    )
    RoomMember.objects.bulk_create(RoomMember(room=room, person=world.chloe) for room in rooms)
    for n in range(60):
        say(
            world.bruno, f"Balise {n} https://rivages.example/", world.quay, topic=str(row.topic_id)
        )
    Message.objects.filter(room=world.quay).update(posted_at=now() - timedelta(hours=1))
    follow()
    assert cost(lambda: shown(world.chloe, path)) == few
