"""Limits, and what breaks them: frames, rates, sockets, readers that do not read."""

import json
import socket
import time
import uuid
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed

from tests.protocol.account import Account, Room, post
from tests.protocol.client import Client
from tests.protocol.server import Server

LIMIT = 64 * 1024


def entered(server: Server, name: str = "ada") -> Client:
    return Client(server.host, {"Authorization": f"Bearer {server.tokens[name]}"})


def ping_of(size: int, filler: str = "x") -> str:
    """Return a ping whose frame has ``size`` bytes; the filler makes it an unknown field."""
    start, end = '{"type":"ping","ref":"big","y":"', '"}'
    room = size - len(start) - len(end)
    return start + filler * (room // len(filler.encode())) + end


def test_a_frame_of_64_kib_is_read_and_a_larger_one_closes_1009(either: Server) -> None:
    with entered(either) as client:
        client.send(ping_of(LIMIT))
        assert client.reply("big")["error"]["path"] == "$.y"
        client.send(ping_of(LIMIT + 1))
        assert client.close_code() == 1009


def test_the_limit_counts_bytes(either: Server) -> None:
    with entered(either) as client:
        client.send(ping_of(LIMIT + 100, "é"))
        assert client.close_code() == 1009


def test_ten_invalid_in_a_row_close_4009(either: Server) -> None:
    with entered(either) as client:
        for number in range(10):
            client.send({"type": "nothing.known", "ref": f"n{number}"})
        assert client.close_code() == 4009
        assert client.count("reply") == 10


def test_ten_invalid_with_a_right_one_between_close_nothing(ada: Account) -> None:
    with ada.live() as client:
        for number in range(12):
            client.send("not json")
            if number % 5 == 4:
                client.do("ping")
        assert client.do("ping") == {}
        assert len([it for it in client.replies() if it["ref"] is None]) == 12


def test_refusals_by_right_are_not_invalid_and_close_nothing(ada: Account) -> None:
    with ada.live() as client:
        for _ in range(12):
            assert client.refused("read.mark", room="x", seq=1)["code"] == "not_found"
        assert client.do("ping") == {}


def test_more_than_thirty_commands_at_once_are_asked_to_wait(ada: Account) -> None:
    with ada.live() as client:
        client.send([{"type": "ping", "ref": f"p{n}"} for n in range(60)])
        replies = [client.reply(f"p{n}") for n in range(60)]
        refused = [reply["error"] for reply in replies if not reply["ok"]]
        assert len(replies) - len(refused) >= 30
        assert refused
        for error in refused:
            assert error["code"] == "rate_limited"
            assert 0 < error["retry_after"] < 10
            assert error["title"]
            assert error["detail"]


def test_more_than_ten_posts_at_once_wait_and_nothing_is_lost(ada: Account) -> None:
    room = ada.make_room()
    texts = [f"mot {n}" for n in range(14)]
    with ada.live() as client:
        ids = [str(uuid.uuid4()) for _ in texts]
        refs = [
            client.order("message.post", room=room.id, text=text, client_id=id_)
            for text, id_ in zip(texts, ids, strict=True)
        ]
        replies = [client.reply(ref) for ref in refs]
        assert all(reply["ok"] for reply in replies[:10])
        refused = [n for n, reply in enumerate(replies) if not reply["ok"]]
        assert refused
        for number in refused:
            retried(client, room, texts[number], ids[number], replies[number]["error"])
    assert sorted(room.texts()) == sorted(texts)


def retried(client: Client, room: Room, text: str, client_id: str, error: dict) -> None:
    """Do as a client owes: wait as long as it was told, then send the same again."""
    while error:
        assert error["code"] == "rate_limited"
        time.sleep(error["retry_after"])
        ref = client.order("message.post", room=room.id, text=text, client_id=client_id)
        error = client.reply(ref).get("error")


def test_over_rest_too_many_posts_are_429_with_retry_after(bruno: Account, ada: Account) -> None:
    room = ada.make_room(bruno)
    answers = []
    for number in range(40):
        body = {"text": f"mot {number}", "client_id": str(uuid.uuid4())}
        answers.append(bruno.ask("POST", f"{room.path}/messages/", body))
        if answers[-1].status == 429:
            break
    refused = answers[-1]
    assert refused.status == 429, "forty in a row were taken"
    assert refused.problem["code"] == "rate_limited"
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.problem["retry_after"] > 0
    assert {answer.status for answer in answers[:-1]} == {201}


def test_switched_off_no_limit_holds(open_server: Server) -> None:
    ada = Account(open_server, open_server.tokens["ada"])
    room = ada.make_room()
    with ada.live() as client:
        client.send([{"type": "ping", "ref": f"p{n}"} for n in range(100)])
        assert all(client.reply(f"p{n}")["ok"] for n in range(100))
        refs = [
            client.order("message.post", room=room.id, text=str(n), client_id=str(uuid.uuid4()))
            for n in range(40)
        ]
        assert all(client.reply(ref)["ok"] for ref in refs)


def test_the_fifty_first_socket_of_a_person_is_closed_4029(either: Server) -> None:
    with ExitStack() as ends:
        ends.enter_context(entered(either, "chloe"))
        for _ in range(49):
            ends.enter_context(entered(either, "chloe"))
        with pytest.raises(ConnectionClosed) as closed:
            entered(either, "chloe")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4029
        ends.enter_context(entered(either, "bruno"))


def test_a_reader_that_does_not_read_is_closed_and_hurts_nobody(open_server: Server) -> None:
    """4008 if it can still be written, else the connection is dropped; the others hear everything."""
    ada = Account(open_server, open_server.tokens["ada"])
    bruno = Account(open_server, open_server.tokens["bruno"])
    room = ada.make_room(bruno)
    before = room.head
    with deaf(open_server, "bruno") as sleeper, ada.live() as speaker:
        # Its handshake is over before it is there: the others see it a moment later.
        deadline = time.monotonic() + 30
        while is_dropped(open_server, room, bruno):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        last = before
        for _ in range(40):
            refs = [
                speaker.order("message.post", room=room.id, text="x" * 8000,
                              client_id=str(uuid.uuid4()))
                for _ in range(20)
            ]  # fmt: skip
            last = max(speaker.reply(ref, 60)["result"]["seq"] for ref in refs)
            if is_dropped(open_server, room, bruno):
                break
        seqs = [it["seq"] for it in speaker.up_to(room.stream, last)]
        assert seqs == list(range(before + 1, last + 1))
        assert code_of_end(sleeper) in (1006, 4008)


def deaf(server: Server, name: str) -> socket.socket:
    """Open a live socket that never reads what comes after the handshake."""
    raw = socket.socket()
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.connect(("127.0.0.1", server.port))
    raw.sendall(
        f"GET /ws/ HTTP/1.1\r\nHost: {server.host}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        f"Authorization: Bearer {server.tokens[name]}\r\n\r\n".encode()
    )
    assert raw.recv(12) == b"HTTP/1.1 101"
    return raw


def is_dropped(server: Server, room: Room, person: Account) -> bool:
    """Tell whether the person has no device any more, as those who watch them see it."""
    with room.owner.live() as watcher:
        return bool(watcher.do("presence.watch", people=[person.id])[person.id] == "offline")


def code_of_end(raw: socket.socket) -> int:
    """Read all that is still there; return the code of the close frame at its end, 1006 without one."""
    raw.settimeout(20)
    tail = b""
    try:
        while chunk := raw.recv(1 << 16):
            tail = (tail + chunk)[-200:]
    except ConnectionError:
        return 1006
    position = tail.rfind(b"\x88\x02")
    return int.from_bytes(tail[position + 2 : position + 4]) if position >= 0 else 1006


def test_a_command_too_deep_to_read_is_invalid(ada: Account) -> None:
    with ada.live() as client:
        client.send('{"type":"ping","ref":"d","x":' + "[" * 30_000 + "]" * 30_000 + "}")
        reply = client.until(lambda it: it["type"] == "reply")
        assert reply["error"]["code"] == "invalid"
        assert client.do("ping") == {}


def test_a_post_of_8000_heavy_characters_fits_into_a_frame(ada: Account) -> None:
    room = ada.make_room()
    with ada.live() as client:
        text = "🚢" * 8000
        assert len(json.dumps({"text": text}, ensure_ascii=False).encode()) < LIMIT
        assert post(client, room, text)["seq"] == room.head
