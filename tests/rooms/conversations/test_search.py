"""Finding what was said: the same on both databases, by one's own rights, in context."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine

from chatcore.live.followers import follow
from chatcore.people.models import Person
from rooms.conversations.actions.history import PastPost, import_history
from rooms.conversations.actions.indexing import (
    index_messages,
)
from rooms.conversations.actions.members import invite_to_room
from rooms.conversations.actions.messages import delete_message
from rooms.conversations.actions.pins import pin_message
from rooms.conversations.actions.rooms import archive_room, create_room, open_direct
from rooms.conversations.actions.saving import save_message
from rooms.conversations.models import Message, RoomMember
from tests.rooms.conversations.asking import ask, refused, shown
from tests.worlds.rivages import World, say
from tests.worlds.sentences import SEARCHES, SENTENCES

FIRST = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _from_now_on(world: World) -> None:
    """The followers of the log begin here."""
    follow()


def found(person: Person, q: str, **more: Any) -> list[str]:
    """Return the texts that ``person`` finds, in order."""
    return [one["message"]["text"] for one in page(person, q, **more)["results"]]


def page(person: Person, q: str, **more: Any) -> Any:
    follow()
    rest = "".join(f"&{name}={quote(str(value))}" for name, value in more.items())
    return shown(person, f"search/?q={quote(q)}{rest}")


@pytest.fixture
def told(world: World) -> list[Message]:
    """The sentences, an hour apart, in the topic room."""
    posts = [
        PastPost(
            author=world.ada if at % 2 else world.bruno,
            text=text,
            posted_at=FIRST + timedelta(hours=at),
            client_id=uuid.uuid4(),
            topic=world.quay.topics.get(general=True),
        )
        for at, text in enumerate(SENTENCES)
    ]
    import_history(actor=world.ada, room=world.quay, posts=posts)
    follow()
    return list(Message.objects.filter(room=world.quay).order_by("seq"))


@pytest.mark.parametrize("q", SEARCHES)
def test_everybody_finds_the_same_on_either_database(
    world: World, told: list[Message], q: str
) -> None:
    places = [SENTENCES.index(text) for text in found(world.chloe, q)]
    assert places == SEARCHES[q]


@pytest.mark.parametrize("q", SEARCHES)
def test_best_first_finds_what_newest_first_finds(
    world: World, told: list[Message], q: str
) -> None:
    assert sorted(found(world.chloe, q, order="best")) == sorted(found(world.chloe, q))


def test_the_best_answer_comes_first(world: World, told: list[Message]) -> None:
    assert found(world.chloe, "ponton", order="best")[0] == "pour le ponton"
    assert found(world.chloe, "organisation commune", order="best")[0] == SENTENCES[24]


@pytest.mark.parametrize("order", ["newest", "best"])
def test_pages_follow_each_other_while_others_post(
    world: World, told: list[Message], order: str
) -> None:
    expected = found(world.chloe, "ponton", order=order)
    read, path = [], f"search/?q=ponton&limit=1&order={order}"
    while path:
        answer = shown(world.chloe, path)
        read += [one["message"]["text"] for one in answer["results"]]
        path = answer["next"]
        say(world.ada, "Encore un ponton", world.quay)
        follow()
    assert read == expected


def test_best_first_goes_on_beyond_a_slice(
    world: World, told: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rooms.conversations.selectors.found_order.SLICE", 3)
    read, path = [], "search/?q=quai&limit=2&order=best"
    while path:
        answer = shown(world.chloe, path)
        read += [one["message"]["text"] for one in answer["results"]]
        path = answer["next"]
    assert sorted(read) == sorted(found(world.chloe, "quai")) and len(read) == 3


@pytest.mark.parametrize("cursor", ["x", "WyJ4Il0", "WzEsMl0", "bnVsbA", "W10", "e30"])
@pytest.mark.parametrize("order", ["newest", "best"])
def test_a_cursor_of_elsewhere_is_refused_in_words(world: World, cursor: str, order: str) -> None:
    path = f"search/?q=quai&cursor={cursor}&order={order}"
    assert refused(world.chloe, "get", path) == (400, "invalid", "$.cursor")


def test_a_message_is_shown_in_its_context(world: World, told: list[Message]) -> None:
    (one,) = page(world.chloe, "directrice élira")["results"]
    assert "Un œuf" in one["before"]["text"] and "Le directeur" in one["after"]["text"]
    assert one["before"]["author"]["name"] == "Ada Lovelace"
    assert [part["text"] for part in one["excerpt"] if part["found"]] == ["élira", "directrice"]


def test_context_is_that_of_the_theme(world: World) -> None:
    say(world.ada, "Avant, ailleurs", world.quay)
    say(world.ada, "Avant, ici", world.quay, new_topic="Bornes")
    say(world.ada, "Milieu introuvable", world.quay, new_topic="Bornes")
    say(world.ada, "Après, ailleurs", world.quay)
    (one,) = page(world.chloe, "introuvable")["results"]
    assert one["before"]["text"] == "Avant, ici" and one["after"] is None


def test_context_leaves_out_what_was_deleted(world: World) -> None:
    gone = say(world.ada, "Effacé", world.news)
    say(world.ada, "Gardé", world.news)
    delete_message(actor=world.ada, message=str(gone.id))
    (one,) = page(world.chloe, "gardé")["results"]
    assert one["before"] is None


def test_an_answer_names_its_rooms_and_themes(world: World) -> None:
    say(world.ada, "Une balise", world.quay, new_topic="Bornes")
    direct, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    say(world.ada, "Une autre balise", direct)
    answer = page(world.chloe, "balise")
    assert [room["kind"] for room in answer["rooms"]] == ["direct", "topic"]
    assert {one["name"] for one in answer["rooms"][0]["people"]} == {"Ada Lovelace", "Chloé Martin"}
    assert [topic["title"] for topic in answer["topics"]] == ["Bornes"]


# Rights


def test_nobody_finds_what_they_may_not_read(world: World) -> None:
    say(world.ada, "Le trésor est au bureau", world.club)
    direct, _ = open_direct(actor=world.ada, people=[str(world.bruno.id)])
    say(world.ada, "Le trésor est chez moi", direct)
    assert len(found(world.ada, "trésor")) == 2
    assert found(world.bruno, "trésor") == ["Le trésor est chez moi"]
    assert found(world.chloe, "trésor") == [] and found(world.dede, "trésor") == []


def test_a_public_room_is_searched_before_one_joins_it_but_not_by_a_guest(world: World) -> None:
    dock = create_room(actor=world.ada, community=world.community, kind="club", name="Cale")
    say(world.ada, "La cale est libre", dock)
    assert found(world.chloe, "cale libre") and not found(world.dede, "cale libre")


def test_whoever_is_taken_out_of_a_room_finds_nothing_of_it_any_more(world: World) -> None:
    invite_to_room(actor=world.ada, room_id=str(world.club.id), people=[str(world.chloe.id)])
    say(world.ada, "Procès-verbal", world.club)
    assert found(world.chloe, "verbal")
    RoomMember.objects.filter(room=world.club, person=world.chloe).delete()
    assert not found(world.chloe, "verbal")
    assert refused(world.chloe, "get", f"search/?q=verbal&room={world.club.id}")[:2] == (
        404,
        "not_found",
    )


def test_names_of_what_one_does_not_see_mean_nothing(world: World) -> None:
    say(world.ada, "Vu", world.club)
    stranger = Person.objects.create(email="zoe@ailleurs.example", name="Zoé Kermarrec")
    for q in ("dans:Bureau", "de:Zoé", f"de:{stranger.id}", f"dans:{world.club.id}"):
        status, code, path = refused(world.chloe, "get", f"search/?q={quote(q)}")
        assert (status, code, path) == (400, "invalid", "$.q")
    for of in ("people", "rooms", "topics"):
        answer = shown(world.chloe, f"search/suggestions/?q=bureau&of={of}")
        assert not any(answer.values())
    assert shown(world.chloe, "search/suggestions/?q=kermarrec")["people"] == []


def test_archived_rooms_are_still_searched(world: World) -> None:
    say(world.ada, "Mémoire", world.news)
    archive_room(actor=world.ada, room_id=str(world.news.id), archived=True)
    assert found(world.chloe, "mémoire")


def test_a_message_that_moves_is_found_where_it_is_at_once(world: World) -> None:
    posted = say(world.ada, "Itinérant", world.quay)
    follow()
    Message.objects.filter(id=posted.id).update(room=world.club, topic=None, seq=10_000)
    # The index does not know yet; what it finds is looked at once more.
    assert shown(world.chloe, "search/?q=itinérant")["results"] == []
    index_messages([posted.id])
    assert shown(world.chloe, "search/?q=itinérant")["results"] == []
    assert found(world.ada, "itinérant dans:bureau") == ["Itinérant"]


# Operators


def test_operators_narrow_by_who_where_and_about_what(world: World) -> None:
    say(world.ada, "Ancre à quai", world.quay, new_topic="Mouillages")
    say(world.bruno, "Ancre de Bruno", world.quay)
    say(world.chloe, "Ancre de Chloé", world.quay)
    say(world.ada, "Ancre annoncée", world.news)
    assert found(world.chloe, "ancre de:bruno") == ["Ancre de Bruno"]
    assert found(world.chloe, 'ancre from:"le goff"') == ["Ancre de Bruno"]
    assert found(world.chloe, "ancre de:moi") == ["Ancre de Chloé"]
    assert found(world.chloe, f"ancre de:{world.bruno.id}") == ["Ancre de Bruno"]
    assert found(world.chloe, "ancre de:bruno de:moi") == ["Ancre de Chloé", "Ancre de Bruno"]
    assert found(world.chloe, "ancre -de:moi dans:quai") == ["Ancre de Bruno", "Ancre à quai"]
    assert found(world.chloe, 'ancre dans:"électrification a quai" -thème:mouillage -de:moi') == [
        "Ancre de Bruno"
    ]
    assert found(world.chloe, "thème:mouillages") == ["Ancre à quai"]
    assert found(world.chloe, "in:annonces") == ["Ancre annoncée"]
    assert found(world.chloe, "ancre -dans:quai") == ["Ancre annoncée"]


def test_a_direct_conversation_goes_by_the_name_of_the_other(world: World) -> None:
    direct, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    say(world.ada, "Entre nous", direct)
    assert found(world.chloe, 'dans:"Ada Lovelace"') == ["Entre nous"]
    assert found(world.ada, "dans:chloe") == ["Entre nous"]


def test_dates_are_those_of_the_readers_own_zone(world: World, told: list[Message]) -> None:
    # The first sentence was said on 2 November at 10:00 in Paris; the fifteenth at midnight.
    assert len(found(world.chloe, "le:2/11/2026", limit=50)) == 14
    assert len(found(world.chloe, "avant:3/11/2026", limit=50)) == 14
    assert len(found(world.chloe, "après:2/11/2026", limit=50)) == 16
    world.chloe.time_zone = "Pacific/Auckland"
    world.chloe.save()
    vars(world.chloe).pop("_browser", None)
    assert len(found(world.chloe, "le:2/11/2026", limit=50)) == 2
    with time_machine.travel(datetime(2026, 11, 4, 12, tzinfo=UTC), tick=False):
        assert len(shown(world.bruno, "search/?q=avant:hier&limit=50")["results"]) == 14
        assert len(shown(world.bruno, "search/?q=le:lundi&limit=50")["results"]) == 14


def test_pinned_and_saved_messages(world: World) -> None:
    pinned = say(world.ada, "Règles du salon", world.quay)
    saved = say(world.ada, "À garder", world.quay)
    pin_message(actor=world.ada, message=str(pinned.id))
    save_message(actor=world.chloe, message=str(saved.id))
    assert found(world.chloe, "est:épinglé") == ["Règles du salon"]
    assert found(world.chloe, "is:saved") == ["À garder"]
    assert found(world.bruno, "est:enregistré") == []
    assert found(world.chloe, "dans:quai -est:épinglé -is:saved") == []


def test_one_room_is_searched_alone(world: World) -> None:
    say(world.ada, "Marée haute", world.quay)
    say(world.ada, "Marée basse", world.news)
    assert found(world.chloe, "marée", room=world.news.id) == ["Marée basse"]
    assert found(world.chloe, "marée in:quai", room=world.news.id) == []


@pytest.mark.parametrize(
    "path",
    ["search/", "search/?q=", "search/?q=auteur:ada", f"search/?q={'a' * 10_000}"],
)
def test_what_is_no_search_is_said_in_words(world: World, path: str) -> None:
    status, code, place = refused(world.chloe, "get", path)
    assert status in (400, 413) and code in ("invalid", "too_large") and place == "$.q"


def test_what_looks_like_the_language_of_a_database_is_only_words(world: World) -> None:
    say(world.ada, "Rien à voir", world.quay)
    for q in (
        "'); DROP TABLE x;--",
        'NEAR("a" "b", 5)',
        "words:*",
        "a & !b | (c",
        "'\\ \\'",
        "^a* NOT b",
    ):
        answer = ask(world.chloe, "get", f"search/?q={quote(q)}")
        assert answer.status_code in (200, 400), answer.content
