"""Finding filtered words in a text: words, phrases, ``*`` at the ends of a word; one scan, and nothing that blows up.

Nobody gives a regular expression: a pattern is made of words, which are looked up in dictionaries, so that the time is
linear in the text and next to independent of the number of entries.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words
from rooms.moderation.models.words import Effect

MOST_WORDS, LONGEST_PATTERN = 500, 80
# By so many letters words with a star are looked up; fewer with a star would be found everywhere.
HANDLE = 3
# Marks of Markdown inside a word, and what is not seen at all: « gr**os** mot » is one for its readers.
_MARKS = str.maketrans("", "", "*_~`|\u00ad\u200b\u200c\u200d\u2060\ufeff")
_WORD = re.compile(r"\*?\w+\*?\Z")


class Entry(NamedTuple):
    """A word as the filter needs it."""

    key: str
    effect: str
    explanation: str


class Match(NamedTuple):
    """The strongest entry that a text holds, and how the text has it."""

    entry: Entry
    said: str


class Matcher:
    """The compiled filter of one community: its entries by how their first word begins, ends or reads."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._whole: _Index = defaultdict(list)
        self._beginnings: _Index = defaultdict(list)
        self._ends: _Index = defaultdict(list)
        self._parts: _Index = defaultdict(list)
        # What is refused comes first: of two words that a text holds, the stronger counts.
        for rank, entry in enumerate(sorted(entries, key=lambda one: one.effect != Effect.REFUSE)):
            words = tuple(entry.key.split(" "))
            index, handle = self._place_of(words[0])
            index[handle].append(_Known(rank, entry, words))

    def found_in(self, text: str) -> Match | None:
        """Return the strongest that ``text`` (Markdown, clean) holds of the filter, if anything.

        Its words are looked up one after the other, by a few dictionaries, however many entries there are.
        """
        tokens = _TOKENS.findall(folded_text(text))
        best: _Known | None = None
        said = ""
        for place, token in enumerate(tokens):
            for known in self._perhaps(token):
                stronger = best is None or known.rank < best.rank
                if stronger and known.is_at(place, tokens):
                    best, said = known, " ".join(tokens[place : place + len(known.words)])
        return None if best is None else Match(best.entry, said)

    def _place_of(self, word: str) -> "tuple[_Index, str]":
        bare = word.strip("*")
        if word.startswith("*") and word.endswith("*"):
            return self._parts, bare[:HANDLE]
        if word.endswith("*"):
            return self._beginnings, bare[:HANDLE]
        if word.startswith("*"):
            return self._ends, bare[-HANDLE:]
        return self._whole, bare

    def _perhaps(self, token: str) -> "Iterable[_Known]":
        yield from self._whole.get(token, ())
        yield from self._beginnings.get(token[:HANDLE], ())
        yield from self._ends.get(token[-HANDLE:], ())
        if self._parts:
            for start in range(len(token) - HANDLE + 1):
                for known in self._parts.get(token[start : start + HANDLE], ()):
                    if token.startswith(known.words[0].strip("*"), start):
                        yield known


class _Known(NamedTuple):
    rank: int
    entry: Entry
    words: tuple[str, ...]

    def is_at(self, place: int, tokens: Sequence[str]) -> bool:
        """Whether the words of the entry are those of the text from ``place`` on."""
        there = tokens[place : place + len(self.words)]
        return len(there) == len(self.words) and all(map(_reads, self.words, there))


_Index = dict[str, list[_Known]]


def _reads(word: str, token: str) -> bool:
    bare = word.strip("*")
    if word.startswith("*"):
        return bare in token if word.endswith("*") else token.endswith(bare)
    return token.startswith(bare) if word.endswith("*") else token == bare


def folded_text(text: str) -> str:
    """Return ``text`` without case, accents, marks of Markdown and invisible characters."""
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS).casefold())
    if plain.isascii():
        return plain
    return "".join(c for c in plain if not unicodedata.combining(c))


def key_of(pattern: str, *, path: str = "$.pattern") -> str:
    """Return how ``pattern`` is compared: its words without case and accents, one blank between them.

    Raises:
        Invalid: it holds no letter, or a ``*`` that is not at the end of a word. TooLarge: too long.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise TooLarge(_LONG, path=path)
    words = []
    for word in re.split(r"[\s'’\-]+", pattern.strip()):
        bare = folded_text(word)
        starred = ("*" if word.startswith("*") else "") + bare + ("*" if word.endswith("*") else "")
        if not bare or not _WORD.match(starred) or "*" in word.strip("*"):
            raise Invalid(_NO_WORD, path=path)
        if "*" in starred and len(bare) < HANDLE:
            raise Invalid(_SHORT, path=path)
        words.append(starred)
    return " ".join(words)


_TOKENS = re.compile(r"\w+")
_LONG = Words(
    fr="Un mot ou une expression tient en 80 caractères.",
    en="A word or phrase takes 80 characters.",
)
_NO_WORD = Words(
    fr="Écrivez un mot ou une expression ; « * » se met au début ou à la fin d’un mot, et remplace des lettres.",
    en="Write a word or a phrase; “*” goes at the beginning or the end of a word, and stands for letters.",
)
_SHORT = Words(
    fr="Avec « * », donnez au moins trois lettres : sinon presque tout serait retenu.",
    en="With “*”, give at least three letters: otherwise nearly everything would be caught.",
)
