"""The grammar of threads: conversations as one would write a play.

    @@ comite                             the room from here on (else the file's name says it)
    == Thème | 178 | 08:52                a thread: its thème, days ago, hour in Paris
    gael +2h ^: Bonjour à toutes…         who, then the text; further lines belong to it
    :: 👍 ines solene | 🎉 ada            reactions to the message above

Between the name and the colon: ``+20m``, ``+2h``, ``+3d`` after the last one; ``^`` answers the last
one, ``^2`` the one before; ``~`` is edited afterwards; ``x`` is taken back. In a text, ``@ada`` mentions
a person, ``{+5}`` and ``{J+5}`` are dates counted from the thread's day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

_LINE = re.compile(
    r"(?P<who>[a-z]+)(?P<marks>(?: (?:~|x|\^\d*|\+\d+[mhd]))*) ?(?P<edit>~?): (?P<text>.*)"
)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


@dataclass
class Line:
    """One message as written: ``answers`` counts back to the one answered, 0 for none."""

    who: str
    text: str
    delay: timedelta | None = None
    answers: int = 0
    edited: bool = False
    taken_back: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Thread:
    """A conversation of ``room``, begun ``ago`` days before the last one."""

    room: str
    title: str
    ago: float
    clock: str
    lines: list[Line] = field(default_factory=list)


def read_threads(path: Path, people: frozenset[str]) -> list[Thread]:
    """Return the threads of a file; raises ``ValueError`` where a line is none."""
    return list(_threads(path, people))


def _threads(path: Path, people: frozenset[str]) -> Iterator[Thread]:
    room, thread = path.stem.split("-")[0], None
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if row.startswith("@@ "):
            room = row[3:].strip()
        elif row.startswith("== "):
            if thread:
                yield _closed(thread)
            title, ago, clock = (part.strip() for part in row[3:].split("|"))
            thread = Thread(room, title, float(ago), clock)
        elif thread is None:
            raise ValueError(f"{path.name}:{number}: no thread has begun")
        else:
            _add(thread, row, people)
    if thread:
        yield _closed(thread)


def _add(thread: Thread, row: str, people: frozenset[str]) -> None:
    match = _LINE.fullmatch(row)
    if match and match["who"] in people:
        thread.lines.append(_line(match))
    elif row.startswith(":: "):
        thread.lines[-1].reactions |= _reactions(row[3:])
    elif thread.lines:
        thread.lines[-1].text += "\n" + row
    elif row.strip():
        raise ValueError(f"{thread.title}: a thread begins with a message, not with {row!r}")


def _line(match: re.Match[str]) -> Line:
    line = Line(match["who"], match["text"], edited=bool(match["edit"]))
    for mark in match["marks"].split():
        if mark == "~":
            line.edited = True
        elif mark == "x":
            line.taken_back = True
        elif mark[0] == "^":
            line.answers = int(mark[1:] or 1)
        else:
            line.delay = timedelta(**{_UNITS[mark[-1]]: int(mark[1:-1])})
    return line


def _reactions(text: str) -> dict[str, list[str]]:
    groups = (group.split() for group in text.split("|"))
    return {emoji: people for emoji, *people in groups}


def _closed(thread: Thread) -> Thread:
    for line in thread.lines:
        line.text = line.text.strip()
    return thread
