"""Somebody of the demonstration with a token: plain HTTP, and the rooms that a test needs."""

import json
import time
import uuid
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from tests.protocol.client import DEADLINE, Client, Object

PROBLEM = "application/problem+json"


class Address(Protocol):
    """Where requests go: a server, or a proxy in front of several."""

    @property
    def host(self) -> str: ...

    port: int


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: Any
    cookies: dict[str, str]

    @property
    def problem(self) -> Object:
        """The body of a refusal, which is a problem document with all that it must have."""
        assert self.headers["content-type"].startswith(PROBLEM), (self.status, self.headers)
        assert self.body.keys() >= {"code", "title", "detail", "status"}
        assert self.body["status"] == self.status
        found: Object = self.body
        return found


def http(
    server: Address, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
) -> Answer:
    """Send one request; ``body`` is sent as it is when it is bytes, else as JSON."""
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **(headers or {})}
    connection = HTTPConnection("127.0.0.1", server.port, timeout=DEADLINE + 10)
    try:
        connection.request(method, path, data, headers)
        response = connection.getresponse()
        raw = response.read()
        heads = {name.lower(): value for name, value in response.getheaders()}
        set_cookies = SimpleCookie("; ".join(response.headers.get_all("set-cookie", [])))
        cookies = {name: morsel.value for name, morsel in set_cookies.items()}
        is_json = "json" in heads.get("content-type", "")
        return Answer(response.status, heads, json.loads(raw) if raw and is_json else raw, cookies)
    finally:
        connection.close()


@dataclass
class Account:
    """A person who comes in with ``token``; ``/api/v1`` stands before every path."""

    server: Address
    token: str
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Send a request as this person; a whole address (``next``) is followed as it is."""
        parts = urlsplit(path)
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        prefix = "" if target.startswith("/api/") else "/api/v1"
        mine = {"Authorization": f"Bearer {self.token}", **self.headers, **headers}
        return http(self.server, method, prefix + target, body, mine)

    def do(self, method: str, path: str, body: Any = None) -> Any:
        """Send a request that succeeds, honouring Retry-After, and return its body."""
        deadline = time.monotonic() + DEADLINE
        while True:
            answer = self.ask(method, path, body)
            if answer.status != 429 or time.monotonic() > deadline:
                break
            time.sleep(float(answer.headers["retry-after"]))
        assert answer.status < 300, (method, path, answer.status, answer.body)
        return answer.body

    def get(self, path: str) -> Any:
        return self.do("GET", path)

    def refused(self, method: str, path: str, body: Any = None, **headers: str) -> Object:
        """Send a request that is refused and return the problem."""
        answer = self.ask(method, path, body, **headers)
        assert answer.status >= 400, answer
        return answer.problem

    def live(self, **options: Any) -> Client:
        """Open a live socket and read its hello."""
        return Client(self.server.host, {"Authorization": f"Bearer {self.token}"}, **options)

    @cached_property
    def me(self) -> Object:
        found: Object = self.get("/me/")
        return found

    @property
    def id(self) -> str:
        return str(self.me["id"])

    @property
    def stream(self) -> str:
        return f"user:{self.id}"

    @cached_property
    def community(self) -> str:
        return str(self.get("/communities/")["results"][0]["id"])

    def make_room(self, *people: "Account", kind: str = "club", **fields: Any) -> "Room":
        """Make a room of the demonstration's community and bring ``people`` into it."""
        wanted = {
            "kind": kind,
            "name": f"Essai {uuid.uuid4().hex[:8]}",
            "community": self.community,
        }
        made = Room(self, self.do("POST", "/rooms/", {**wanted, **fields})["id"])
        if people:
            self.do("POST", f"{made.path}/members/", {"people": [one.id for one in people]})
        return made


@dataclass(frozen=True)
class Room:
    """A room that ``owner`` has made for one test."""

    owner: Account
    id: str

    @property
    def path(self) -> str:
        return f"/rooms/{self.id}"

    @property
    def stream(self) -> str:
        return f"room:{self.id}"

    def card(self, viewer: Account | None = None) -> Object:
        found: Object = (viewer or self.owner).get(f"{self.path}/")
        return found

    @property
    def head(self) -> int:
        return int(self.card()["head"])

    def texts(self, viewer: Account | None = None) -> list[str]:
        """Return what is there, oldest first (at most a hundred)."""
        page = (viewer or self.owner).get(f"{self.path}/messages/?limit=100")
        return [message["text"] for message in reversed(page["results"])]


def post(client: Client, room: Room, text: str, **fields: Any) -> Object:
    """Post over the socket and return the result."""
    wanted = {"room": room.id, "text": text, "client_id": str(uuid.uuid4()), **fields}
    found: Object = client.do("message.post", **wanted)
    return found


def say(author: Account, room: Room, text: str, **fields: Any) -> Object:
    """Post over REST and return the message."""
    wanted = {"text": text, "client_id": str(uuid.uuid4()), **fields}
    found: Object = author.do("POST", f"{room.path}/messages/", wanted)
    return found
