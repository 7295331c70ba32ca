"""How well a text answers a search: the same for both databases, as it is reckoned here."""

from collections.abc import Sequence

from rooms.conversations.search.analysis import words_of
from rooms.conversations.search.query import Phrase

# BM25's usual saturation and weight of the length; the length of an average message, in words that count.
SATURATION, LENGTH_WEIGHT, AVERAGE = 1.2, 0.75, 14.0
# What is written just so, and words that stand together, say more than how often each is there.
AS_WRITTEN, TOGETHER = 0.6, 1.5


def score(text: str, phrases: Sequence[Phrase], written: frozenset[str]) -> float:
    """Return how well ``text`` answers ``phrases``, ``written`` being the words as they were typed (folded).

    Rounded, so that equal texts are equal wherever they are reckoned.
    """
    words = list(words_of(text))
    terms = [word.term for word in words]
    wanted = {term for phrase in phrases for term in phrase}
    length = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * len(terms) / AVERAGE)
    total = 0.0
    for term in sorted(wanted):
        times = terms.count(term)
        total += times * (SATURATION + 1) / (times + length) if times else 0.0
    total += AS_WRITTEN * len({word.written for word in words} & written)
    if len(wanted) > 1 and (span := _span(terms, wanted)):
        total += TOGETHER * len(wanted) / span
    return round(total, 4)


def _span(terms: Sequence[str], wanted: set[str]) -> int | None:
    """Return the number of words of the shortest stretch with all of ``wanted``; None: they are not all there."""
    last: dict[str, int] = {}
    best: int | None = None
    for at, term in enumerate(terms):
        if term in wanted:
            last[term] = at
            if len(last) == len(wanted):
                span = at - min(last.values()) + 1
                best = span if best is None else min(best, span)
    return best
