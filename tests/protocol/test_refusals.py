"""Refusals: the same for what is hidden and what is missing; what is seen but not allowed says why."""

import uuid

import pytest

from tests.protocol.account import Account, Object, post, say
from tests.protocol.client import Client


def refused_post(client: Client, room: str, text: str = "a", **fields: object) -> Object:
    return client.refused(
        "message.post", room=room, text=text, client_id=str(uuid.uuid4()), **fields
    )


def test_a_hidden_room_a_missing_one_and_no_id_at_all_are_refused_alike(
    ada: Account, chloe: Account
) -> None:
    hidden = ada.make_room(visibility="private").id
    rooms = [hidden, str(uuid.uuid4()), "not-an-id", "", "x" * 300, hidden[:-1], "../../etc"]
    with chloe.live() as client:
        for kind, fields in (
            ("message.post", {"text": "a"}),
            ("read.mark", {"seq": 1}),
            ("typing.start", {}),
        ):
            said = set()
            for room in rooms:
                more = {"client_id": str(uuid.uuid4())} if kind == "message.post" else {}
                error = client.refused(kind, room=room, **fields, **more)
                assert error["code"] == "not_found", (kind, room)
                said.add((error["title"], error["detail"], error["path"]))
            assert len(said) == 1, kind


def test_over_rest_too(ada: Account, chloe: Account) -> None:
    hidden = ada.make_room(visibility="private")
    message = say(ada, hidden, "Entre nous")["id"]
    pairs = [
        [f"/rooms/{hidden.id}/", f"/rooms/{uuid.uuid4()}/", "/rooms/nothing/"],
        [f"/rooms/{it}/messages/" for it in (hidden.id, uuid.uuid4(), "nothing")],
        [f"/rooms/{it}/members/" for it in (hidden.id, uuid.uuid4(), "nothing")],
        [f"/rooms/{it}/topics/" for it in (hidden.id, uuid.uuid4(), "nothing")],
        [f"/messages/{it}/" for it in (message, uuid.uuid4(), "nothing")],
    ]
    for paths in pairs:
        problems = [chloe.refused("GET", path) for path in paths]
        assert {(it["status"], it["code"]) for it in problems} == {(404, "not_found")}
        assert len({(it["title"], it["detail"], it.get("path")) for it in problems}) == 1


def test_a_guest_does_not_find_the_public_rooms_of_the_community(
    ada: Account, dede: Account
) -> None:
    room = ada.make_room(visibility="public")
    with dede.live() as client:
        assert refused_post(client, room.id)["code"] == "not_found"
    assert dede.refused("PUT", f"{room.path}/members/me/")["code"] == "not_found"
    browsed = dede.get("/rooms/?browse=1")["results"]
    assert room.id not in [it["id"] for it in browsed]


def test_messages_of_hidden_rooms_are_not_found(ada: Account, chloe: Account) -> None:
    hidden = ada.make_room(visibility="private")
    with ada.live() as owner, chloe.live() as client:
        message = post(owner, hidden, "Entre nous")["id"]
        for kind, fields in (
            ("message.edit", {"text": "a"}),
            ("message.delete", {}),
            ("reaction.add", {"emoji": "👍"}),
            ("reaction.remove", {"emoji": "👍"}),
            ("read.unmark", {}),
        ):
            there, missing = (
                client.refused(kind, message=id_, **fields) for id_ in (message, str(uuid.uuid4()))
            )
            assert there == missing
            assert (there["code"], there["path"]) == ("not_found", "$.message")


def test_a_seen_room_that_one_has_not_joined_is_forbidden_and_says_so(
    ada: Account, chloe: Account
) -> None:
    room = ada.make_room(visibility="public")
    with chloe.live() as client:
        error = refused_post(client, room.id)
        assert error["code"] == "forbidden"
        assert "rejoignez" in error["detail"]


def test_each_reason_to_refuse_a_post_is_said_in_its_own_words(
    ada: Account, chloe: Account
) -> None:
    seen = ada.make_room()
    news = ada.make_room(chloe, kind="announcement")
    archived = ada.make_room(chloe)
    ada.do("PUT", f"{archived.path}/archive/")
    with chloe.live() as client:
        errors = [refused_post(client, room.id) for room in (seen, news, archived)]
    assert {error["code"] for error in errors} == {"forbidden"}
    assert len({error["detail"] for error in errors}) == 3


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\t ", "\u200b", "\u200b\u200c\u200d\ufeff", "\u00a0\u3000", "\u2060", "\u202e",
     "\u3164", "\u2800", "\x00\x01"],
)  # fmt: skip
def test_a_text_with_nothing_to_see_is_invalid(ada: Account, text: str) -> None:
    room = ada.make_room()
    with ada.live() as client:
        error = refused_post(client, room.id, text)
        assert (error["code"], error["path"]) == ("invalid", "$.text")
    problem = ada.refused(
        "POST", f"{room.path}/messages/", {"text": text, "client_id": str(uuid.uuid4())}
    )
    assert problem["code"] in ("invalid", "rate_limited")
    assert room.texts() == []


def test_a_text_takes_8000_characters_whatever_they_weigh(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        for text in ("x" * 8000, "é" * 8000, "🚢" * 8000):
            post(client, room, text)
        error = refused_post(client, room.id, "x" * 8001)
        assert (error["code"], error["path"]) == ("too_large", "$.text")
    assert [len(text) for text in room.texts()] == [8000] * 3


def test_half_a_character_is_refused_and_breaks_nothing(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        for ref, escaped in (("a", '"\\ud83d"'), ("b", '"x\\udc00y"')):
            client.send(
                f'{{"type":"message.post","ref":"{ref}","room":"{room.id}","text":{escaped},'
                f'"client_id":"{uuid.uuid4()}"}}'
            )
            reply = client.until(lambda it: it["type"] == "reply" and not it["ok"])
            assert reply["error"]["code"] == "invalid"
        assert client.do("ping") == {}
    body = f'{{"text":"\\ud83d","client_id":"{uuid.uuid4()}"}}'.encode()
    assert ada.refused("POST", f"{room.path}/messages/", body)["code"] == "invalid"
    assert room.texts() == []


def test_ten_thousand_nested_quotes_hurt_nobody(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        error = refused_post(client, room.id, ">" * 10_000 + " a")
        assert error["code"] == "too_large"
        for text in (">" * 7990 + " a", "> " * 3990 + "a", "[" * 8000, "**" * 3999 + "a"):
            assert post(client, room, text)["seq"]
    assert len(room.texts()) == 4


def test_a_room_of_another_community_is_not_found(ada: Account, dede: Account) -> None:
    """Dédé is a guest: every room that he was not invited to is elsewhere for him."""
    rooms = {it["id"] for it in ada.get("/rooms/")["results"]}
    his = {it["id"] for it in dede.get("/rooms/")["results"]}
    with dede.live() as client:
        streams = {it.removeprefix("room:") for it in client.hello["heads"] if it[:5] == "room:"}
        assert streams == his
        for room in sorted(rooms - his)[:5]:
            assert refused_post(client, room)["code"] == "not_found"
