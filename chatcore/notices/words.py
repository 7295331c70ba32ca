"""Alert words: what somebody wants to be told of wherever it is said in their rooms."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words

MOST_WORDS, LONGEST_WORD = 30, 60
_TOKEN = re.compile(r"\w+")


def checked_words(words: list[str]) -> list[str]:
    """Return ``words`` trimmed, each once whatever its case and accents.

    Raises:
        Invalid: a word holds no letter. TooLarge: too many, or too long.
    """
    if len(words) > MOST_WORDS:
        raise TooLarge(_MANY, path="$.words")
    kept: dict[tuple[str, ...], str] = {}
    for index, word in enumerate(words):
        word = " ".join(word.split())
        if len(word) > LONGEST_WORD:
            raise TooLarge(_LONG, path=f"$.words[{index}]")
        if not tokens_of(word):
            raise Invalid(_EMPTY, path=f"$.words[{index}]")
        kept.setdefault(tokens_of(word), word)
    return list(kept.values())


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(_TOKEN.findall("".join(c for c in plain if not unicodedata.combining(c))))


def said_in(text: str, wanted: Mapping[str, Iterable[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """Return which of the ``wanted`` phrases are said in ``text``; they go by their first word."""
    tokens = tokens_of(text)
    return {
        phrase
        for place, token in enumerate(tokens)
        for phrase in wanted.get(token, ())
        if tokens[place : place + len(phrase)] == phrase
    }


_MANY = Words(
    fr="Gardez au plus 30 mots : au-delà, tout vous serait signalé.",
    en="Keep at most 30 words: beyond, you would be told of everything.",
)
_LONG = Words(fr="Un mot tient en 60 caractères.", en="A word takes 60 characters.")
_EMPTY = Words(fr="Écrivez un mot ou un groupe de mots.", en="Write a word or a group of words.")
