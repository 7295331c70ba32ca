"""The one analyser: a text into the terms that are kept and compared, the same for both databases.

Words are taken apart, lose their case and accents, what is elided (« l’ », « d’ », « qu’ ») and the words
that are everywhere, and become their stem. What is left is plain ASCII, so that neither database reads it
in a way of its own.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from chatcore.people.folding import folded
from rooms.conversations.search.stemming import stem
from rooms.conversations.search.stopwords import STOP_WORDS

# Beyond it a "word" is a token, an address or a line of code; PostgreSQL takes 2,046 bytes.
LONGEST_TERM = 40

_WORD = re.compile(r"[^\W_]+")
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W_])", re.IGNORECASE)


class Word(NamedTuple):
    """A word of a text: where it stands, the term that it is compared by, and how it is written (folded)."""

    start: int
    end: int
    term: str
    written: str


def words_of(text: str) -> Iterator[Word]:
    """Return the words of ``text`` (composed: NFC) that count, in their order."""
    for match in _WORD.finditer(text):
        # « l » in « l’équipe »: the word is « équipe ».
        if match.end() - match.start() < 7 and _ELIDED.match(text, match.start()):
            continue
        term, written = _compared(match[0])
        if term:
            yield Word(match.start(), match.end(), term, written)


def terms_of(text: str) -> list[str]:
    """Return the terms of ``text`` in their order; those of a word that counts nowhere are left out."""
    return [word.term for word in words_of(unicodedata.normalize("NFC", text))]


@lru_cache(maxsize=50_000)
def _compared(word: str) -> tuple[str, str]:
    written = "".join(c for c in folded(word) if c.isalnum())[:LONGEST_TERM]
    if not written or written in STOP_WORDS:
        return "", written
    if not written.isascii():
        # Greek, Cyrillic and what no stemmer here knows: whole, in letters that both databases keep as they are.
        return ("u" + written.encode().hex())[: 2 * LONGEST_TERM], written
    return (stem(written) if written.isalpha() else written), written
