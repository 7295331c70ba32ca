"""Events: the shape of each, beside ``type``, ``stream`` and ``seq``; nothing that differs by viewer."""

import re
import uuid
from typing import Any

from tests.protocol.account import Account, Object, Room, post
from tests.protocol.client import Client

TIME = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$")
PER_VIEWER = {"abilities", "unread", "mark", "role", "joined", "head", "me", "mine"}
MESSAGE = {
    "id", "room", "seq", "topic", "author", "text", "html", "client_id", "posted_at", "edited_at",
    "reply_to", "mentions", "attachments", "reactions", "card",
}  # fmt: skip
ROOM = {
    "id", "kind", "name", "purpose", "community", "visibility", "comments", "reactions",
    "joined_by_default", "archived_at", "created_at", "people", "group", "slow_mode",
}  # fmt: skip
TOPIC = {
    "id", "room", "title", "general", "created_at", "pinned_at", "resolved_at", "resolved_by",
    "summary", "summary_html",
}  # fmt: skip


def beside(event: Object) -> set[str]:
    """Return the fields of an event of a stream beside the three that each has."""
    assert isinstance(event["seq"], int)
    assert event["seq"] >= 1
    return set(event) - {"type", "stream", "seq"}


def names_in(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in names_in(inner)}
    if isinstance(value, list):
        return {name for inner in value for name in names_in(inner)}
    return set()


def test_message_posted_holds_the_whole_message(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno, kind="topic")
    client_id = str(uuid.uuid4())
    with ada.live() as client:
        text = f"**Bonjour** @{bruno.me['name']}"
        result = post(client, room, text, client_id=client_id)
        event = client.up_to(room.stream, result["seq"])[-1]
    assert event["type"] == "message.posted"
    assert beside(event) == {"message"}
    message = event["message"]
    assert message.keys() == MESSAGE
    assert message["id"] == result["id"]
    assert message["room"] == room.id
    assert message["seq"] == event["seq"]
    assert isinstance(message["topic"], str)
    assert message["author"].items() >= {
        "id": ada.id, "name": ada.me["name"], "kind": "member",
    }.items()  # fmt: skip
    assert message["text"] == text
    assert message["html"].startswith("<p><strong>Bonjour</strong>")
    assert message["client_id"] == client_id
    assert TIME.match(message["posted_at"])
    assert message["edited_at"] is None
    assert message["reply_to"] is None
    assert message["card"] is None
    assert message["mentions"] == [{"kind": "person", "id": bruno.id}]
    assert message["attachments"] == message["reactions"] == []


def test_message_edited_holds_the_whole_message_and_its_reactions(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        message = post(client, room, "Avant")["id"]
        client.do("reaction.add", message=message, emoji="👍")
        client.do("message.edit", message=message, text="Après")
        event = client.event("message.edited", stream=room.stream)
    assert beside(event) == {"message"}
    assert event["message"].keys() == MESSAGE
    assert TIME.match(event["message"]["edited_at"])
    assert event["message"]["reactions"] == [{"emoji": "👍", "people": [ada.id]}]


def test_topic_events_hold_the_topic(ada: Account) -> None:
    room = ada.make_room(kind="topic")
    with ada.live() as client:
        post(client, room, "a", new_topic="Quai")
        made = client.event("topic.created", stream=room.stream)
        ada.do("PATCH", f"/topics/{made['topic']['id']}/", {"title": "Le quai"})
        changed = client.event("topic.changed", stream=room.stream)
    for event, title in ((made, "Quai"), (changed, "Le quai")):
        assert beside(event) == {"topic"}
        topic = event["topic"]
        assert topic.keys() == TOPIC
        assert (topic["title"], topic["room"], topic["general"]) == (title, room.id, False)


def test_room_events_hold_the_card_without_abilities(ada: Account, chloe: Account) -> None:
    community = f"community:{ada.community}"
    with ada.live() as member, chloe.live() as outside:
        room = ada.make_room()
        ada.do("PATCH", f"{room.path}/", {"purpose": "Autre chose"})
        ada.do("PUT", f"{room.path}/archive/")
        for client, stream in ((member, room.stream), (outside, community)):
            changed = client.until(
                lambda it, stream=stream: (
                    it["type"] == "room.changed"
                    and it["stream"] == stream
                    and it["room"]["id"] == room.id
                    and it["room"]["purpose"] == "Autre chose"
                )
            )
            archived = client.until(
                lambda it, stream=stream: (
                    it["type"] == "room.archived"
                    and it["stream"] == stream
                    and it["room"]["id"] == room.id
                )
            )
            for event in (changed, archived):
                assert beside(event) == {"room"}
                assert event["room"].keys() == ROOM
            assert TIME.match(archived["room"]["archived_at"])


def test_member_events_hold_the_person(ada: Account, bruno: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        bruno.do("PUT", f"{room.path}/members/me/")
        joined = client.event("member.joined", stream=room.stream)
        bruno.do("DELETE", f"{room.path}/members/me/")
        left = client.event("member.left", stream=room.stream)
    for event in (joined, left):
        assert beside(event) == {"person"}
        assert event["person"] == bruno.id


def test_room_joined_and_left_hold_the_room_and_its_head(ada: Account, bruno: Account) -> None:
    with bruno.live() as client:
        room = ada.make_room(bruno)
        joined = client.event("room.joined", room=room.id)
        bruno.do("DELETE", f"{room.path}/members/me/")
        left = client.event("room.left", room=room.id)
    for event in (joined, left):
        assert event["stream"] == bruno.stream
        assert beside(event) == {"room", "head"}


def test_read_moved_holds_mark_and_counts(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as speaker, bruno.live() as reader:
        seq = post(speaker, room, "Lu")["seq"]
        reader.do("read.mark", room=room.id, seq=seq)
        moved = reader.event("read.moved", room=room.id)
    assert moved["stream"] == bruno.stream
    assert beside(moved) >= {"room", "topic", "mark", "unread", "mentions"}


def test_no_event_of_a_room_holds_what_differs_by_viewer(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno, kind="topic")
    with ada.live() as client:
        everything_happens(client, room)
        events = [it for it in client.up_to(room.stream, room.head) if it["type"] != "reply"]
    assert len({event["type"] for event in events}) >= 7
    for event in events:
        assert not names_in(event) & PER_VIEWER, event["type"]


def everything_happens(client: Client, room: Room) -> None:
    message = post(client, room, "Un", new_topic="Quai")["id"]
    client.do("message.edit", message=message, text="Deux")
    client.do("reaction.add", message=message, emoji="👍")
    client.do("reaction.remove", message=message, emoji="👍")
    client.do("message.delete", message=message)
    room.owner.do("PATCH", f"{room.path}/", {"purpose": "Autre chose"})
    room.owner.do("PUT", f"{room.path}/archive/")


def test_deleted_messages_leave_only_their_id(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        message = post(client, room, "Un secret")["id"]
        client.do("message.delete", message=message)
        gone = client.event("message.deleted", stream=room.stream)
    assert beside(gone) == {"message_id"}
