"""Pages of messages: older, newer, around, to the very first."""

import pytest

from rooms.conversations.actions.messages import delete_message
from tests.rooms.conversations.asking import refused, shown
from tests.worlds.rivages import World, say

COUNT = 23


@pytest.fixture
def told(world: World) -> list[tuple[int, str]]:
    """The seq and id of each message of the topic room, oldest first; every third is about « Bornes »."""
    posted = []
    for number in range(COUNT):
        more = {"new_topic": "Bornes"} if number % 3 == 0 else {}
        posted.append(say(world.ada, f"Message {number}", world.quay, **more))
    return [(one.seq, str(one.id)) for one in posted]


def seqs(page: dict[str, object]) -> list[int]:
    return [card["seq"] for card in page["results"]]


def test_following_next_reads_everything_to_the_very_first(
    world: World, told: list[tuple[int, str]]
) -> None:
    path, read = f"rooms/{world.quay.id}/messages/?limit=5", []
    while path:
        page = shown(world.chloe, path)
        read += seqs(page)
        path = page["next"]
    assert read == [seq for seq, _ in reversed(told)]


def test_following_previous_comes_back_to_the_newest(
    world: World, told: list[tuple[int, str]]
) -> None:
    first = told[0][0]
    path, read = f"rooms/{world.quay.id}/messages/?limit=5&after={first}", [first]
    while path:
        page = shown(world.chloe, path)
        read += reversed(seqs(page))
        path = page["previous"]
    assert read == [seq for seq, _ in told]


def test_a_page_says_the_position_that_it_was_read_at(
    world: World, told: list[tuple[int, str]]
) -> None:
    page = shown(world.chloe, f"rooms/{world.quay.id}/messages/")
    assert page["position"] == {world.quay.stream: told[-1][0]}
    assert page["next"] is None and page["previous"] is None


@pytest.mark.parametrize("by", ["seq", "id"])
def test_a_place_is_a_position_or_a_message(
    world: World, told: list[tuple[int, str]], by: str
) -> None:
    index = 10
    place = told[index][0 if by == "seq" else 1]
    path = f"rooms/{world.quay.id}/messages/?limit=4"
    expected = [seq for seq, _ in told]
    assert seqs(shown(world.chloe, f"{path}&before={place}")) == expected[6:10][::-1]
    assert seqs(shown(world.chloe, f"{path}&after={place}")) == expected[11:15][::-1]
    around = shown(world.chloe, f"{path}&around={place}")
    assert told[index][0] in seqs(around) and len(seqs(around)) == 4
    assert seqs(around) == expected[9:13][::-1]
    assert around["next"] and around["previous"]


def test_around_the_ends_there_is_nothing_beyond(world: World, told: list[tuple[int, str]]) -> None:
    path = f"rooms/{world.quay.id}/messages/?limit=6"
    newest = shown(world.chloe, f"{path}&around={told[-1][1]}")
    assert seqs(newest)[0] == told[-1][0] and newest["previous"] is None and newest["next"]
    oldest = shown(world.chloe, f"{path}&around={told[0][1]}")
    assert seqs(oldest)[-1] == told[0][0] and oldest["next"] is None and oldest["previous"]


def test_beyond_the_ends_pages_are_empty(world: World, told: list[tuple[int, str]]) -> None:
    path = f"rooms/{world.quay.id}/messages/"
    for place in (f"?after={told[-1][0]}", "?before=1", "?after=999999999999999999"):
        page = shown(world.chloe, path + place)
        assert (page["results"], page["next"], page["previous"]) == ([], None, None)


def test_a_thème_is_read_alone(world: World, told: list[tuple[int, str]]) -> None:
    topic = world.topic("Bornes")
    path, read = f"rooms/{world.quay.id}/messages/?limit=3&topic={topic.id}", []
    while path:
        page = shown(world.chloe, path)
        assert {card["topic"] for card in page["results"]} == {str(topic.id)}
        read += seqs(page)
        path = page["next"]
    assert read == [seq for seq, _ in told[::3]][::-1]


def test_deleted_messages_leave_no_gap_in_pages(world: World, told: list[tuple[int, str]]) -> None:
    for _, id_ in told[5:15]:
        delete_message(actor=world.ada, message=id_)
    path = f"rooms/{world.quay.id}/messages/?limit=4&before={told[16][0]}"
    expected = [told[index][0] for index in (15, 4, 3, 2)]
    assert seqs(shown(world.chloe, path)) == expected
    # A message that is gone still names its place.
    path = f"rooms/{world.quay.id}/messages/?limit=2&after={told[10][1]}"
    assert seqs(shown(world.chloe, path)) == [told[16][0], told[15][0]]


@pytest.mark.parametrize("name", ["before", "after", "around"])
@pytest.mark.parametrize("place", ["-1", "hier", "1e3", "1" * 19, "%00"])
def test_what_is_no_place_is_refused(world: World, name: str, place: str) -> None:
    path = f"rooms/{world.quay.id}/messages/?{name}={place}"
    assert refused(world.chloe, "get", path) == (400, "invalid", f"$.{name}")


def test_a_message_of_elsewhere_is_no_place_here(world: World, told: list[tuple[int, str]]) -> None:
    news = say(world.ada, "Annonce", world.news)
    club = say(world.ada, "Entre nous", world.club)
    for posted in (news, club):
        path = f"rooms/{world.quay.id}/messages/?before={posted.id}"
        assert refused(world.chloe, "get", path) == (400, "invalid", "$.before")
    path = f"rooms/{world.news.id}/messages/?topic={world.topic('Bornes').id}"
    assert refused(world.chloe, "get", path) == (404, "not_found", "$.topic")
