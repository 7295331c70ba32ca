"""Two processes on the same data: what is said on one is heard on the other, in the same order.

With Redis the doorbell rings in both. Without, each hears its own bell alone, and the beat finds by
position what was said elsewhere: the channel layer is a doorbell, never the post.
"""

import uuid
from collections.abc import Iterator

import pytest

from tests.protocol.account import Account, Room, post
from tests.protocol.client import Client
from tests.protocol.seed import Seed
from tests.protocol.server import Server

Pair = tuple[Server, Server]


@pytest.fixture(scope="module")
def pair(seed: Seed) -> Iterator[Pair]:
    with seed.copy() as data:
        chosen = {**data, "CHATCORE_RATE_LIMITS": "off", "CHATCORE_HEARTBEAT": "1"}
        first, second = Server(seed, chosen), Server(seed, chosen)
        try:
            yield first.start(), second.start()
        finally:
            first.stop()
            second.stop()


def sequence(client: Client, room: Room, up_to: int) -> list[tuple[int, str]]:
    events = client.up_to(room.stream, up_to)
    return [(it["seq"], it["message"]["id"]) for it in events if it["type"] == "message.posted"]


def test_both_hear_the_same_sequence_whoever_speaks_where(pair: Pair) -> None:
    here, there = pair
    ada, bruno = Account(here, here.tokens["ada"]), Account(there, there.tokens["bruno"])
    room = ada.make_room(bruno)
    with ada.live() as a, bruno.live() as b:
        assert a.hello["epoch"] == b.hello["epoch"]
        orders = [
            (client, client.order("message.post", room=room.id, text=f"mot {n}",
                                  client_id=str(uuid.uuid4())))
            for n in range(10) for client in (a, b)
        ]  # fmt: skip
        seqs = sorted(client.reply(ref)["result"]["seq"] for client, ref in orders)
        assert seqs == list(range(seqs[0], seqs[0] + 20))
        heard = [sequence(client, room, seqs[-1]) for client in (a, b)]
        assert heard[0] == heard[1]
        assert [seq for seq, _ in heard[0]] == seqs


def test_joining_on_one_opens_the_stream_on_the_other(pair: Pair) -> None:
    here, there = pair
    ada, chloe = Account(here, here.tokens["ada"]), Account(here, here.tokens["chloe"])
    room = ada.make_room()
    elsewhere = Account(there, there.tokens["chloe"])
    with elsewhere.live() as client:
        chloe.do("PUT", f"{room.path}/members/me/")
        client.event("room.joined", room=room.id)
        with ada.live() as speaker:
            seq = post(speaker, room, "Bienvenue")["seq"]
        assert [it["seq"] for it in client.up_to(room.stream, seq)] == [seq - 1, seq]
        chloe.do("DELETE", f"{room.path}/members/me/")
        client.event("room.left", room=room.id)


def test_a_repeat_on_the_other_process_posts_nothing(pair: Pair) -> None:
    here, there = pair
    room = Account(here, here.tokens["ada"]).make_room()
    with (
        Account(here, here.tokens["ada"]).live() as first,
        Account(there, there.tokens["ada"]).live() as second,
    ):
        for number in range(5):
            client_id = str(uuid.uuid4())
            fields = {"room": room.id, "text": f"mot {number}", "client_id": client_id}
            refs = [(client, client.order("message.post", **fields)) for client in (first, second)]
            answers = [client.reply(ref) for client, ref in refs]
            assert [answer["ok"] for answer in answers] == [True, True], answers
            assert answers[0]["result"] == answers[1]["result"]
    assert room.texts() == [f"mot {number}" for number in range(5)]
