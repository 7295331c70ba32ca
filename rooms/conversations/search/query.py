"""What somebody typed into the search, taken apart: words, phrases, what is not wanted, operators.

No regular expression comes from the person, quotes may stay open, and what is wrong is said in words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.foundation.words import Words
from chatcore.people.folding import folded
from rooms.conversations.search.analysis import words_of
from rooms.conversations.search.dates import Period, period
from rooms.conversations.search.operators import BY_NAME, Operator, listed

LONGEST, MOST_TERMS, MOST_NAMES = 1000, 40, 10

Phrase = tuple[str, ...]

_OPERATOR = re.compile(r"(-?)([^\W\d_]{1,20})[\u00a0\u202f]?:(?!//)")
_QUOTED = re.compile(r"[\"“”«»]\s*([^\"“”«»]*)[\"“”«»]?")
_BARE = re.compile(r"[^\s\"“”«»]+")
_SPACE = re.compile(r"\s*")


class Named(NamedTuple):
    """A value of an operator: to be met, or, with a minus before it, not to be."""

    value: str
    unwanted: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for. ``since`` is the first day that counts, ``until`` the first that no longer does."""

    phrases: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    people: tuple[Named, ...] = ()
    rooms: tuple[Named, ...] = ()
    topics: tuple[Named, ...] = ()
    has: tuple[Named, ...] = ()
    states: tuple[Named, ...] = ()
    since: date | None = None
    until: date | None = None
    # The words as they were typed, folded: the same word in the same form is the better answer.
    written: frozenset[str] = frozenset()

    @property
    def terms(self) -> frozenset[str]:
        """The terms by which a message is found."""
        return frozenset(term for phrase in self.phrases for term in phrase)


class _Part(NamedTuple):
    operator: Operator | None
    value: str
    unwanted: bool


def asked_from(text: str, *, today: date) -> Asked:
    """Return what ``text`` asks for, for somebody for whom it is ``today``.

    Raises:
        TooLarge: more than it takes. Invalid: nothing to look for, an unknown operator, a value that is none.
    """
    if len(text) > LONGEST:
        raise TooLarge(_TOO_LONG, path="$.q")
    reading = _Reading(today)
    for part in _parts(text, today):
        reading.take(part)
    asked = reading.done()
    if asked == Asked():
        raise Invalid(_nothing_in(text), path="$.q")
    return asked


def _nothing_in(text: str) -> Words:
    """Return why nothing of ``text`` can be looked for."""
    if not text.strip():
        return _EMPTY
    return _TOO_COMMON if any(map(str.isalnum, text)) else _NO_WORD


class _Reading:
    def __init__(self, today: date) -> None:
        self._today = today
        self._phrases: list[Phrase] = []
        self._written: set[str] = set()
        self._unwanted: list[Phrase] = []
        self._named: dict[str, list[Named]] = {}
        self._since: date | None = None
        self._until: date | None = None

    def take(self, part: _Part) -> None:
        if part.operator is None:
            self._words(part)
        elif part.operator.name in ("before", "after", "on"):
            self._dates(part.operator, part)
        else:
            self._name(part.operator, part)

    def done(self) -> Asked:
        if sum(map(len, self._phrases + self._unwanted)) > MOST_TERMS:
            raise TooLarge(_TOO_MANY, path="$.q")
        return Asked(
            phrases=tuple(dict.fromkeys(self._phrases)),
            unwanted=tuple(dict.fromkeys(self._unwanted)),
            people=self._of("from"),
            rooms=self._of("in"),
            topics=self._of("topic"),
            has=self._of("has"),
            states=self._of("is"),
            since=self._since,
            until=self._until,
            written=frozenset(self._written),
        )

    def _of(self, name: str) -> tuple[Named, ...]:
        return tuple(dict.fromkeys(self._named.get(name, ())))

    def _words(self, part: _Part) -> None:
        words = list(words_of(unicodedata.normalize("NFC", part.value)))
        if words:
            phrase = tuple(word.term for word in words)
            (self._unwanted if part.unwanted else self._phrases).append(phrase)
        if not part.unwanted:
            self._written |= {word.written for word in words}

    def _dates(self, operator: Operator, part: _Part) -> None:
        days = period(part.value, self._today)
        if days is None or part.unwanted:
            raise Invalid(_NO_DATE.filled(typed=part.value or "…"), path="$.q")
        if operator.name != "before":
            since = days.until if operator.name == "after" else days.first
            self._since = max(self._since or since, since)
        if operator.name != "after":
            until = days.first if operator.name == "before" else days.until
            self._until = min(self._until or until, until)

    def _name(self, operator: Operator, part: _Part) -> None:
        value = part.value.strip()
        if operator.takes is not None:
            value = _one_of(operator, value)
        if not value:
            raise Invalid(_NO_VALUE.filled(fr=operator.names.fr, en=operator.names.en), path="$.q")
        names = self._named.setdefault(operator.name, [])
        names.append(Named(value, part.unwanted))
        if len(names) > MOST_NAMES:
            raise TooLarge(_TOO_MANY, path="$.q")


def _one_of(operator: Operator, value: str) -> str:
    """Return the value of ``operator`` that was typed."""
    values = operator.takes or {}
    for name, typed in values.items():
        if folded(value) in {folded(one) for one in typed}:
            return name
    raise Invalid(
        _OTHER_VALUE.filled(
            fr=operator.names.fr,
            en=operator.names.en,
            values_fr=", ".join(f"{operator.names.fr}{typed[0]}" for typed in values.values()),
            values_en=", ".join(f"{operator.names.en}{typed[1]}" for typed in values.values()),
        ),
        path="$.q",
    )


def _parts(text: str, today: date) -> Iterator[_Part]:
    at = _skip(text, 0)
    while at < len(text):
        operator, unwanted = None, False
        if (match := _OPERATOR.match(text, at)) and _means_one(match, text):
            operator = _known(match[2])
            unwanted = match[1] == "-"
            at = _skip(text, match.end())
        elif text[at] == "-" and at + 1 < len(text) and not text[at + 1].isspace():
            unwanted = True
            at += 1
        value, at = _value(text, at)
        if operator is not None and operator.name in ("before", "after", "on"):
            value, at = _longer_date(text, value, at, today)
        yield _Part(operator, value, unwanted)
        at = _skip(text, at)


def _means_one(match: "re.Match[str]", text: str) -> bool:
    """Tell whether « mot: » is meant as an operator: « note : » and « vers:30 » are words."""
    if folded(match[2]) in BY_NAME or match[2].casefold() in BY_NAME:
        return True
    following = text[match.end() : match.end() + 1]
    return (
        following not in ("", ":", "/", ")") and not following.isspace() and not following.isdigit()
    )


def _known(name: str) -> Operator:
    operator = BY_NAME.get(name.casefold()) or BY_NAME.get(folded(name))
    if operator is None:
        names = listed()
        raise Invalid(
            _UNKNOWN.filled(name=name, operators_fr=names.fr, operators_en=names.en), path="$.q"
        )
    return operator


def _value(text: str, at: int) -> tuple[str, int]:
    """Return what stands at ``at``, quoted or to the next space, and where it ends."""
    match = _QUOTED.match(text, at) or _BARE.match(text, at)
    if match is None:
        return "", at
    return (match[1] if match.re is _QUOTED else match[0]), match.end()


def _longer_date(text: str, value: str, at: int, today: date) -> tuple[str, int]:
    """Return a date of several words as one: « nov. 2026 », « 24 nov. 2026 »."""
    best: tuple[str, int, Period | None] = (value, at, period(value, today))
    for _ in range(2):
        following, at = _value(text, _skip(text, at))
        value = f"{value} {following}"
        if following and (days := period(value, today)):
            best = value, at, days
    return best[0], best[1]


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


_EMPTY = Words(
    fr="Écrivez un mot, ou un opérateur comme « de: ».",
    en="Write a word, or an operator such as “from:”.",
)
_NO_WORD = Words(
    fr="Écrivez un mot : les signes et les émojis ne se cherchent pas.",
    en="Write a word: signs and emoji are not looked for.",
)
_TOO_COMMON = Words(
    fr="Ces mots sont dans presque tous les messages : ajoutez-en un plus rare.",
    en="These words are in nearly every message: add a rarer one.",
)
_TOO_LONG = Words(
    fr="Une recherche tient en 1 000 caractères : gardez les mots qui comptent.",
    en="A search takes 1,000 characters: keep the words that matter.",
)
_TOO_MANY = Words(
    fr="Une recherche tient en 40 mots et 10 noms par opérateur : gardez ceux qui comptent.",
    en="A search takes 40 words and 10 names for each operator: keep those that matter.",
)
_UNKNOWN = Words(
    fr="« {name}: » n’est pas un opérateur. Les opérateurs sont {operators_fr}. "
    "Pour chercher le mot lui-même, mettez-le entre guillemets.",
    en="“{name}:” is not an operator. The operators are {operators_en}. "
    "To look for the word itself, put it in quotes.",
)
_NO_DATE = Words(
    fr="« {typed} » n’est pas une date : écrivez 2026-11-24, 24/11/2026, hier, lundi ou « nov. 2026 ».",
    en="“{typed}” is not a date: write 2026-11-24, 24/11/2026, yesterday, monday or “nov 2026”.",
)
_NO_VALUE = Words(fr="Dites qui ou quoi après « {fr} ».", en="Say who or what after “{en}”.")
_OTHER_VALUE = Words(
    fr="Après « {fr} », écrivez l’une de ces formes : {values_fr}.",
    en="After “{en}”, write one of these forms: {values_en}.",
)
