"""A plain client of the live protocol: it knows docs/api and nothing of the project's code."""

import itertools
import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, ClassVar, Self

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

# What is waited for comes in a fraction of this; other work may share the processors.
DEADLINE = 20.0

Object = dict[str, Any]


class Client:
    """One socket. Everything that comes is kept, in order: ``frames`` as they were, ``objects`` one by one."""

    # The types of all that any client has received: a server of its own process caused them.
    heard: ClassVar[set[str]] = set()

    def __init__(self, host: str, headers: dict[str, str], **options: Any) -> None:
        """Open ``ws://host/ws/`` and read its hello.

        Raises:
            InvalidStatus: the handshake was refused. ConnectionClosed: it ended before hello.
        """
        settings = {
            "compression": None,
            "max_size": None,
            "ping_interval": None,
            "close_timeout": 2,
        }
        self._ends = ExitStack()
        self._connection = self._ends.enter_context(
            connect(
                f"ws://{host}/ws/",
                additional_headers=headers,
                open_timeout=DEADLINE,
                proxy=None,
                **{**settings, **options},
            )
        )
        self._refs = (f"c{number}" for number in itertools.count(1))
        self.frames: list[Any] = []
        self.objects: list[Object] = []
        try:
            self.receive()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        self._ends.close()

    @property
    def hello(self) -> Object:
        return self.objects[0]

    # Sending

    def send(self, frame: Any) -> None:
        """Send ``frame``: text and bytes as they are, anything else as JSON."""
        as_it_is = isinstance(frame, str | bytes)
        self._connection.send(frame if as_it_is else json.dumps(frame, ensure_ascii=False))

    def order(self, kind: str, /, **fields: Any) -> str:
        """Send a command and return its ref, without waiting for the answer."""
        ref = next(self._refs)
        self.send({"type": kind, "ref": ref, **fields})
        return ref

    def do(self, kind: str, /, **fields: Any) -> Any:
        """Send a command that succeeds and return its result."""
        reply = self.reply(self.order(kind, **fields))
        assert reply["ok"], reply["error"]
        return reply["result"]

    def refused(self, kind: str, /, **fields: Any) -> Object:
        """Send a command that is refused and return the error."""
        reply = self.reply(self.order(kind, **fields))
        assert not reply["ok"], reply
        error: Object = reply["error"]
        return error

    # Receiving

    def receive(self, within: float = DEADLINE) -> None:
        """Take the next frame."""
        frame = json.loads(self._connection.recv(timeout=within))
        self.frames.append(frame)
        objects = frame if isinstance(frame, list) else [frame]
        self.heard.update(thing["type"] for thing in objects)
        self.objects.extend(objects)

    def until(self, found: Callable[[Object], bool], within: float = DEADLINE) -> Object:
        """Return the first object that ``found`` accepts, among those that came and those to come."""
        deadline = time.monotonic() + within
        looked_at = 0
        while True:
            for thing in self.objects[looked_at:]:
                if found(thing):
                    return thing
            looked_at = len(self.objects)
            self.receive(max(0.0, deadline - time.monotonic()))

    def reply(self, ref: str | None, within: float = DEADLINE) -> Object:
        return self.until(lambda it: it["type"] == "reply" and it["ref"] == ref, within)

    def event(self, kind: str, /, within: float = DEADLINE, **fields: Any) -> Object:
        """Wait for an event of that type with these fields."""
        return self.until(
            lambda it: it["type"] == kind and all(it.get(key) == fields[key] for key in fields),
            within,
        )

    def up_to(self, stream: str, seq: int) -> list[Object]:
        """Wait for position ``seq`` of ``stream``; return all that came of it so far, as it came."""
        self.until(lambda it: it.get("stream") == stream and it.get("seq") == seq)
        return [it for it in self.objects if it.get("stream") == stream]

    def count(self, kind: str, /, **fields: Any) -> int:
        """Return how many objects of that type with these fields have come."""
        return sum(
            it["type"] == kind and all(it.get(key) == fields[key] for key in fields)
            for it in self.objects
        )

    def replies(self) -> list[Object]:
        return [it for it in self.objects if it["type"] == "reply"]

    def close_code(self, within: float = DEADLINE) -> int | None:
        """Read until the server closes; return its code (1006: dropped without a word)."""
        deadline = time.monotonic() + within
        try:
            while True:
                self.receive(max(0.0, deadline - time.monotonic()))
        except ConnectionClosed:
            code: int | None = self._connection.close_code
            return code
