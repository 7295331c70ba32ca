"""Read marks: unread messages and mentions, of a room or of a thème."""

import pytest

from tests.protocol.account import Account, Object, Room, post
from tests.protocol.client import Client


@pytest.fixture
def room(ada: Account, bruno: Account) -> Room:
    return ada.make_room(bruno, kind="topic")


def topic_titled(viewer: Account, room: Room, title: str) -> Object:
    found = viewer.get(f"{room.path}/topics/")["results"]
    (topic,) = [it for it in found if it["title"] == title]
    return dict(topic)


def counts(viewer: Account, room: Room) -> tuple[int, int]:
    card = room.card(viewer)
    return card["unread"], card["mentions"]


def mark(client: Client, room: Room, seq: int, **fields: str) -> tuple[int, int]:
    result = client.do("read.mark", room=room.id, seq=seq, **fields)
    assert result.keys() == {"unread", "mentions"}
    return result["unread"], result["mentions"]


def test_joining_marks_what_is_there_as_read(ada: Account, chloe: Account, room: Room) -> None:
    with ada.live() as client:
        post(client, room, "Avant")
        chloe.do("PUT", f"{room.path}/members/me/")
        assert counts(chloe, room) == (0, 0)
        post(client, room, "Après")
        assert counts(chloe, room) == (1, 0)


def test_ones_own_messages_are_not_unread(ada: Account, room: Room) -> None:
    with ada.live() as client:
        post(client, room, "De moi")
        assert counts(ada, room) == (0, 0)


def test_a_mark_answers_what_is_left(ada: Account, bruno: Account, room: Room) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        seqs = [post(speaker, room, f"mot {n}")["seq"] for n in range(4)]
        assert counts(bruno, room) == (4, 0)
        assert mark(reader, room, seqs[1]) == (2, 0)
        assert mark(reader, room, seqs[3]) == (0, 0)


def test_a_lower_mark_changes_nothing(ada: Account, bruno: Account, room: Room) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        seqs = [post(speaker, room, f"mot {n}")["seq"] for n in range(3)]
        assert mark(reader, room, seqs[1]) == (1, 0)
        reader.event("read.moved", room=room.id)
        assert mark(reader, room, seqs[0]) == (1, 0)
        assert mark(reader, room, seqs[1]) == (1, 0)
        assert mark(reader, room, seqs[2]) == (0, 0)
        reader.event("read.moved", room=room.id, mark=seqs[2])
        assert reader.count("read.moved", room=room.id) == 2


def test_a_mark_moves_on_every_socket_of_the_person(
    ada: Account, bruno: Account, room: Room
) -> None:
    with ada.live() as speaker, bruno.live() as desk, bruno.live() as phone:
        seq = post(speaker, room, f"Bonjour @{bruno.me['name']}")["seq"]
        mark(desk, room, seq)
        for client in (desk, phone):
            moved = client.event("read.moved", room=room.id)
            assert moved["stream"] == bruno.stream
            assert moved.keys() >= {"seq", "room", "topic", "mark", "unread", "mentions"}
            assert (moved["topic"], moved["mark"]) == (None, seq)
            assert (moved["unread"], moved["mentions"]) == (0, 0)
        speaker.do("ping")
        assert speaker.count("read.moved") == 0


def test_a_topic_is_marked_on_its_own(ada: Account, bruno: Account, room: Room) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        post(speaker, room, "Un", new_topic="Quai")
        post(speaker, room, "Deux", new_topic="Grue")
        last = post(speaker, room, "Trois", new_topic="Quai")["seq"]
        quay, crane = (topic_titled(bruno, room, title) for title in ("Quai", "Grue"))
        assert (quay["unread"], crane["unread"]) == (2, 1)
        assert mark(reader, room, last, topic=quay["id"]) == (0, 0)
        moved = reader.event("read.moved", room=room.id)
        assert (moved["topic"], moved["unread"]) == (quay["id"], 0)
        assert topic_titled(bruno, room, "Grue")["unread"] == 1
        assert counts(bruno, room) == (1, 0)


def test_without_a_topic_all_topics_of_the_room_are_marked(
    ada: Account, bruno: Account, room: Room
) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        first = post(speaker, room, "Un", new_topic="Quai")["seq"]
        second = post(speaker, room, "Deux", new_topic="Grue")["seq"]
        quay = topic_titled(bruno, room, "Quai")
        mark(reader, room, first, topic=quay["id"])
        assert mark(reader, room, second) == (0, 0)
        assert {it["unread"] for it in bruno.get(f"{room.path}/topics/")["results"]} == {0}


def test_marking_unread_goes_back_to_that_message(ada: Account, bruno: Account, room: Room) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        posts = [post(speaker, room, f"mot {n}") for n in range(3)]
        mark(reader, room, posts[2]["seq"])
        result = reader.do("read.unmark", message=posts[1]["id"])
        assert result == {"unread": 2, "mentions": 0}
        reader.event("read.moved", room=room.id, unread=2)
        assert counts(bruno, room) == (2, 0)


def test_marking_unread_works_in_a_room_without_topics(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as speaker, bruno.live() as reader:
        posts = [post(speaker, room, f"mot {n}") for n in range(3)]
        mark(reader, room, posts[2]["seq"])
        result = reader.do("read.unmark", message=posts[0]["id"])
        assert result == {"unread": 3, "mentions": 0}


def test_mentions_are_counted_beside(ada: Account, bruno: Account, room: Room) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        post(speaker, room, "Sans personne")
        seq = post(speaker, room, f"Et @{bruno.me['name']} ?")["seq"]
        assert counts(bruno, room) == (2, 1)
        assert mark(reader, room, seq - 1) == (1, 1)
        assert mark(reader, room, seq) == (0, 0)


def test_a_deleted_message_is_not_unread(ada: Account, bruno: Account, room: Room) -> None:
    with ada.live() as speaker:
        message = post(speaker, room, f"Non, @{bruno.me['name']}")["id"]
        assert counts(bruno, room) == (1, 1)
        speaker.do("message.delete", message=message)
        assert counts(bruno, room) == (0, 0)


def test_an_edit_makes_nothing_unread_again_but_may_mention(
    ada: Account, bruno: Account, room: Room
) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        read = post(speaker, room, "Lu")
        mark(reader, room, read["seq"])
        speaker.do("message.edit", message=read["id"], text="Lu et relu")
        assert counts(bruno, room) == (0, 0)
        unread = post(speaker, room, "Pas lu")
        speaker.do("message.edit", message=unread["id"], text=f"Pour @{bruno.me['name']}")
        assert counts(bruno, room) == (1, 1)


def test_a_mark_of_a_room_one_has_not_joined_is_forbidden(
    ada: Account, chloe: Account, room: Room
) -> None:
    with chloe.live() as client:
        error = client.refused("read.mark", room=room.id, seq=1)
        assert error["code"] == "forbidden"


def test_a_mark_above_the_head_does_not_hide_what_is_still_to_come(
    ada: Account, bruno: Account, room: Room
) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        post(speaker, room, "Un")
        assert mark(reader, room, 10**9) == (0, 0)
        post(speaker, room, "Deux")
        assert counts(bruno, room) == (1, 0)


def test_a_mark_over_rest_is_the_same(ada: Account, bruno: Account, room: Room) -> None:
    with ada.live() as speaker, bruno.live() as reader:
        seq = post(speaker, room, "Un")["seq"]
        result = bruno.do("PUT", f"{room.path}/read-mark/", {"seq": seq})
        assert result == {"unread": 0, "mentions": 0}
        assert reader.event("read.moved", room=room.id)["mark"] == seq
