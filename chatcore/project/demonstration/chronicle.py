"""The grammar of chronicles: what comes back every few days, each time in other words and figures.

    == travaux | Suivi de campagne | gael | 62-4 / 3 | 18:10 | 0-3
    * Jour de drague : {4..9} rotations, {aucun|un} dépassement…      one way to say it
    > solene: Ton rendement {remonte|baisse}…                        somebody's answer

The head: room, thème, authors, first day ago - last day ago / days between, hour, how many answers.
``{a|b}`` chooses, ``{4..9}`` draws a number, inner braces first; ``{+5}`` stays, as in threads.
No text comes twice.
"""

import random
import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from chatcore.project.demonstration.dialogue import Line, Thread

_CHOICE = re.compile(r"\{([^{}]*\|[^{}]*|-?\d+\.\.\d+|\d+)\}")
_DATE = re.compile(r"\{(J?[+-]\d+)\}")
_KEPT = re.compile("\ue000(.*?)\ue001")
_ONE_OF_MANY = re.compile(r"(?<![\d,.])1 (?!fois|mois|depuis|bras)([a-zéèê]{3,})s\b")
_TRIES = 12


@dataclass
class Chronicle:
    """A series: who says it, from when to when, and what is said and answered."""

    room: str
    title: str
    authors: list[str]
    first: float
    last: float
    every: float
    clock: str
    answers: tuple[int, int]
    openings: list[str] = field(default_factory=list)
    replies: list[tuple[str, str]] = field(default_factory=list)


def read_chronicles(path: Path) -> list[Chronicle]:
    """Return the series of a file."""
    series: list[Chronicle] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("== "):
            series.append(_head(row[3:]))
        elif row.startswith("* "):
            series[-1].openings.append(row[2:].replace("\\n", "\n"))
        elif row.startswith("> "):
            who, text = row[2:].split(": ", 1)
            series[-1].replies.append((who, text))
    return series


def _head(row: str) -> Chronicle:
    room, title, authors, span, clock, answers = (part.strip() for part in row.split(" | "))
    days, every = span.split("/")
    first, last = days.split("-")
    fewest, most = answers.split("-")
    counts = int(fewest), int(most)
    return Chronicle(
        room, title, authors.split(","), float(first), float(last), float(every), clock, counts
    )


def play(series: Chronicle, rng: random.Random, said: set[str]) -> list[Thread]:
    """Return every turn of ``series`` as a small thread; ``said`` holds what was said and grows."""
    turns, ago, number = [], series.first, 0
    while ago >= series.last:
        opening = series.openings[number % len(series.openings)]
        author = series.authors[rng.randrange(len(series.authors))]
        text = _fresh(opening, rng, said)
        if text is not None:
            turn = Thread(series.room, series.title, round(ago), _near(series.clock, rng))
            turn.lines = [Line(author, text), *_answers(series, author, rng, said)]
            turns.append(turn)
        ago, number = ago - series.every, number + 1
    return turns


def _answers(series: Chronicle, author: str, rng: random.Random, said: set[str]) -> list[Line]:
    others = [reply for reply in series.replies if reply[0] != author]
    count = min(rng.randint(*series.answers), len(others))
    lines = []
    for who, pattern in rng.sample(others, count):
        text = _fresh(pattern, rng, said)
        if text is not None:
            lines.append(Line(who, text, delay=timedelta(minutes=rng.randrange(4, 90))))
    return lines


def _fresh(pattern: str, rng: random.Random, said: set[str]) -> str | None:
    """Return ``pattern`` filled as it never was, or None when it has no words left."""
    for _ in range(_TRIES):
        text = fill(pattern, rng)
        if text not in said:
            said.add(text)
            return text
    return None


def fill(pattern: str, rng: random.Random) -> str:
    """Return ``pattern`` with its choices made and its numbers drawn, the innermost first."""
    pattern = _set_aside(pattern)
    while match := _CHOICE.search(pattern):
        drawn = pattern[: match.start()] + _drawn(match[1], rng) + pattern[match.end() :]
        pattern = _set_aside(drawn)
    return _ONE_OF_MANY.sub(r"1 \1", _KEPT.sub(r"{\1}", pattern))


def _set_aside(text: str) -> str:
    """Return ``text`` with its dates in other brackets, so that they may stand inside a choice."""
    return _DATE.sub("\ue000\\1\ue001", text)


def _drawn(choice: str, rng: random.Random) -> str:
    if "|" in choice:
        return rng.choice(choice.split("|"))
    low, _, high = choice.partition("..")
    return str(rng.randint(int(low), int(high or low)))


def _near(clock: str, rng: random.Random) -> str:
    """Return ``clock`` up to twenty minutes later: nobody writes to the minute."""
    hours, minutes = clock.split(":")
    total = int(hours) * 60 + int(minutes) + rng.randrange(20)
    return f"{total // 60:02}:{total % 60:02}"
