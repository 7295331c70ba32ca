"""``typing.start``: said to the others, ended by the message, by time, or by leaving."""

import time

from tests.protocol.account import Account, post


def test_the_others_see_who_is_writing_and_the_writer_does_not(
    ada: Account, bruno: Account
) -> None:
    room = ada.make_room(bruno)
    with ada.live() as writer, bruno.live() as other:
        assert writer.do("typing.start", room=room.id) == {}
        assert other.event("typing.started", room=room.id) == {
            "type": "typing.started", "room": room.id, "topic": None, "person": ada.id,
        }  # fmt: skip
        seq = post(other, room, "Je t’écoute")["seq"]
        writer.up_to(room.stream, seq)
        assert writer.count("typing.started") == 0


def test_typing_stops_when_the_message_is_there(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as writer, bruno.live() as other:
        writer.do("typing.start", room=room.id)
        post(writer, room, "Voilà")
        stopped = other.event("typing.stopped", within=5, room=room.id)
        assert (stopped["topic"], stopped["person"]) == (None, ada.id)


def test_typing_ends_by_itself_after_eight_seconds(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with ada.live() as writer, bruno.live() as other:
        writer.do("typing.start", room=room.id)
        other.event("typing.started", room=room.id)
        began = time.monotonic()
        other.event("typing.stopped", within=20, room=room.id)
        assert time.monotonic() - began > 7


def test_typing_ends_when_the_writer_goes(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with bruno.live() as other:
        with ada.live() as writer:
            writer.do("typing.start", room=room.id)
            other.event("typing.started", room=room.id)
        other.event("typing.stopped", within=6, room=room.id)


def test_typing_names_the_topic(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno, kind="topic")
    (topic,) = ada.get(f"{room.path}/topics/")["results"]
    with ada.live() as writer, bruno.live() as other:
        writer.do("typing.start", room=room.id, topic=topic["id"])
        assert other.event("typing.started", room=room.id)["topic"] == topic["id"]


def test_typing_is_not_heard_by_those_who_are_not_in_the_room(ada: Account, chloe: Account) -> None:
    room = ada.make_room()
    with ada.live() as writer, chloe.live() as stranger:
        writer.do("typing.start", room=room.id)
        chloe.do("PUT", f"{room.path}/members/me/")
        stranger.event("room.joined", room=room.id)
        assert stranger.count("typing.started") == 0


def test_typing_is_for_those_who_may_write_there(
    ada: Account, chloe: Account, dede: Account
) -> None:
    news = ada.make_room(chloe, kind="announcement", comments=False)
    hidden = ada.make_room(visibility="private")
    with chloe.live() as member, dede.live() as guest:
        assert member.refused("typing.start", room=news.id)["code"] == "forbidden"
        assert guest.refused("typing.start", room=hidden.id)["code"] == "not_found"


def test_ephemeral_events_have_no_position_and_are_not_replayed(
    ada: Account, bruno: Account
) -> None:
    room = ada.make_room(bruno)
    with ada.live() as writer, bruno.live() as other:
        writer.do("typing.start", room=room.id)
        assert "seq" not in other.event("typing.started", room=room.id)
        assert room.head == other.hello["heads"][room.stream]
        with bruno.live() as late:
            late.do("stream.resume", positions={room.stream: 0}, epoch=late.hello["epoch"])
            assert late.count("typing.started") == 0
