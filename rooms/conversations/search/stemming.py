"""A light French stemmer: plurals, feminines and the usual endings of nouns, adjectives and verbs.

After J. Savoy, "Light stemming approaches for the French, Portuguese, German and Hungarian languages"
(SAC 2006; the one of Lucene), for words that have lost their accents already. An index without accents
rules Snowball out: its rules hang on é and è. Words that the rules miss only find themselves.
"""

import re
from typing import NamedTuple


class _Rule(NamedTuple):
    """``ending`` becomes ``instead`` in words of at least ``shortest`` letters; no rule after it, if ``last``."""

    shortest: int
    ending: str
    instead: str
    last: bool = True


_RULES = (
    _Rule(10, "issement", "ir"),
    _Rule(9, "issant", "ir"),
    _Rule(8, "ivement", "if"),
    _Rule(7, "ement", "e"),
    _Rule(12, "ficatrice", "fier"),
    _Rule(11, "ficateur", "fier"),
    _Rule(11, "fication", "fier"),
    _Rule(8, "cation", "quer"),
    _Rule(10, "catrice", "quer"),
    _Rule(9, "cateur", "quer"),
    _Rule(9, "atrice", "er"),
    _Rule(8, "ateur", "er"),
    _Rule(7, "trice", "teur", last=False),
    _Rule(6, "ieme", ""),
    _Rule(8, "teuse", "ter"),
    _Rule(7, "teur", "ter"),
    _Rule(6, "euse", "eu"),
    _Rule(9, "eur", ""),
    _Rule(6, "ive", "if"),
    _Rule(5, "folle", "fou", last=False),
    _Rule(5, "molle", "mou", last=False),
    _Rule(10, "nnelle", "n"),
    _Rule(10, "nnel", "n"),
    _Rule(9, "ique", "", last=False),
    _Rule(9, "esse", "e"),
    _Rule(8, "inage", "in"),
    _Rule(9, "ation", ""),
    _Rule(9, "ition", ""),
    # Verbs, which Savoy leaves alone: « réservez », « réservons », « réservaient » are « réserver ».
    _Rule(9, "aient", ""),
    _Rule(6, "ez", ""),
    _Rule(7, "on", ""),
)
_TWICE = re.compile(r"([a-z])\1")


def stem(word: str) -> str:
    """Return what ``word`` (folded) shares with its other forms: « décisions », « décision » → "decisi"."""
    word = _singular(word)
    for shortest, ending, instead, last in _RULES:
        if len(word) < shortest or not word.endswith(ending):
            continue
        # « décision », « station » are nouns whose verbs are made otherwise.
        if ending == "on" and word.endswith("ion"):
            continue
        word = word.removesuffix(ending) + instead
        if last:
            break
    return _bare(word)


def _singular(word: str) -> str:
    if word == "travaux":
        return "travail"
    if len(word) > 5 and word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    if len(word) > 3 and word[-1] in "xs":
        return word[:-1]
    return word


def _bare(word: str) -> str:
    """Return ``word`` without double letters and without the endings of the infinitive and of participles."""
    if len(word) <= 4:
        return word
    word = _TWICE.sub(r"\1", word)
    if len(word) > 4 and word.endswith("ie"):
        word = word[:-2]
    if len(word) > 4:
        for ending in ("r", "e", "e", "i"):
            word = word.removesuffix(ending)
    return word
