"""Ends of the server: asked to stop it says 1012; killed, it loses nothing that it had acknowledged."""

import threading
import time
import uuid
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, WebSocketException

from tests.protocol.account import Account, Room, post
from tests.protocol.client import Client
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


class Outbox(threading.Thread):
    """Posts texts one after the other, and again with the same ``client_id`` until it is told ok."""

    def __init__(self, author: Account, room: Room, count: int) -> None:
        super().__init__()
        self.author, self.room = author, room
        self.waiting = [(f"{author.token[-4:]} {n}", str(uuid.uuid4())) for n in range(count)]
        self.acknowledged: dict[str, dict[str, Any]] = {}
        self.some_done = threading.Event()
        self.deadline = time.monotonic() + 120

    def run(self) -> None:
        while self.waiting and time.monotonic() < self.deadline:
            try:
                with self.author.live() as client:
                    self._send_all(client)
            except (OSError, WebSocketException):
                time.sleep(0.1)

    def _send_all(self, client: Client) -> None:
        while self.waiting:
            text, client_id = self.waiting[0]
            fields = {"room": self.room.id, "text": text, "client_id": client_id}
            reply = client.reply(client.order("message.post", **fields))
            if not reply["ok"]:
                time.sleep(reply["error"]["retry_after"])
                continue
            self.acknowledged[client_id] = reply["result"]
            self.waiting.pop(0)
            if len(self.acknowledged) % 10 == 5:
                self.some_done.set()


class Reader(threading.Thread):
    """Follows a room as a client owes: positions kept, resumed after every loss, nothing past a hole."""

    def __init__(self, person: Account, room: Room) -> None:
        super().__init__()
        self.person, self.room = person, room
        self.applied = room.head
        self.messages: list[dict[str, Any]] = []
        self.holes = 0
        self.last: int | None = None
        self.deadline = time.monotonic() + 120

    def run(self) -> None:
        while not self._is_done() and time.monotonic() < self.deadline:
            try:
                with self.person.live() as client:
                    positions = {self.room.stream: self.applied}
                    client.order("stream.resume", positions=positions, epoch=client.hello["epoch"])
                    self._follow(client)
            except (OSError, WebSocketException):
                time.sleep(0.1)

    def _is_done(self) -> bool:
        return self.last is not None and self.applied >= self.last

    def _follow(self, client: Client) -> None:
        looked_at = 0
        while not self._is_done() and time.monotonic() < self.deadline:
            for it in client.objects[looked_at:]:
                self._apply(it)
            looked_at = len(client.objects)
            try:
                client.receive(within=0.5)
            except TimeoutError:
                continue

    def _apply(self, it: dict[str, Any]) -> None:
        if it.get("stream") != self.room.stream or it["seq"] <= self.applied:
            return
        self.holes += it["seq"] != self.applied + 1
        self.applied = it["seq"]
        if it["type"] == "message.posted":
            self.messages.append(it["message"])


def test_killed_in_the_middle_of_posting_nothing_acknowledged_is_lost_or_doubled(
    own_server: Server,
) -> None:
    people = [Account(own_server, own_server.tokens[name]) for name in ("ada", "bruno", "chloe")]
    room = people[0].make_room(*people[1:])
    readers = [Reader(person, room) for person in people]
    outboxes = [Outbox(person, room, 40) for person in people[:2]]
    for thread in (*readers, *outboxes):
        thread.start()
    for _ in range(2):
        outboxes[0].some_done.wait(60)
        outboxes[0].some_done.clear()
        own_server.kill()
        own_server.start()
    for outbox in outboxes:
        outbox.join(120)
        assert not outbox.waiting
    for reader in readers:
        reader.last = room.head
    for reader in readers:
        reader.join(60)
    shown = people[2].get(f"{room.path}/messages/?limit=100")["results"][::-1]
    assert len(shown) == 80
    assert [it["seq"] for it in shown] == list(range(shown[0]["seq"], shown[0]["seq"] + 80))
    for outbox in outboxes:
        assert_all_there_once(outbox, shown)
    for reader in readers:
        assert reader.holes == 0
        assert [it["id"] for it in reader.messages] == [it["id"] for it in shown]


def assert_all_there_once(outbox: Outbox, shown: list[dict[str, Any]]) -> None:
    for client_id, answer in outbox.acknowledged.items():
        (found,) = [it for it in shown if it["client_id"] == client_id]
        assert (found["id"], found["seq"]) == (answer["id"], answer["seq"])


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
