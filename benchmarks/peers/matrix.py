"""Clients of the Matrix client-server API: each waits in a long poll of /sync, marks are counted in the answer."""

import asyncio
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from benchmarks.peers.crowd import some_at_once
from benchmarks.peers.http import HttpConnection, http
from benchmarks.peers.peer import MARK, PASSWORD, Client, Ears, text_of

API = "/_matrix/client/v3"
POLL_MS = 30_000
# Accounts that have a password: the others come by the registered application, which needs none.
WITH_PASSWORD = 8
_NEXT = re.compile(rb'"next_batch":"([^"]+)"')
_FILTER = {
    "presence": {"types": []},
    "account_data": {"types": []},
    "room": {
        "account_data": {"types": []},
        "ephemeral": {"types": []},
        "state": {"lazy_load_members": True},
        "timeline": {"types": ["m.room.message"], "limit": 100},
    },
}


class MatrixClient:
    """A person whose long poll is always under way; posts go by a second connection."""

    def __init__(
        self, person: int, ears: Ears, sync: HttpConnection, sending: HttpConnection
    ) -> None:
        self.ears = ears
        self.person = person
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sync = sync
        self._sending = sending
        self._filter = ""
        self._leaving = False

    def begin(self, filter_id: str) -> None:
        """Fetch what is there, then wait for what comes."""
        self._filter = filter_id
        self._sync.send("GET", f"{API}/sync?filter={filter_id}&timeout=0", None, self._synced)

    def _synced(self, status: int, body: bytes) -> None:
        found = _NEXT.search(body)
        if self._leaving:
            return
        if status != 200 or found is None:
            self.ears.failed(self.person, f"/sync: {status} {body[:300]!r}")
            return
        if not self.ready.done():
            self.ready.set_result(None)
        elif marks := body.count(MARK):
            self.ears.heard(self.person, marks, body)
        since = quote(found[1].decode())
        path = f"{API}/sync?filter={self._filter}&timeout={POLL_MS}&since={since}"
        self._sync.send("GET", path, None, self._synced)

    def post(self, room: str, number: int) -> None:
        path = f"{API}/rooms/{quote(room)}/send/m.room.message/{id(self)}-{number}"
        body = {"msgtype": "m.text", "body": text_of(number)}
        self._sending.send("PUT", path, body, self._posted)

    def _posted(self, status: int, body: bytes) -> None:
        if status == 200:
            self.ears.accepted(self.person)
        elif not self._leaving:
            self.ears.failed(self.person, f"send: {status} {body[:300]!r}")

    async def close(self) -> None:
        self._leaving = True
        self._sync.close()
        self._sending.close()


class MatrixHouse:
    """A homeserver on ``port`` with an application registered that may make its people."""

    marks = 1
    echo_accepts = False
    connecting_signs_in = False

    def __init__(self, port: int, application: str) -> None:
        self._port = port
        self._application = application
        self._tokens: list[str] = []
        self._filters: list[str] = []
        self._halls: dict[int, str] = {}
        self._own: list[str] = []

    async def prepare(self, people: int, halls: Sequence[int], own: int) -> None:
        made = await some_at_once((self._registered(person) for person in range(people)), at_once=4)
        self._tokens = [token for token, _ in made]
        self._filters = [filter_id for _, filter_id in made]
        self._halls = {size: await self._room(0) for size in halls}
        joining = [(size, person) for size in halls for person in range(1, size)]
        await some_at_once((self._joined(size, person) for size, person in joining), at_once=4)
        self._own = await some_at_once((self._room(person) for person in range(own)), at_once=4)
        await some_at_once((self._with_password(nth) for nth in range(WITH_PASSWORD)), at_once=4)

    async def connected(self, person: int, ears: Ears) -> Client:
        token = self._tokens[person]
        client = MatrixClient(
            person, ears, await http(self._port, token), await http(self._port, token)
        )
        client.begin(self._filters[person])
        async with asyncio.timeout(120):
            await client.ready
        return client

    async def enter(self, client: Client, person: int, room: str) -> None:
        """Members of a room hear it in their /sync."""

    async def sign_in(self, person: int) -> None:
        who = {"type": "m.id.user", "user": f"s{person % WITH_PASSWORD}"}
        body = {"type": "m.login.password", "identifier": who, "password": PASSWORD}
        await self._ask("", "POST", f"{API}/login", body)

    def hall(self, size: int) -> str:
        return self._halls[size]

    def own(self, person: int) -> str:
        return self._own[person]

    async def _registered(self, person: int) -> tuple[str, str]:
        account = {"type": "m.login.application_service", "username": f"p{person}"}
        made = await self._ask(self._application, "POST", f"{API}/register", account)
        token: str = made["access_token"]
        path = f"{API}/user/{quote(made['user_id'])}/filter"
        return token, (await self._ask(token, "POST", path, _FILTER))["filter_id"]

    async def _room(self, person: int) -> str:
        body = {"preset": "public_chat"}
        made = await self._ask(self._tokens[person], "POST", f"{API}/createRoom", body)
        room: str = made["room_id"]
        return room

    async def _joined(self, size: int, person: int) -> None:
        path = f"{API}/join/{quote(self._halls[size])}"
        await self._ask(self._tokens[person], "POST", path, {})

    async def _with_password(self, nth: int) -> None:
        body = {"username": f"s{nth}", "password": PASSWORD, "auth": {"type": "m.login.dummy"}}
        await self._ask("", "POST", f"{API}/register", body)

    async def _ask(self, token: str, method: str, path: str, body: Any) -> Any:
        connection = await http(self._port, token)
        try:
            return await connection.ask(method, path, body)
        finally:
            connection.close()
