"""Thèmes over REST: made while posting, renamed, each with what is unread in it."""

import pytest

from chatcore.live.models import Event
from rooms.conversations.models import Topic
from tests.rooms.conversations.asking import a_post, done, refused, shown
from tests.worlds.rivages import World, say


def test_a_thème_is_made_by_its_first_message(world: World) -> None:
    path = f"rooms/{world.quay.id}"
    card = done(world.chloe, "post", f"{path}/messages/", a_post(new_topic="Bornes  T2"), 201)
    topics = shown(world.bruno, f"{path}/topics/")
    assert [topic["title"] for topic in topics["results"]] == ["Bornes T2", "Général"]
    topic = topics["results"][0]
    assert (topic["id"], topic["last_seq"], topic["unread"]) == (card["topic"], card["seq"], 1)
    assert (topic["last_posted_at"], topic["general"]) == (card["posted_at"], False)
    assert topics["position"] == {world.quay.stream: card["seq"]}
    events = Event.objects.filter(stream=world.quay.stream).order_by("-seq")[:2]
    assert [event.type for event in events] == ["message.posted", "topic.created"]


@pytest.mark.parametrize(
    "title", ["BORNES ÉLECTRIQUES", "Bornes electriques", " bornes   Électriques\n"]
)
def test_titles_that_differ_by_case_accents_or_spaces_are_one_thème(
    world: World, title: str
) -> None:
    first = say(world.ada, "Un", world.quay, new_topic="Bornes électriques")
    second = say(world.bruno, "Deux", world.quay, new_topic=title)
    assert Topic.objects.filter(room=world.quay).count() == 2
    path = f"rooms/{world.quay.id}/messages/?topic={world.topic('Bornes électriques').id}"
    ids = [card["id"] for card in shown(world.chloe, path)["results"]]
    assert ids == [str(second.id), str(first.id)]


def test_a_member_renames_a_thème_for_everybody(world: World) -> None:
    say(world.ada, "Un", world.quay, new_topic="Bornes")
    topic = world.topic("Bornes")
    card = done(world.chloe, "patch", f"topics/{topic.id}/", {"title": "Bornes de recharge"})
    assert card["title"] == "Bornes de recharge"
    assert Event.objects.filter(stream=world.quay.stream).latest("seq").type == "topic.changed"
    say(world.ada, "Deux", world.quay, new_topic="Bornes")
    assert Topic.objects.filter(room=world.quay).count() == 3


def test_a_title_that_another_thème_has_is_taken(world: World) -> None:
    say(world.ada, "Un", world.quay, new_topic="Bornes")
    path = f"topics/{world.topic('Bornes').id}/"
    assert refused(world.chloe, "patch", path, {"title": "GENERAL"}) == (409, "conflict", "$.title")
    assert done(world.chloe, "patch", path, {"title": "bornes"})["title"] == "bornes"


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("  ", (400, "invalid", "$.title")),
        ("é" * 121, (413, "too_large", "$.title")),
        (7, (400, "invalid", "$.title")),
    ],
)
def test_what_is_no_title(world: World, title: object, answer: tuple[object, ...]) -> None:
    path = f"topics/{world.topic('Général').id}/"
    assert refused(world.chloe, "patch", path, {"title": title}) == answer


def test_who_does_not_write_in_the_room_renames_nothing(world: World) -> None:
    path = f"topics/{world.topic('Général').id}/"
    assert refused(world.dede, "patch", path, {"title": "À moi"}) == (404, "not_found", "$.topic")
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert refused(world.chloe, "patch", path, {"title": "À moi"})[:2] == (403, "forbidden")
    done(world.ada, "put", f"rooms/{world.quay.id}/archive/")
    assert refused(world.bruno, "patch", path, {"title": "À moi"})[:2] == (403, "forbidden")


def test_rooms_of_other_kinds_have_no_thèmes(world: World) -> None:
    assert shown(world.chloe, f"rooms/{world.news.id}/topics/")["results"] == []


def test_unread_is_counted_in_each_thème(world: World) -> None:
    for number in range(3):
        say(world.ada, f"Borne {number}", world.quay, new_topic="Bornes")
    say(world.ada, f"Pour @**Chloé Martin|{world.chloe.id}**", world.quay)
    say(world.chloe, "De moi", world.quay)
    topics = shown(world.chloe, f"rooms/{world.quay.id}/topics/")["results"]
    counts = {topic["title"]: (topic["unread"], topic["mentions"]) for topic in topics}
    assert counts == {"Bornes": (3, 0), "Général": (1, 1)}
    card = shown(world.chloe, f"rooms/{world.quay.id}/")
    assert (card["unread"], card["mentions"]) == (4, 1)
