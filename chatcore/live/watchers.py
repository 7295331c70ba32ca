"""Who watches whom in this process: news of a person costs what their watchers cost, not what all sockets do."""

from collections import defaultdict
from typing import Any

from chatcore.foundation.shapes import encode
from chatcore.live.socket import Socket
from chatcore.live.wire import Frame


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
        told: dict[Socket, list[str]] = defaultdict(list)
        for person in people:
            for socket in self._of.get(person, ()):
                told[socket].append(person)
        # Most are told the same as many others: their frame is made once.
        frames: dict[tuple[str, ...], Frame] = {}
        for socket, names in told.items():
            frame = frames.get(key := tuple(names))
            if frame is None:
                frame = frames[key] = _frame({name: people[name] for name in names})
            socket.whisper(frame)


def _frame(people: dict[str, Any]) -> Frame:
    """Return the event: ``people`` with what the protocol has of them, the rest of what they say in ``said``."""
    shown = {name: {key: one[key] for key in _SHOWN} for name, one in people.items()}
    event: dict[str, Any] = {"type": "presence.changed", "people": shown}
    if said := {name: one for name, one in people.items() if len(one) > len(_SHOWN)}:
        event["said"] = {
            name: {"emoji": "", "until": None} | _beside(one) for name, one in said.items()
        }
    return Frame([encode(event).decode()])


def _beside(one: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key not in _SHOWN}


_SHOWN = ("state", "text")
