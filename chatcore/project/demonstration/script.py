"""The whole play: every message of every room, dated, in the order in which it was said."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from chatcore.project.demonstration.almanac import Almanac, pause, spoken
from chatcore.project.demonstration.cast import BOT, FOLDER, characters, settings
from chatcore.project.demonstration.chronicle import play, read_chronicles
from chatcore.project.demonstration.dialogue import Line, Thread, read_threads

_DATE = re.compile(r"\{(J?)([+-]\d+)\}")
_MENTION = re.compile(r"(?<![\w@.])@([a-z]+)\b")
_CODE = re.compile(r"(```.*?```|`[^`\n]*`|https?://\S+)", re.DOTALL)
_SIGNS = ["👍", "👏", "🙏", "✅", "👀", "😊", "💡"]


@dataclass(eq=False)
class Said:
    """One message. ``answers`` is the one that it replies to."""

    room: str
    topic: str
    who: str
    text: str
    at: datetime
    answers: "Said | None" = None
    edited: bool = False
    taken_back: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)


def dice(purpose: str) -> random.Random:
    """Return the chance of the demonstration for ``purpose``: the same each time."""
    return random.Random(f"Réseau Rivages, {purpose}")  # noqa: S311 (nothing secret)


def written_threads() -> list[Thread]:
    """Return the conversations that are written word for word."""
    people = frozenset(characters()) | {BOT}
    paths = sorted((FOLDER / "threads").glob("*.txt"))
    return [thread for path in paths for thread in read_threads(path, people)]


def script(now: datetime) -> dict[str, list[Said]]:
    """Return the messages of each room, oldest first: the same ones for the same day.

    A key of a direct conversation is ``direct:ada,bruno``.
    """
    almanac, rng, said = Almanac(now), dice("script"), set[str]()
    threads = written_threads()
    for path in sorted((FOLDER / "chronicles").glob("*.txt")):
        for series in read_chronicles(path):
            turns = play(series, rng, said)
            for turn in turns:
                _approve(turn.lines[0], series.replies, rng)
            threads += turns
    rooms: dict[str, list[Said]] = defaultdict(list)
    for thread in threads:
        rooms[thread.room] += _dated(thread, almanac, rng)
    return {room: sorted(messages, key=lambda one: one.at) for room, messages in rooms.items()}


def _dated(thread: Thread, almanac: Almanac, rng: random.Random) -> list[Said]:
    begun = almanac.moment(thread.ago, thread.clock)
    moment, messages = begun, list[Said]()
    for line in thread.lines:
        if messages:
            moment = almanac.after(moment, line.delay or pause(rng))
        messages.append(_said(thread, line, moment, begun, messages))
    return messages


def _said(
    thread: Thread, line: Line, moment: datetime, begun: datetime, before: list[Said]
) -> Said:
    answers = before[-line.answers] if line.answers else None
    if before and thread.room in announcement_rooms():
        # Members answer announcements; they do not post beside them.
        answers = before[0]
    return Said(
        room=thread.room,
        topic=_typeset(thread.title),
        who=line.who,
        text=_finished(line.text, begun),
        at=moment,
        answers=answers,
        edited=line.edited,
        taken_back=line.taken_back,
        reactions=line.reactions,
    )


@cache
def announcement_rooms() -> frozenset[str]:
    """Return the keys of the rooms where only animators open a conversation."""
    return frozenset(key for key, room in settings().items() if room.kind == "announcement")


def _approve(line: Line, replies: list[tuple[str, str]], rng: random.Random) -> None:
    """Let some of those who answer such news put a sign to it."""
    people = sorted({who for who, _ in replies} - {line.who})
    if people and rng.random() < 0.4:
        line.reactions[rng.choice(_SIGNS)] = rng.sample(people, rng.randint(1, min(3, len(people))))


def _finished(text: str, begun: datetime) -> str:
    """Return ``text`` with its dates, mentions and French spaces, code and addresses left alone."""
    dated = _DATE.sub(lambda m: spoken(begun, int(m[2]), weekday=bool(m[1])), text)
    parts = _CODE.split(dated)
    return "".join(part if index % 2 else _typeset(part) for index, part in enumerate(parts))


def _typeset(text: str) -> str:
    named = _MENTION.sub(
        lambda m: f"@**{characters()[m[1]].name}**" if m[1] in characters() else m[0], text
    )
    named = re.sub(r"(?<=\w)'(?=[\w«])", "’", named)
    named = re.sub(r" (?=[;:!?»%€](?:\W|$))", "\u00a0", named)
    return named.replace("« ", "«\u00a0")
