"""Thèmes that are led: merged, resolved with a summary, kept at the top, followed or muted."""

import uuid
from typing import Any

import pytest

from chatcore.foundation.jobs.worker import Worker
from chatcore.live.followers import follow
from chatcore.live.models import Event
from chatcore.people.models import Person
from rooms.conversations.actions.rooms import open_direct
from rooms.conversations.actions.withdrawing import delete_message
from rooms.conversations.models import Message, Topic
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.rivages import World, say


def topics(person: Person, world: World) -> dict[str, Any]:
    """Return the thèmes of the quay as ``person`` reads them, by title, in their order."""
    results = shown(person, f"rooms/{world.quay.id}/topics/")["results"]
    return {topic["title"]: topic for topic in results}


@pytest.fixture
def two(world: World) -> tuple[str, str]:
    """The ids of two thèmes in which Ada has said something."""
    for title in ("Bornes", "Câbles"):
        say(world.ada, f"Au sujet des {title.lower()}", world.quay, new_topic=title)
    return str(world.topic("Bornes").id), str(world.topic("Câbles").id)


def told(person: Person) -> list[tuple[str, str, int]]:
    """Let the worker do what waits; return what ``person`` is told: kind, words, how many in one."""
    Worker().drain()
    notices = shown(person, "notices/")["results"]
    return [(one["kind"], one["excerpt"], one["count"]) for one in notices]


def test_two_thèmes_become_one(world: World, two: tuple[str, str]) -> None:
    gone, kept = two
    card = done(world.chloe, "post", f"topics/{gone}/merging/", {"into": kept})
    assert (card["id"], card["title"]) == (kept, "Câbles")
    assert list(topics(world.bruno, world)) == ["Câbles", "Général"]
    assert topics(world.bruno, world)["Câbles"]["unread"] == 2
    event = Event.objects.filter(stream=world.quay.stream).latest("seq")
    assert event.type == "topic.merged"


def test_the_address_of_a_merged_thème_leads_to_what_it_became(
    world: World, two: tuple[str, str]
) -> None:
    gone, kept = two
    general = str(world.topic("Général").id)
    done(world.chloe, "post", f"topics/{gone}/merging/", {"into": kept})
    done(world.chloe, "post", f"topics/{kept}/merging/", {"into": general})
    assert shown(world.bruno, f"topics/{gone}/")["id"] == general
    path = f"rooms/{world.quay.id}/messages/"
    assert len(shown(world.bruno, f"{path}?topic={gone}")["results"]) == 2
    posted = done(world.bruno, "post", path, a_post(topic=gone), 201)
    assert posted["topic"] == general, "what was on its way comes where the rest is"
    say(world.bruno, "Encore", world.quay, new_topic="Bornes")
    assert list(topics(world.bruno, world)) == ["Bornes", "Général"], "its name is free again"


def test_what_was_posted_in_the_moment_of_a_merge_follows(
    world: World, two: tuple[str, str]
) -> None:
    follow()
    gone, kept = two
    late = say(world.bruno, "Au dernier moment", world.quay, topic=gone)
    done(world.chloe, "post", f"topics/{gone}/merging/", {"into": kept})
    # Looked at before the merge, written after it: what two transactions may do.
    Message.objects.filter(id=late.id).update(topic=gone)
    say(world.bruno, "Suite", world.quay, topic=kept)
    Worker().drain()
    assert str(Message.objects.get(id=late.id).topic_id) == kept


def test_what_is_not_merged(world: World, two: tuple[str, str]) -> None:
    gone, kept = two
    general = str(world.topic("Général").id)
    path = f"topics/{gone}/merging/"
    assert refused(world.chloe, "post", path, {"into": gone}) == (409, "conflict", "$.into")
    assert refused(world.chloe, "post", path, {"into": "x"}) == (404, "not_found", "$.into")
    path = f"topics/{general}/merging/"
    assert refused(world.chloe, "post", path, {"into": kept})[:2] == (409, "conflict")
    assert refused(world.dede, "post", path, {"into": kept})[0] == 404
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert refused(world.chloe, "post", path, {"into": kept})[:2] == (403, "forbidden")


def test_a_thème_is_resolved_with_a_summary_and_opened_again(
    world: World, two: tuple[str, str]
) -> None:
    path = f"topics/{two[0]}/resolution/"
    card = done(world.chloe, "put", path, {"summary": " **Six** bornes au quai 3 "})
    assert card["summary"] == "**Six** bornes au quai 3"
    assert card["summary_html"] == "<p><strong>Six</strong> bornes au quai 3</p>"
    assert (card["resolved_by"]["name"], bool(card["resolved_at"])) == ("Chloé Martin", True)
    assert topics(world.bruno, world)["Bornes"]["resolved_at"] == card["resolved_at"]
    again = done(world.bruno, "put", path, {"summary": "**Six** bornes au quai 3"})
    assert again["resolved_by"]["name"] == "Chloé Martin", "nothing has changed"
    other = done(world.bruno, "put", path, {"summary": "Huit"})
    assert other["resolved_by"]["name"] == "Bruno Le Goff"
    card = done(world.bruno, "delete", path)
    assert (card["resolved_at"], card["resolved_by"], card["summary"]) == (None, None, "Huit")
    kinds = Event.objects.filter(stream=world.quay.stream).order_by("-seq")
    assert [event.type for event in kinds[:3]] == ["topic.changed"] * 3
    assert done(world.bruno, "delete", path)["resolved_at"] is None


def test_a_summary_shows_no_script_and_has_an_end(world: World, two: tuple[str, str]) -> None:
    path = f"topics/{two[0]}/resolution/"
    card = done(world.chloe, "put", path, {"summary": "<script>alert(1)</script>"})
    assert "<script" not in card["summary_html"]
    long = {"summary": "é" * 2001}
    assert refused(world.chloe, "put", path, long) == (413, "too_large", "$.summary")
    assert refused(world.dede, "put", path, {})[0] == 404
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert refused(world.chloe, "put", path, {})[:2] == (403, "forbidden")


def test_the_words_of_the_community_hold_for_titles_and_summaries(
    world: World, two: tuple[str, str]
) -> None:
    word = {"pattern": "abruti", "effect": "refuse"}
    done(world.bruno, "post", f"communities/{world.community.id}/filter/", word, 201)
    path = f"topics/{two[0]}/"
    message = str(Message.objects.filter(topic=two[0]).values_list("id", flat=True)[0])
    move = {"message": message, "room": str(world.quay.id), "new_topic": "Abruti"}
    for verb, at, body in (
        ("put", f"{path}resolution/", {"summary": "Quel abruti"}),
        ("patch", path, {"title": "Abruti"}),
        ("post", "moves/", move),
    ):
        assert refused(world.chloe, verb, at, body)[:2] == (403, "words_refused")


def test_who_leads_the_room_keeps_a_thème_at_the_top(world: World, two: tuple[str, str]) -> None:
    path = f"topics/{two[0]}/pin/"
    assert list(topics(world.chloe, world)) == ["Câbles", "Bornes", "Général"]
    assert refused(world.chloe, "put", path)[:2] == (403, "forbidden")
    assert done(world.bruno, "put", path)["pinned_at"]
    done(world.bruno, "put", path)
    assert list(topics(world.chloe, world)) == ["Bornes", "Câbles", "Général"]
    assert done(world.bruno, "delete", path)["pinned_at"] is None
    assert list(topics(world.chloe, world)) == ["Câbles", "Bornes", "Général"]


def test_the_top_has_room_for_twenty(
    world: World, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rooms.conversations.actions.topic_states.MOST_PINNED", 1)
    done(world.bruno, "put", f"topics/{two[0]}/pin/")
    assert refused(world.bruno, "put", f"topics/{two[1]}/pin/") == (409, "conflict", "$.topic")


def test_who_follows_a_thème_is_told_of_all_in_it_on_one_line(
    world: World, two: tuple[str, str]
) -> None:
    follow()
    card = done(world.chloe, "put", f"topics/{two[0]}/following/", {"choice": "follow"})
    assert card["choice"] == "follow"
    assert Event.objects.filter(stream=f"user:{world.chloe.id}").latest("seq").type == (
        "topic.followed"
    )
    for text in ("Un", "Deux"):
        say(world.ada, text, world.quay, topic=two[0])
    say(world.ada, "Ailleurs", world.quay, topic=two[1])
    say(world.chloe, "De moi", world.quay, topic=two[0])
    assert told(world.chloe) == [("topic", "Deux", 2)]
    say(world.ada, "@Chloé Martin ?", world.quay, topic=two[0])
    assert told(world.chloe)[0] == ("mention", "@Chloé Martin ?", 1), "the strongest reason alone"
    done(world.chloe, "put", f"topics/{two[0]}/following/", {"choice": ""})
    say(world.ada, "Trois", world.quay, topic=two[0])
    assert len(told(world.chloe)) == 2


def test_of_a_muted_thème_one_hears_only_ones_name(world: World, two: tuple[str, str]) -> None:
    follow()
    done(world.chloe, "put", f"rooms/{world.quay.id}/level/", {"level": "everything"})
    done(world.chloe, "put", f"topics/{two[0]}/following/", {"choice": "mute"})
    say(world.ada, "Un", world.quay, topic=two[0])
    say(world.ada, "@tous venez", world.quay, topic=two[0])
    assert told(world.chloe) == []
    say(world.ada, "@Chloé Martin ?", world.quay, topic=two[0])
    assert [kind for kind, _, _ in told(world.chloe)] == ["mention"]
    assert topics(world.chloe, world)["Bornes"]["unread"] == 4, "the count is another matter"


def test_the_levels_of_a_room_have_an_effect(world: World, two: tuple[str, str]) -> None:
    follow()
    level = f"rooms/{world.quay.id}/level/"
    for person, choice in ((world.chloe, "everything"), (world.bruno, "mentions")):
        done(person, "put", level, {"level": choice})
    say(world.ada, "Un", world.quay, topic=two[0])
    assert told(world.chloe) == [("topic", "Un", 1)]
    assert told(world.bruno) == []
    done(world.bruno, "patch", "notices/preferences/", {"preset": "everything"})
    say(world.ada, "Deux", world.quay, topic=two[0])
    assert told(world.bruno) == [], "the room's level goes before the preset"
    done(world.bruno, "put", level, {"level": ""})
    say(world.ada, "Trois", world.quay, topic=two[0])
    assert told(world.bruno) == [("topic", "Trois", 1)]
    done(world.chloe, "put", level, {"level": "nothing"})
    done(world.chloe, "put", f"topics/{two[1]}/following/", {"choice": "follow"})
    say(world.ada, "Quatre", world.quay, topic=two[0])
    say(world.ada, "Cinq", world.quay, topic=two[1])
    assert [words for _, words, _ in told(world.chloe)] == ["Cinq", "Trois"]


def test_what_is_no_choice_and_whose_it_is(world: World, two: tuple[str, str]) -> None:
    path = f"topics/{two[0]}/following/"
    answer = refused(world.chloe, "put", path, {"choice": "loud"})
    assert answer == (400, "invalid", "$.choice")
    assert refused(world.dede, "put", path, {"choice": "mute"})[0] == 404
    done(world.chloe, "put", path, {"choice": "mute"})
    assert topics(world.bruno, world)["Bornes"]["choice"] == ""
    missing = f"topics/{uuid.uuid4()}/following/"
    assert refused(world.chloe, "put", missing, {"choice": ""}) == (404, "not_found", "$.topic")


def test_whoever_follows_one_of_two_follows_what_they_become(
    world: World, two: tuple[str, str]
) -> None:
    done(world.chloe, "put", f"topics/{two[0]}/following/", {"choice": "follow"})
    done(world.bruno, "put", f"topics/{two[0]}/following/", {"choice": "follow"})
    done(world.bruno, "put", f"topics/{two[1]}/following/", {"choice": "mute"})
    done(world.ada, "post", f"topics/{two[0]}/merging/", {"into": two[1]})
    assert topics(world.chloe, world)["Câbles"]["choice"] == "follow"
    assert topics(world.bruno, world)["Câbles"]["choice"] == "mute"


def test_a_line_goes_on_with_the_messages_that_are_left(world: World) -> None:
    follow()
    talk, _ = open_direct(actor=world.ada, people=[str(world.chloe.id)])
    one, two, three = (say(world.ada, text, talk) for text in ("Un", "Deux", "Trois"))
    assert told(world.chloe) == [("direct", "Trois", 3)]
    delete_message(actor=world.ada, message=str(three.id))
    assert told(world.chloe) == [("direct", "Deux", 2)]
    delete_message(actor=world.ada, message=str(one.id))
    assert told(world.chloe) == [("direct", "Deux", 1)]
    delete_message(actor=world.ada, message=str(two.id))
    assert told(world.chloe) == []


def test_thèmes_that_are_merged_are_found_no_more(world: World, two: tuple[str, str]) -> None:
    done(world.ada, "post", f"topics/{two[0]}/merging/", {"into": two[1]})
    assert Topic.objects.filter(room=world.quay).count() == 3
    found = shown(world.chloe, "search/suggestions/?q=borne")["topics"]
    assert found == []
