"""What a client holds of a stream, and the rule by which it grows: the next position, or nothing."""

from typing import Any, NamedTuple

Object = dict[str, Any]


class Said(NamedTuple):
    """A message as the checks compare it."""

    seq: int
    id: str


class Stream:
    """One stream as one client has applied it (live protocol, "Streams, positions, epoch")."""

    def __init__(self, name: str) -> None:
        self.name = name
        # None until its state was loaded; what comes meanwhile is set aside.
        self.last: int | None = None
        self.said: list[Said] = []
        self.repeats = 0
        self._aside: dict[int, Object] = {}

    def is_behind(self, head: int) -> bool:
        """Tell whether positions up to ``head`` are missing (not so while the state is loading)."""
        return self.last is not None and self.last < head

    def offer(self, event: Object) -> None:
        """Apply ``event`` if it is the next, with those set aside that follow; else set it aside."""
        seq: int = event["seq"]
        if self.last is not None and seq <= self.last:
            self.repeats += 1
            return
        self._aside[seq] = event
        self._apply()

    def hold(self) -> None:
        """The state is about to be loaded afresh: apply nothing until ``begin``."""
        self.last = None

    def begin(self, position: int, messages: list[Said]) -> None:
        """Take over state that was read at ``position`` or a little later: ``messages``, oldest first."""
        newest = self.said[-1].seq if self.said else 0
        self.said.extend(one for one in messages if one.seq > newest)
        self.last = position
        self._aside = {seq: event for seq, event in self._aside.items() if seq > position}
        self._apply()

    def _apply(self) -> None:
        while self.last is not None and (event := self._aside.pop(self.last + 1, None)):
            self.last = event["seq"]
            # The rows of a load may be younger than its position: what they hold changes nothing.
            if event["type"] == "message.posted" and not self._holds(event["seq"]):
                self.said.append(Said(event["seq"], event["message"]["id"]))

    def _holds(self, seq: int) -> bool:
        return bool(self.said) and self.said[-1].seq >= seq
