"""Who watches whom in this process: news of a person costs what their watchers cost, not what all sockets do."""

from collections import defaultdict
from typing import Any

from chatcore.foundation.shapes import encode
from chatcore.live.socket import Socket


class Watchers:
    """The sockets by the id of the person whom they watch."""

    def __init__(self) -> None:
        self._of: dict[str, set[Socket]] = defaultdict(set)

    def watch(self, socket: Socket, people: frozenset[str]) -> None:
        """Let ``socket`` hear of ``people``, and of nobody else any more; one that is closed hears nothing."""
        if socket.closed:
            people = frozenset()
        for person in socket.watching - people:
            self._of[person].discard(socket)
            if not self._of[person]:
                del self._of[person]
        for person in people - socket.watching:
            self._of[person].add(socket)
        socket.watching = people

    def tell(self, people: dict[str, Any]) -> None:
        """Send the new presence of ``people`` to those who watch them."""
        told: dict[Socket, dict[str, Any]] = defaultdict(dict)
        for person in people.keys() & self._of.keys():
            for socket in self._of[person]:
                told[socket][person] = people[person]
        for socket, mine in told.items():
            socket.whisper(encode({"type": "presence.changed", "people": mine}).decode())
