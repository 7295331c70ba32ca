"""REST beside the protocol: lists, pages to the very first message, problems, health."""

import uuid
from collections.abc import Iterator

import pytest

from tests.protocol.account import PROBLEM, Account, Object, Room, http, post, say
from tests.protocol.server import Server


@pytest.fixture
def long_room(ada: Account, bruno: Account) -> Room:
    """A room in which eighteen things were said, by two people as fast as they may."""
    room = ada.make_room(bruno)
    with ada.live() as a, bruno.live() as b:
        for number in range(9):
            post(a, room, f"mot {2 * number}")
            post(b, room, f"mot {2 * number + 1}")
    return room


def pages(viewer: Account, path: str) -> Iterator[Object]:
    url: str | None = path
    while url:
        page = viewer.get(url)
        yield page
        url = page["next"]


def test_messages_come_newest_first_and_next_goes_to_the_very_first(
    ada: Account, long_room: Room
) -> None:
    found = list(pages(ada, f"{long_room.path}/messages/?limit=5"))
    assert [len(page["results"]) for page in found] == [5, 5, 5, 3]
    seqs = [message["seq"] for page in found for message in page["results"]]
    assert seqs == sorted(seqs, reverse=True)
    texts = [message["text"] for page in found for message in page["results"]]
    assert texts == [f"mot {n}" for n in reversed(range(18))]
    assert found[-1]["next"] is None


def test_a_page_says_at_which_position_it_is_true(ada: Account, long_room: Room) -> None:
    page = ada.get(f"{long_room.path}/messages/")
    assert page.keys() >= {"results", "next", "position"}
    assert page["position"] == {long_room.stream: long_room.head}
    assert page["next"] is None


def test_pages_before_after_and_around(ada: Account, long_room: Room) -> None:
    everything = ada.get(f"{long_room.path}/messages/?limit=100")["results"][::-1]
    middle = everything[9]
    for pivot in (middle["seq"], middle["id"]):
        path = f"{long_room.path}/messages/?limit=4&"
        before = ada.get(f"{path}before={pivot}")["results"]
        assert [it["id"] for it in before] == [it["id"] for it in everything[8:4:-1]]
        after = ada.get(f"{path}after={pivot}")["results"]
        assert [it["id"] for it in after] == [it["id"] for it in everything[13:9:-1]]
        around = ada.get(f"{path}around={pivot}")["results"]
        assert middle["id"] in [it["id"] for it in around]
        assert len(around) == 4


@pytest.mark.parametrize("query", ["limit=0", "limit=many", "before=x", "after=-1", "around=1e9"])
def test_a_page_that_cannot_be_is_a_problem(ada: Account, query: str) -> None:
    room = ada.make_room()
    problem = ada.refused("GET", f"{room.path}/messages/?{query}")
    assert (problem["status"], problem["code"]) == (400, "invalid")
    assert problem["path"] == f"$.{query.split('=')[0]}"


def test_messages_of_a_topic(ada: Account) -> None:
    room = ada.make_room(kind="topic")
    with ada.live() as client:
        post(client, room, "général")
        seq = post(client, room, "du quai", new_topic="Quai")["seq"]
        topic = client.up_to(room.stream, seq)[-1]["message"]["topic"]
    page = ada.get(f"{room.path}/messages/?topic={topic}")
    assert [it["text"] for it in page["results"]] == ["du quai"]


def test_rooms_list_those_joined_with_a_position_for_each(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        seq = post(client, room, "Bonjour")["seq"]
    page = ada.get("/rooms/")
    assert page.keys() >= {"results", "next", "position"}
    (card,) = [it for it in page["results"] if it["id"] == room.id]
    assert card.keys() >= {"id", "kind", "name", "community", "unread", "mentions", "abilities"}
    assert card["abilities"].keys() >= {"see", "post", "invite", "change"}
    assert all(isinstance(able, bool) for able in card["abilities"].values())
    assert page["position"][room.stream] == card["head"] == seq
    assert ada.stream in page["position"]
    assert {it["kind"] for it in page["results"]} <= {"topic", "club", "announcement", "direct"}


def test_abilities_are_the_viewers_own(ada: Account, chloe: Account) -> None:
    room = ada.make_room(chloe, kind="announcement")
    assert room.card(ada)["abilities"]["post"] is True
    assert room.card(chloe)["abilities"]["post"] is False


def test_browsing_lists_what_one_could_join(ada: Account, chloe: Account) -> None:
    shown, hidden = ada.make_room(), ada.make_room(visibility="private")
    found = [it["id"] for it in chloe.get("/rooms/?browse=1")["results"]]
    assert shown.id in found
    assert hidden.id not in found
    chloe.do("PUT", f"{shown.path}/members/me/")
    assert shown.id not in [it["id"] for it in chloe.get("/rooms/?browse=1")["results"]]
    assert shown.id in [it["id"] for it in chloe.get("/rooms/")["results"]]


def test_a_post_answers_201_and_its_repeat_200_with_the_same_message(ada: Account) -> None:
    room = ada.make_room()
    body = {"text": "Une fois", "client_id": str(uuid.uuid4())}
    first = say(ada, room, **body)
    again = ada.ask("POST", f"{room.path}/messages/", body)
    while again.status == 429:
        again = ada.ask("POST", f"{room.path}/messages/", body)
    assert (again.status, again.body) == (200, first)
    assert room.texts() == ["Une fois"]


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing/", "/api/nothing", "/api/", "/api/v1/rooms/x/y/z/", "/api/v2/rooms/"]
)
def test_every_address_under_api_that_is_none_is_a_problem(server: Server, path: str) -> None:
    answer = http(server, "GET", path)
    assert answer.status == 404
    assert answer.problem["code"] == "not_found"


def test_nobody_is_told_to_sign_in(server: Server) -> None:
    for path in ("/rooms/", "/me/", "/communities/", "/people/"):
        answer = http(server, "GET", f"/api/v1{path}")
        assert answer.status == 401
        assert answer.problem["code"] == "unauthenticated"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe", b"[" * 100_000, b'{"text":1}',
     b'{"text":"a","client_id":"x"}', b'{"text":"a"}', b'{"a":' * 5000],
)  # fmt: skip
def test_a_malformed_body_is_a_problem(ada: Account, body: bytes) -> None:
    room = ada.make_room()
    for path in (f"{room.path}/messages/", "/rooms/", "/previews/"):
        problem = ada.refused("POST", path, body)
        assert (problem["status"], problem["code"]) == (400, "invalid"), path


def test_an_oversized_body_is_a_problem(ada: Account) -> None:
    room = ada.make_room()
    body = {"text": "x" * 2_000_000, "client_id": str(uuid.uuid4())}
    problem = ada.refused("POST", f"{room.path}/messages/", body)
    assert (problem["status"], problem["code"]) == (413, "too_large")
    body = {"text": "x" * 8001, "client_id": str(uuid.uuid4())}
    problem = ada.refused("POST", f"{room.path}/messages/", body)
    assert problem["code"] in ("too_large", "rate_limited")
    assert room.texts() == []


def test_other_verbs_and_types_are_problems(ada: Account) -> None:
    assert ada.refused("PUT", "/rooms/")["status"] == 405
    problem = ada.refused("POST", "/rooms/", b"a=b", **{"Content-Type": "text/plain"})
    assert problem["status"] == 415


def test_health_answers_json(either: Server) -> None:
    for path in ("/health/live", "/health/ready"):
        answer = http(either, "GET", path)
        assert answer.status == 200
        assert answer.headers["content-type"].startswith("application/json")
        assert answer.body["status"] == "ok"


def test_the_schema_is_served(ada: Account) -> None:
    schema = ada.get("/schema/")
    assert schema["openapi"].startswith("3.1")
    assert PROBLEM in str(schema)
