"""Chatcore itself, on daphne or uvicorn, with PostgreSQL and Redis: started as the other benchmarks start it."""

import asyncio
import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any

import picows

from benchmarks.peers.crowd import SIGN_INS_AT_ONCE
from benchmarks.peers.http import http
from benchmarks.peers.options import Scale
from benchmarks.peers.peer import MARK, PASSWORD, About, Client, Ears, Served, text_of
from benchmarks.servers import Started, column, python, serving

_TEXT = picows.WSMsgType.TEXT
_OPENING_SECONDS = 60.0


class Chatcore:
    """This checkout."""

    def __init__(self, server: str) -> None:
        self._server = server
        self.name = f"Chatcore, {server}"

    def scale(self, scale: Scale) -> Scale:
        return scale

    @property
    def about(self) -> About:
        return About(
            version=f"{self._server} {version(self._server)}",
            archive="PostgreSQL: the message, its event and the room's position, in groups that commit together",
            accepted="when its author has the answer with its id, after the commit",
            delivery="one frame's bytes made once, to each websocket; under pressure several events a frame",
            passwords="PBKDF2-SHA-256 of Django, 1,000,000 rounds; a socket opens by token or session",
            beyond="Checked rights, Markdown rendered to safe HTML and sent with the text, mentions, a log that a "
            "client resumes from, the same actions over REST.",
        )

    @contextmanager
    def serving(self, scale: Scale) -> Iterator[Served]:
        with column("servers") as environment:
            python(environment, "chatcore", "migrate", "--verbosity", "0")
            asked = ["--people", str(scale.people), "--own", str(scale.senders)]
            asked += ["--passwords", str(SIGN_INS_AT_ONCE)]
            asked += ["--halls", *map(str, scale.receivers)]
            world = json.loads(python(environment, "benchmarks.peers.world", *asked))
            with serving(environment, self._server) as running:
                yield Served(
                    running.pid,
                    _House(running, world),
                    lambda: int(python(environment, "benchmarks.peers.world", "--kept")),
                    environment.get("DATABASE_URL", ""),
                )


class _House:
    """The world of ``benchmarks.peers.world``, which is there before anybody connects."""

    marks = 2
    echo_accepts = False
    connecting_signs_in = False

    def __init__(self, running: Started, world: dict[str, Any]) -> None:
        self._running = running
        self._world = world

    async def prepare(self, people: int, halls: Sequence[int], own: int) -> None:
        """Everything was made with the world."""

    async def connected(self, person: int, ears: Ears) -> Client:
        socket = _Socket(person, ears)
        token = self._world["tokens"][person]
        await picows.ws_connect(
            lambda: socket, self._running.websocket, extra_headers={"Authorization": f"Bearer {token}"},
            websocket_handshake_timeout=_OPENING_SECONDS, use_aiofastnet=False,
        )  # fmt: skip
        async with asyncio.timeout(_OPENING_SECONDS):
            await socket.hello
        return socket

    async def enter(self, client: Client, person: int, room: str) -> None:
        """Members hear their rooms as soon as they are connected."""

    async def sign_in(self, person: int) -> None:
        addresses = self._world["addresses"]
        connection = await http(self._running.port)
        body = {"email": addresses[person % len(addresses)], "password": PASSWORD}
        await connection.ask("POST", "/api/v1/sessions/", body)
        connection.close()

    def hall(self, size: int) -> str:
        room: str = self._world["halls"][str(size)]
        return room

    def own(self, person: int) -> str:
        room: str = self._world["own"][person]
        return room


class _Socket(picows.WSListener):
    """One websocket: frames are counted by marks in their bytes, not decoded."""

    def __init__(self, person: int, ears: Ears) -> None:
        self.ears = ears
        self.person = person
        self.hello: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._transport: Any = None
        self._leaving = False
        # A post repeats nothing: the last twelve digits of its client_id are its number.
        self._series = str(uuid.uuid4())[:24]

    def on_ws_connected(self, transport: Any) -> None:
        self._transport = transport

    def on_ws_frame(self, transport: Any, frame: Any) -> None:
        payload = frame.get_payload_as_bytes()
        if not self.hello.done():
            self.hello.set_result(None)
        elif frame.msg_type is not _TEXT:
            if frame.msg_type is picows.WSMsgType.CLOSE:
                transport.disconnect()
        else:
            self._told(payload)

    def on_ws_disconnected(self, transport: Any) -> None:
        if not self.hello.done():
            self.hello.set_exception(ConnectionError("closed before its first frame"))
        elif not self._leaving:
            self.ears.failed(self.person, "the socket was closed")

    def _told(self, payload: bytes) -> None:
        if marks := payload.count(MARK):
            self.ears.heard(self.person, marks, payload)
        if b'"ok":' not in payload:
            return
        for _ in range(payload.count(b'"ok":true')):
            self.ears.accepted(self.person)
        if b'"ok":false' in payload:
            self.ears.failed(self.person, payload.decode()[:300])

    def post(self, room: str, number: int) -> None:
        self._transport.send(
            _TEXT,
            f'{{"type":"message.post","ref":"{number}","room":"{room}","text":"{text_of(number)}",'
            f'"client_id":"{self._series}{number:012x}"}}'.encode(),
        )

    async def close(self) -> None:
        self._leaving = True
        self._transport.send_close(picows.WSCloseCode.OK)
        self._transport.disconnect()
        await self._transport.wait_disconnected()
