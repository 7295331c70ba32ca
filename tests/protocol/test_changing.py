"""Edits, deletions and reactions."""

import uuid
from urllib.parse import quote

import pytest

from tests.protocol.account import Account, Object, Room, post
from tests.protocol.client import Client


def test_an_edit_puts_other_words_in_its_place(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as client, bruno.live() as listener:
        posted = post(client, room, "Brouillon")
        answer = client.do("message.edit", message=posted["id"], text="*Au propre*")
        assert answer.keys() == {"seq"}
        event = listener.up_to(room.stream, answer["seq"])[-1]
        assert event.keys() == {"type", "stream", "seq", "message"}
        assert event["type"] == "message.edited"
        message = event["message"]
        assert message["text"] == "*Au propre*"
        assert "<em>Au propre</em>" in message["html"]
        assert message["edited_at"] is not None
        assert (message["id"], message["seq"]) == (posted["id"], posted["seq"])
        assert message["posted_at"] == posted["posted_at"]


def test_only_the_author_edits(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as client, bruno.live() as other:
        message = post(other, room, "De Bruno")["id"]
        assert client.refused("message.edit", message=message, text="D’Ada")["code"] == "forbidden"
    assert room.texts() == ["De Bruno"]


@pytest.mark.parametrize(("text", "code"), [(" \u200b ", "invalid"), ("x" * 8001, "too_large")])
def test_an_edit_takes_what_a_post_takes(ada: Account, text: str, code: str) -> None:
    room = ada.make_room()
    with ada.live() as client:
        message = post(client, room, "Reste")["id"]
        error = client.refused("message.edit", message=message, text=text)
        assert (error["code"], error["path"]) == (code, "$.text")
    assert room.texts() == ["Reste"]


def test_a_deleted_message_is_gone_everywhere(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as client, bruno.live() as listener:
        message = post(client, room, "Oublions")["id"]
        answer = client.do("message.delete", message=message)
        event = listener.up_to(room.stream, answer["seq"])[-1]
        assert event == {
            "type": "message.deleted", "stream": room.stream, "seq": answer["seq"],
            "message_id": message,
        }  # fmt: skip
        for kind, fields in (
            ("message.edit", {"text": "a"}),
            ("message.delete", {}),
            ("reaction.add", {"emoji": "👍"}),
            ("read.unmark", {}),
        ):
            error = listener.refused(kind, message=message, **fields)
            assert (error["code"], error["path"]) == ("not_found", "$.message")
    assert room.texts() == []
    assert bruno.refused("GET", f"/messages/{message}/")["code"] == "not_found"


def test_a_member_does_not_delete_what_others_said_and_the_animator_does(
    ada: Account, chloe: Account
) -> None:
    room = ada.make_room(chloe)
    with ada.live() as leader, chloe.live() as member:
        first, second = post(leader, room, "d’Ada"), post(member, room, "de Chloé")
        assert member.refused("message.delete", message=first["id"])["code"] == "forbidden"
        leader.do("message.delete", message=second["id"])
    assert room.texts() == ["d’Ada"]


def test_reactions_are_heard_and_counted(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as client, bruno.live() as other:
        message = post(client, room, "D’accord ?")["id"]
        seq = other.do("reaction.add", message=message, emoji="👍")["seq"]
        assert client.up_to(room.stream, seq)[-1] == {
            "type": "reaction.added", "stream": room.stream, "seq": seq,
            "message_id": message, "emoji": "👍", "person": bruno.id,
        }  # fmt: skip
        client.do("reaction.add", message=message, emoji="👍")
        assert reactions(ada, message) == [{"emoji": "👍", "people": [bruno.id, ada.id]}]
        seq = other.do("reaction.remove", message=message, emoji="👍")["seq"]
        assert client.up_to(room.stream, seq)[-1] == {
            "type": "reaction.removed", "stream": room.stream, "seq": seq,
            "message_id": message, "emoji": "👍", "person": bruno.id,
        }  # fmt: skip
    assert reactions(ada, message) == [{"emoji": "👍", "people": [ada.id]}]


def reactions(viewer: Account, message: str) -> list[Object]:
    found: list[Object] = viewer.get(f"/messages/{message}/")["reactions"]
    return found


def test_a_reaction_that_is_there_changes_nothing_and_answers_the_head(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        message = post(client, room, "D’accord ?")["id"]
        head = unchanged(client, room, "reaction.remove", message)
        added = client.do("reaction.add", message=message, emoji="🚢")["seq"]
        assert added == head + 1
        assert unchanged(client, room, "reaction.add", message) == added
        removed = client.do("reaction.remove", message=message, emoji="🚢")["seq"]
        assert removed == added + 1
        assert unchanged(client, room, "reaction.remove", message) == removed


def unchanged(client: Client, room: Room, command: str, message: str) -> int:
    seq: int = client.do(command, message=message, emoji="🚢")["seq"]
    assert room.head == seq
    return seq


@pytest.mark.parametrize("emoji", ["a", "👍👍", "<b>", " ", "👍a", ":+1:"])
def test_a_reaction_is_a_single_emoji(ada: Account, emoji: str) -> None:
    room = ada.make_room()
    with ada.live() as client:
        message = post(client, room, "D’accord ?")["id"]
        error = client.refused("reaction.add", message=message, emoji=emoji)
        assert (error["code"], error["path"]) == ("invalid", "$.emoji")


def test_what_is_said_over_rest_makes_the_same_events(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with bruno.live() as listener:
        body = {"text": "Par REST", "client_id": str(uuid.uuid4())}
        message = ada.do("POST", f"{room.path}/messages/", body)
        assert listener.up_to(room.stream, message["seq"])[-1]["message"] == message
        edited = ada.do("PATCH", f"/messages/{message['id']}/", {"text": "Mieux"})
        event = listener.event("message.edited", stream=room.stream)
        assert event["message"] == edited
        ada.do("PUT", f"/messages/{message['id']}/reactions/{quote('👍')}/")
        assert listener.event("reaction.added")["message_id"] == message["id"]
        ada.do("DELETE", f"/messages/{message['id']}/")
        assert listener.event("message.deleted")["message_id"] == message["id"]


def test_in_an_archived_room_nothing_changes_any_more(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        message = post(client, room, "Dernier mot")["id"]
        ada.do("PUT", f"{room.path}/archive/")
        assert client.event("room.archived", stream=room.stream)["room"]["archived_at"]
        for kind, fields in (
            ("message.post", {"room": room.id, "text": "a", "client_id": str(uuid.uuid4())}),
            ("message.edit", {"message": message, "text": "a"}),
            ("reaction.add", {"message": message, "emoji": "👍"}),
            ("typing.start", {"room": room.id}),
        ):
            error = client.refused(kind, **fields)
            assert error["code"] == "forbidden"
            assert "archiv" in error["detail"]
    assert room.texts() == ["Dernier mot"]
