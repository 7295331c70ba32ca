"""Frames: objects and arrays in both directions, one answer for each command, refusals with their path."""

import json
import uuid
from typing import Any

import pytest

from tests.protocol.account import Account, post


def ping(ref: str) -> dict[str, str]:
    return {"type": "ping", "ref": ref}


def test_every_command_gets_exactly_one_answer_with_its_ref(ada: Account) -> None:
    with ada.live() as client:
        refs = [client.order("ping") for _ in range(5)]
        for ref in refs:
            assert client.reply(ref) == {"type": "reply", "ref": ref, "ok": True, "result": {}}
        assert [it["ref"] for it in client.replies()].count("c1") == 1
        assert len(client.replies()) == 5


def test_an_array_in_is_answered_element_by_element(ada: Account) -> None:
    with ada.live() as client:
        client.send([ping("a"), {"type": "nothing.known", "ref": "b"}, ping("c")])
        assert client.reply("a")["ok"]
        assert client.reply("b")["error"]["code"] == "invalid"
        assert client.reply("c")["ok"]
        assert len(client.replies()) == 3


def test_an_array_of_one_is_an_array(ada: Account) -> None:
    with ada.live() as client:
        client.send([ping("only")])
        assert client.reply("only")["ok"]


def test_what_is_pending_travels_as_one_array(ada: Account) -> None:
    with ada.live() as client:
        client.send([ping(f"p{number}") for number in range(25)])
        for number in range(25):
            client.reply(f"p{number}")
        arrays = [frame for frame in client.frames if isinstance(frame, list)]
        assert arrays
        assert all(2 <= len(frame) <= 100 for frame in arrays)
        assert all(isinstance(it, dict) for frame in arrays for it in frame)


@pytest.mark.parametrize(
    "frame",
    ["[]", "[[]]", '[{"type":"ping","ref":"x"},[]]', '[[{"type":"ping","ref":"x"}]]'],
    ids=["empty", "nested-empty", "nested-beside", "nested"],
)
def test_an_empty_or_nested_array_is_invalid_without_a_ref(ada: Account, frame: str) -> None:
    with ada.live() as client:
        client.send(frame)
        error = client.reply(None)["error"]
        assert error["code"] == "invalid"
        assert error["title"]
        assert error["detail"]


def test_an_array_takes_a_hundred_objects_and_not_one_more(ada: Account) -> None:
    with ada.live() as client:
        client.send([ping(f"p{number}") for number in range(101)])
        assert client.reply(None)["error"]["code"] == "invalid"
        assert len(client.replies()) == 1
        client.send([ping(f"q{number}") for number in range(100)])
        for number in range(100):
            reply = client.reply(f"q{number}")
            assert reply["ok"] or reply["error"]["code"] == "rate_limited"


@pytest.mark.parametrize(
    "frame",
    ["", "{", "nothing", "12", '"text"', "null", "true", '{"type":"ping"', "\ufeff{}", "[" * 50_000,
     '{"type":"ping","ref":"x"} {"type":"ping","ref":"y"}'],
)  # fmt: skip
def test_what_is_no_object_or_array_is_invalid_without_a_ref(ada: Account, frame: str) -> None:
    with ada.live() as client:
        client.send(frame)
        assert client.reply(None)["error"]["code"] == "invalid"
        assert client.do("ping") == {}


def test_a_binary_frame_is_invalid(ada: Account) -> None:
    with ada.live() as client:
        client.send(json.dumps(ping("x")).encode())
        assert client.reply(None)["error"]["code"] == "invalid"
        assert client.do("ping") == {}


def test_an_unknown_type_is_invalid_with_its_path_and_its_ref(ada: Account) -> None:
    with ada.live() as client:
        error = client.refused("room.explode", room="x")
        assert (error["code"], error["path"]) == ("invalid", "$.type")
        assert error.keys() >= {"code", "title", "detail", "path"}


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"room": 12}, "$.room"),
        ({"room": None}, "$.room"),
        ({"text": ["a"]}, "$.text"),
        ({"client_id": "not-a-uuid"}, "$.client_id"),
        ({"topic": 3}, "$.topic"),
        ({"reply_to": {}}, "$.reply_to"),
        ({"attachments": "a"}, "$.attachments"),
        ({"attachments": [1]}, "$.attachments[0]"),
        ({"unknown": 1}, "$.unknown"),
    ],
)
def test_a_wrong_field_is_invalid_with_its_path(
    ada: Account, fields: dict[str, Any], path: str
) -> None:
    right = {"room": str(uuid.uuid4()), "text": "a", "client_id": str(uuid.uuid4())}
    with ada.live() as client:
        error = client.refused("message.post", **{**right, **fields})
        assert (error["code"], error["path"]) == ("invalid", path)


def test_a_missing_field_is_invalid_with_its_path(ada: Account) -> None:
    with ada.live() as client:
        error = client.refused("message.post", room=str(uuid.uuid4()), text="a")
        assert (error["code"], error["path"]) == ("invalid", "$.client_id")


def test_a_ref_has_at_most_64_characters(ada: Account) -> None:
    with ada.live() as client:
        client.send(ping("é" * 64))
        assert client.reply("é" * 64)["ok"]
        client.send(ping("r" * 65))
        error = client.reply(None)["error"]
        assert (error["code"], error["path"]) == ("invalid", "$.ref")


@pytest.mark.parametrize("ref", [None, 7, [], {}])
def test_a_ref_is_a_string(ada: Account, ref: Any) -> None:
    with ada.live() as client:
        client.send({"type": "ping", "ref": ref})
        assert client.reply(None)["error"]["code"] == "invalid"


def test_a_command_without_a_ref_is_invalid(ada: Account) -> None:
    with ada.live() as client:
        client.send({"type": "ping"})
        error = client.reply(None)["error"]
        assert (error["code"], error["path"]) == ("invalid", "$.ref")


def test_a_refusal_says_who_asked_even_when_a_field_is_wrong(ada: Account) -> None:
    with ada.live() as client:
        client.send({"type": "message.post", "ref": "mine", "room": 1})
        assert client.reply("mine")["error"]["code"] == "invalid"


def test_writes_of_one_socket_run_in_their_order(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        client.send(
            [
                {"type": "message.post", "ref": f"m{n}", "room": room.id, "text": f"mot {n}",
                 "client_id": str(uuid.uuid4())}
                for n in range(10)
            ]
        )  # fmt: skip
        seqs = [client.reply(f"m{n}")["result"]["seq"] for n in range(10)]
    assert seqs == sorted(seqs)
    assert room.texts() == [f"mot {n}" for n in range(10)]


def test_a_text_in_any_script_comes_back_as_it_was(ada: Account) -> None:
    room = ada.make_room()
    text = "Été à Ouessant 🚢 — 港口 \u0640 \U0001f468\u200d\U0001f469\u200d\U0001f467 “fin”"
    with ada.live() as client:
        seq = post(client, room, text)["seq"]
        (event,) = [it for it in client.up_to(room.stream, seq) if it["seq"] == seq]
    assert event["message"]["text"] == text
