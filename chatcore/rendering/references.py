"""Mentions: finding the names in a text, and what the caller hands in to resolve them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, Protocol

from chatcore.rendering.layout import lay_out

Kind = Literal["person", "room"]

MAX_REFERENCES = 200
"""References that ``find_mentions`` returns: a bound on the caller's query."""

_WORD = r"[^\W_](?:[\w'’]|[-.](?=\w)){0,39}"
MENTION = (
    r"(?<![\w@#/&])(?P<mark>[@#])"
    r"(?:\*\*(?P<named>[^*|\n]{1,120})(?:\|(?P<id>[0-9A-Za-z_-]{1,64}))?\*\*"
    rf"|(?P<bare>{_WORD}(?:[ \u00a0]{_WORD}){{0,3}}))"
)
"""``@**Ada Lovelace|id**``, ``@**Ada Lovelace**`` or bare ``@Ada Lovelace``; with ``#`` for rooms. All bounded."""

NAMED = re.compile(r"(?<![\w@#/&])[@#]\*\*[^*|\n]{1,120}(?:\|[0-9A-Za-z_-]{1,64})?\*\*")
"""The first of these forms."""

_MENTION = re.compile(MENTION)


class Reference(NamedTuple):
    """A name as written. ``id`` tells homonyms apart and then decides alone."""

    kind: Kind
    name: str
    id: str | None = None


class Target(NamedTuple):
    """The person or room that a reference means: ``name`` is what readers see, whatever was typed.

    A crowd (a group, a role, those with a skill, everybody) is written as a person is: ``crowd`` says so.
    """

    id: str
    name: str
    crowd: bool = False


class Targets(Protocol):
    """Who may be mentioned here, as far as the author may know."""

    def find(self, reference: Reference) -> Target | None:
        """Return what ``reference`` means, or None: it then stays text."""


class KnownTargets:
    """Targets from what one query found. A name that two of them share resolves by id only."""

    def __init__(self, *, people: Iterable[Target] = (), rooms: Iterable[Target] = ()) -> None:
        self._found: dict[Kind, tuple[Mapping[str, Target], Mapping[str, Target]]] = {
            "person": _indexed(people),
            "room": _indexed(rooms),
        }

    def find(self, reference: Reference) -> Target | None:
        by_id, by_name = self._found[reference.kind]
        if reference.id is not None:
            return by_id.get(reference.id)
        return by_name.get(fold(reference.name))


def fold(name: str) -> str:
    """Return ``name`` as names are compared: no case, no accents, hyphens as spaces.

    So ``#chantier-naval`` is the room « Chantier naval », and ``@chloe`` may be Chloé.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(" " if c in "-_" else c for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.split())


def find_mentions(text: str) -> tuple[Reference, ...]:
    """Return every reference that ``render`` may ask for, in order, each once, at most ``MAX_REFERENCES``.

    A bare ``@Ada Lovelace dit`` gives three, longest first: where a name ends only the names can
    tell. It may return more than ``render`` asks for (names inside inline code): whom a message
    mentions is ``Rendered.mentions``, never this.
    """
    if "@" not in text and "#" not in text:
        return ()
    found: dict[Reference, None] = {}
    for match in _MENTION.finditer(lay_out(text).text):
        for reference, _length in readings(match):
            found[reference] = None
        if len(found) >= MAX_REFERENCES:
            break
    return tuple(found)[:MAX_REFERENCES]


def readings(match: re.Match[str]) -> list[tuple[Reference, int]]:
    """Return what a match of ``MENTION`` may mean, longest first, each with the end of its text."""
    kind: Kind = "person" if match["mark"] == "@" else "room"
    if match["bare"] is None:
        return [(Reference(kind, match["named"].strip(), match["id"]), match.end())]
    bare = match["bare"]
    ends = [len(bare), *(i for i in range(len(bare) - 1, 0, -1) if bare[i] in " \u00a0")]
    return [
        (Reference(kind, bare[:end].replace("\u00a0", " ")), match.start("bare") + end)
        for end in ends
    ]


def _indexed(targets: Iterable[Target]) -> tuple[dict[str, Target], dict[str, Target]]:
    by_id: dict[str, Target] = {}
    by_name: dict[str, Target] = {}
    shared: set[str] = set()
    for target in targets:
        if target.id in by_id:
            continue
        by_id[target.id] = target
        name = fold(target.name)
        if by_name.setdefault(name, target) is not target:
            shared.add(name)
    for name in shared:
        del by_name[name]
    return by_id, by_name


NOBODY = KnownTargets()
"""Resolves nothing: every mention stays text."""
