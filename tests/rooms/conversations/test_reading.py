"""Read marks over REST: a room, a thème, back to a message."""

import pytest

from chatcore.live.models import Event
from tests.rooms.conversations.asking import done, refused, shown
from tests.worlds.rivages import World, say


def counts(world: World) -> dict[str, int]:
    topics = shown(world.chloe, f"rooms/{world.quay.id}/topics/")["results"]
    return {topic["title"]: topic["unread"] for topic in topics}


@pytest.fixture
def talk(world: World) -> list[int]:
    """Six messages, in two thèmes by turns; their positions."""
    return [
        say(
            world.ada,
            f"Message {number}",
            world.quay,
            **({"new_topic": "Bornes"} if number % 2 else {}),
        ).seq
        for number in range(6)
    ]


def test_reading_a_room_reads_all_its_thèmes(world: World, talk: list[int]) -> None:
    path = f"rooms/{world.quay.id}/read-mark/"
    assert done(world.chloe, "put", path, {"seq": talk[3]}) == {"unread": 2, "mentions": 0}
    assert counts(world) == {"Bornes": 1, "Général": 1}
    assert done(world.chloe, "put", path, {"seq": talk[-1]}) == {"unread": 0, "mentions": 0}
    card = shown(world.chloe, f"rooms/{world.quay.id}/")
    assert (card["unread"], card["mark"]) == (0, talk[-1])


def test_a_lower_mark_changes_nothing_and_says_nothing(world: World, talk: list[int]) -> None:
    path = f"rooms/{world.quay.id}/read-mark/"
    done(world.chloe, "put", path, {"seq": talk[-1]})
    events = Event.objects.count()
    assert done(world.chloe, "put", path, {"seq": talk[0]})["unread"] == 0
    assert done(world.chloe, "put", path, {"seq": talk[-1]})["unread"] == 0
    assert Event.objects.count() == events


def test_a_mark_beyond_the_end_is_the_end(world: World, talk: list[int]) -> None:
    path = f"rooms/{world.quay.id}/read-mark/"
    done(world.chloe, "put", path, {"seq": 10**15})
    say(world.ada, "Plus tard", world.quay)
    assert shown(world.chloe, f"rooms/{world.quay.id}/")["unread"] == 1


def test_a_thème_is_read_alone(world: World, talk: list[int]) -> None:
    path, topic = f"rooms/{world.quay.id}/read-mark/", str(world.topic("Bornes").id)
    answer = done(world.chloe, "put", path, {"seq": talk[-1], "topic": topic})
    assert answer == {"unread": 0, "mentions": 0}
    assert counts(world) == {"Bornes": 0, "Général": 3}
    event = Event.objects.filter(stream=f"user:{world.chloe.id}").latest("seq")
    assert event.type == "read.moved" and topic in event.body


def test_a_thème_read_ahead_stays_read_when_the_room_is_marked_lower(
    world: World, talk: list[int]
) -> None:
    path, topic = f"rooms/{world.quay.id}/read-mark/", str(world.topic("Bornes").id)
    done(world.chloe, "put", path, {"seq": talk[-1], "topic": topic})
    done(world.chloe, "put", path, {"seq": talk[1]})
    assert counts(world) == {"Bornes": 0, "Général": 2}


def test_unread_from_a_message_on(world: World, talk: list[int]) -> None:
    path = f"rooms/{world.quay.id}/messages/?limit=100"
    cards = {card["seq"]: card["id"] for card in shown(world.chloe, path)["results"]}
    done(world.chloe, "put", f"rooms/{world.quay.id}/read-mark/", {"seq": talk[-1]})
    body = {"message": cards[talk[3]]}
    assert done(world.chloe, "put", "unread-mark/", body) == {"unread": 2, "mentions": 0}
    assert counts(world) == {"Bornes": 2, "Général": 0}
    assert shown(world.chloe, f"rooms/{world.quay.id}/")["unread"] == 2


def test_unread_from_a_message_on_in_a_room_without_thèmes(world: World) -> None:
    posted = [say(world.ada, f"Annonce {n}", world.news) for n in range(3)]
    done(world.chloe, "put", f"rooms/{world.news.id}/read-mark/", {"seq": posted[-1].seq})
    body = {"message": str(posted[1].id)}
    assert done(world.chloe, "put", "unread-mark/", body) == {"unread": 2, "mentions": 0}
    assert shown(world.chloe, f"rooms/{world.news.id}/")["mark"] == posted[1].seq - 1


def test_an_edit_makes_nothing_unread_but_its_mention_counts_where_it_is_unread(
    world: World,
) -> None:
    read = say(world.ada, "Lu", world.quay)
    done(world.chloe, "put", f"rooms/{world.quay.id}/read-mark/", {"seq": read.seq})
    unread = say(world.ada, "Pas lu", world.quay)
    text = f"Pour @**Chloé Martin|{world.chloe.id}**"
    for posted in (read, unread):
        done(world.ada, "patch", f"messages/{posted.id}/", {"text": text})
    card = shown(world.chloe, f"rooms/{world.quay.id}/")
    assert (card["unread"], card["mentions"]) == (1, 1)
    done(world.ada, "delete", f"messages/{unread.id}/", status=204)
    card = shown(world.chloe, f"rooms/{world.quay.id}/")
    assert (card["unread"], card["mentions"]) == (0, 0)


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ({"seq": -1}, (400, "invalid", "$.seq")),
        ({"seq": "1"}, (400, "invalid", "$.seq")),
        ({}, (400, "invalid", "$")),
        ({"seq": 1, "topic": "rien"}, (404, "not_found", "$.topic")),
    ],
)
def test_what_is_no_mark(world: World, body: object, answer: tuple[object, ...]) -> None:
    assert refused(world.chloe, "put", f"rooms/{world.quay.id}/read-mark/", body)[:2] == answer[:2]


def test_who_is_not_in_the_room_marks_nothing(world: World) -> None:
    said = say(world.ada, "Bonjour", world.quay)
    path = f"rooms/{world.quay.id}/read-mark/"
    assert refused(world.dede, "put", path, {"seq": 1}) == (404, "not_found", "$.room")
    body = {"message": str(said.id)}
    assert refused(world.dede, "put", "unread-mark/", body) == (404, "not_found", "$.message")
    done(world.chloe, "delete", f"rooms/{world.quay.id}/members/me/", status=204)
    assert refused(world.chloe, "put", path, {"seq": 1})[:2] == (403, "forbidden")
    assert refused(world.chloe, "put", "unread-mark/", body)[:2] == (403, "forbidden")
