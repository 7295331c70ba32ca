"""Ends of the server: asked to stop it says 1012; killed, it counts what it had acknowledged (more: tests/faults)."""

import pytest
from websockets.exceptions import ConnectionClosed

from tests.protocol.account import Account, post
from tests.protocol.seed import Seed
from tests.protocol.server import Server


def test_a_server_that_is_asked_to_stop_says_1012_and_goes_on_after(own_server: Server) -> None:
    ada = Account(own_server, own_server.tokens["ada"])
    room = ada.make_room()
    with ada.live() as client, ada.live() as other:
        before = client.hello
        seq = post(client, room, "Avant")["seq"]
        own_server.terminate()
        assert client.close_code() == 1012
        assert other.close_code() == 1012
    own_server.wait()
    own_server.start()
    with ada.live() as client:
        assert client.hello["epoch"] == before["epoch"]
        assert client.hello["heads"][room.stream] == seq
        assert post(client, room, "Après")["seq"] == seq + 1


def test_uvicorn_says_1012_too(seed: Seed) -> None:
    with seed.copy() as chosen:
        server = Server(seed, chosen, kind="uvicorn")
        try:
            ada = Account(server.start(), server.tokens["ada"])
            with ada.live() as client:
                server.terminate()
                assert client.close_code() == 1012
            server.wait()
        finally:
            server.stop()


def test_unread_counts_are_right_after_a_kill(own_server: Server) -> None:
    ada, bruno = (Account(own_server, own_server.tokens[name]) for name in ("ada", "bruno"))
    room = ada.make_room(bruno)
    with ada.live() as client:
        for number in range(3):
            post(client, room, f"mot {number}")
        own_server.kill()
        with pytest.raises(ConnectionClosed):
            client.do("ping")
    own_server.start()
    assert room.card(bruno)["unread"] == 3
    with bruno.live() as client:
        assert client.do("read.mark", room=room.id, seq=room.head) == {"unread": 0, "mentions": 0}
