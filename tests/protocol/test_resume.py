"""``stream.resume``: what was missed comes before the answer, ascending, or the word to reload."""

import time
import uuid

import pytest

from tests.protocol.account import Account, Room, post, say
from tests.protocol.client import Client, Object
from tests.protocol.server import Server


def resume(client: Client, **positions: int) -> Object:
    """Resume streams whose names are given with ``__`` for ``:``."""
    wanted = {name.replace("__", ":", 1): seq for name, seq in positions.items()}
    found: Object = client.do("stream.resume", positions=wanted, epoch=client.hello["epoch"])
    return found


@pytest.fixture
def spoken(ada: Account, bruno: Account) -> Room:
    """A room of Ada's and Bruno's in which five things were said."""
    room = ada.make_room(bruno)
    with ada.live() as client:
        for number in range(5):
            post(client, room, f"mot {number}")
    return room


def test_the_missed_events_come_before_the_reply_ascending_up_to_the_head(
    bruno: Account, spoken: Room
) -> None:
    with bruno.live() as client:
        head = client.hello["heads"][spoken.stream]
        result = resume(client, **{spoken.stream.replace(":", "__"): head - 5})
        assert result == {spoken.stream: {"head": head, "replayed": 5}}
        before = client.objects[: client.objects.index(client.replies()[-1])]
        events = [it for it in before if it.get("stream") == spoken.stream]
        assert [it["seq"] for it in events] == list(range(head - 4, head + 1))
        assert [it["message"]["text"] for it in events] == [f"mot {n}" for n in range(5)]


def test_a_replayed_event_is_the_event_that_was_sent(ada: Account, spoken: Room) -> None:
    with ada.live() as client:
        seq = post(client, spoken, "Deux fois le *même*")["seq"]
        live = client.up_to(spoken.stream, seq)[-1]
        resume(client, **{spoken.stream.replace(":", "__"): seq - 1})
        assert client.count("message.posted", stream=spoken.stream, seq=seq) == 2
        assert all(it == live for it in client.objects if it.get("seq") == seq)


def test_nothing_missed_replays_nothing(bruno: Account, spoken: Room) -> None:
    with bruno.live() as client:
        head = client.hello["heads"][spoken.stream]
        result = resume(client, **{spoken.stream.replace(":", "__"): head})
        assert result == {spoken.stream: {"head": head, "replayed": 0}}
        assert client.count("message.posted") == 0


def test_from_zero_the_whole_life_of_a_young_room_is_replayed(ada: Account, spoken: Room) -> None:
    with ada.live() as client:
        head = client.hello["heads"][spoken.stream]
        resume(client, **{spoken.stream.replace(":", "__"): 0})
        events = [it for it in client.objects if it.get("stream") == spoken.stream]
        assert [it["seq"] for it in events] == list(range(1, head + 1))
        assert events[0]["type"] == "member.joined"


def test_a_position_above_the_head_is_limited(bruno: Account, spoken: Room) -> None:
    with bruno.live() as client:
        head = client.hello["heads"][spoken.stream]
        result = resume(client, **{spoken.stream.replace(":", "__"): head + 1})
        assert result == {spoken.stream: {"head": head, "limited": True}}
        assert client.count("message.posted") == 0


def test_a_stream_that_is_not_ones_own_is_gone_and_fails_no_other(
    ada: Account, chloe: Account, spoken: Room
) -> None:
    never = f"room:{uuid.uuid4()}"
    with chloe.live() as client:
        mine = client.hello["heads"][chloe.stream]
        positions = {spoken.stream: 0, never: 3, ada.stream: 0, "nonsense": 0, chloe.stream: mine}
        result = client.do("stream.resume", positions=positions, epoch=client.hello["epoch"])
        gone = {"gone": True}
        assert result == {
            spoken.stream: gone, never: gone, ada.stream: gone, "nonsense": gone,
            chloe.stream: {"head": mine, "replayed": 0},
        }  # fmt: skip
        assert client.count("message.posted") == 0


def test_another_epoch_is_refused_and_replays_nothing(bruno: Account, spoken: Room) -> None:
    with bruno.live() as client:
        error = client.refused("stream.resume", positions={spoken.stream: 0}, epoch="another")
        assert error["code"] == "epoch_changed"
        assert client.count("message.posted") == 0


def test_a_negative_position_is_invalid(bruno: Account, spoken: Room) -> None:
    with bruno.live() as client:
        error = client.refused(
            "stream.resume", positions={spoken.stream: -1}, epoch=client.hello["epoch"]
        )
        assert error["code"] == "invalid"


def test_events_that_come_while_resuming_come_once_and_in_order(
    ada: Account, bruno: Account, spoken: Room
) -> None:
    with ada.live() as speaker, bruno.live() as client:
        head = client.hello["heads"][spoken.stream]
        refs = [
            speaker.order("message.post", room=spoken.id, text=f"pendant {n}",
                          client_id=str(uuid.uuid4()))
            for n in range(5)
        ]  # fmt: skip
        client.do("stream.resume", positions={spoken.stream: head}, epoch=client.hello["epoch"])
        last = max(speaker.reply(ref)["result"]["seq"] for ref in refs)
        client.up_to(spoken.stream, last)
        applied, seen = head, set[int]()
        for it in client.objects:
            if it.get("stream") != spoken.stream:
                continue
            assert it["seq"] in seen or it["seq"] == applied + 1, "a hole"
            seen.add(it["seq"])
            applied = max(applied, it["seq"])
        assert seen == set(range(head + 1, last + 1))


def test_a_lost_connection_is_made_good_by_resuming(ada: Account, bruno: Account) -> None:
    room = ada.make_room(bruno)
    with bruno.live() as client:
        applied = client.hello["heads"][room.stream]
    messages = [say(ada, room, f"pendant l’absence {n}") for n in range(3)]
    with bruno.live() as client:
        client.do("stream.resume", positions={room.stream: applied}, epoch=client.hello["epoch"])
        heard = [it["message"]["id"] for it in client.objects if it.get("stream") == room.stream]
        assert heard == [message["id"] for message in messages]


def test_300_missed_events_are_replayed_and_more_are_limited(open_server: Server) -> None:
    ada = Account(open_server, open_server.tokens["ada"])
    room = ada.make_room()
    with ada.live() as client:
        began = client.hello["heads"][room.stream]
        for start in range(0, 301, 50):
            refs = [
                client.order("message.post", room=room.id, text=f"{start + n}",
                             client_id=str(uuid.uuid4()))
                for n in range(min(50, 301 - start))
            ]  # fmt: skip
            for ref in refs:
                assert client.reply(ref, 60)["ok"]
    with ada.live() as client:
        epoch, head = client.hello["epoch"], client.hello["heads"][room.stream]
        assert head == began + 301
        result = client.do("stream.resume", positions={room.stream: began}, epoch=epoch)
        assert result == {room.stream: {"head": head, "limited": True}}
        assert client.count("message.posted") == 0
        result = client.do("stream.resume", positions={room.stream: began + 1}, epoch=epoch)
        assert result == {room.stream: {"head": head, "replayed": 300}}
        seqs = [it["seq"] for it in client.objects if it.get("stream") == room.stream]
        assert seqs == list(range(began + 2, head + 1))


def test_many_streams_resume_in_one_command(ada: Account) -> None:
    rooms = [ada.make_room() for _ in range(3)]
    for room in rooms:
        say(ada, room, "Bonjour")
    began = time.monotonic()
    with ada.live() as client:
        heads = client.hello["heads"]
        positions = {stream: max(0, head - 1) for stream, head in heads.items()}
        result = client.do("stream.resume", positions=positions, epoch=client.hello["epoch"])
        assert result.keys() == heads.keys()
        for stream, answer in result.items():
            assert answer == {"head": heads[stream], "replayed": min(1, heads[stream])}
    assert time.monotonic() - began < 20
