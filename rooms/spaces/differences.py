"""What changed from one text to another: by lines, and within those that were rewritten by words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# The matcher compares each piece with all that equal it on the other side, time and again: 20,000 such pairs take
# some ten milliseconds. A text that repeats itself more is shown as replaced, which is true as well.
MOST_PAIRS = 20_000
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
# The spaces before a word go with it: texts are continued at their end more often than at their beginning.
_WORDS = re.compile(r"\s*\S+|\s+")


class Piece(NamedTuple):
    """``what``: same, added or removed."""

    what: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return the pieces of both texts in order: those that are the same or removed are ``before``, and those that are
    the same or added ``after``.
    """
    pieces: list[Piece] = []
    for what, old, new in _changes(_LINES.findall(before), _LINES.findall(after)):
        if what == "same":
            pieces.append(Piece("same", new))
        elif old and new:
            words = _changes(_WORDS.findall(old), _WORDS.findall(new))
            for what_of_words, old_words, new_words in words:
                pieces += _told(what_of_words, old_words, new_words)
        else:
            pieces += _told(what, old, new)
    return _joined(pieces)


def _changes(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    if _pairs(before, after) > MOST_PAIRS:
        yield "changed", "".join(before), "".join(after)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield "same" if tag == "equal" else "changed", "".join(before[a:b]), "".join(after[c:d])


def _pairs(before: Sequence[str], after: Sequence[str]) -> int:
    counts = Counter(after)
    return sum(counts[one] for one in before)


def _told(what: str, old: str, new: str) -> list[Piece]:
    if what == "same":
        return [Piece("same", new)]
    told = [Piece("removed", old), Piece("added", new)]
    return [piece for piece in told if piece.text]


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].what == piece.what:
            joined[-1] = Piece(piece.what, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
