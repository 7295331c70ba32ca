"""What all clients of a run have seen: acknowledgements, refusals, and every breach of what was promised."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Acknowledged(NamedTuple):
    """The answer to a post."""

    room: str
    id: str
    seq: int


@dataclass
class Record:
    """Shared by the clients of a run. ``breaches`` stays empty, or something was promised and not kept."""

    acknowledged: dict[str, Acknowledged] = field(default_factory=dict)
    # The highest mark of (person, room) that was answered with ok.
    marks: dict[tuple[str, str], int] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)

    def acknowledge(self, client_id: str, room: str, result: dict[str, Any]) -> None:
        """Note the answer to a post; a repeat must have got the same."""
        answer = Acknowledged(room, result["id"], result["seq"])
        if self.acknowledged.setdefault(client_id, answer) != answer:
            earlier = self.acknowledged[client_id]
            self.breach(f"two answers to the post {client_id}: {earlier}, then {answer}")
        self.counts["posts"] += 1

    def mark(self, person: str, room: str, seq: int) -> None:
        self.marks[person, room] = max(seq, self.marks.get((person, room), 0))

    def breach(self, what: str) -> None:
        self.counts["breaches"] += 1
        if len(self.breaches) < 100:
            self.breaches.append(what)
