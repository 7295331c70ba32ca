"""The words of a rendered message, without its marks: what an excerpt shows."""

import unicodedata
from collections.abc import Collection
from html.parser import HTMLParser
from typing import NamedTuple

from rooms.conversations.search.analysis import words_of

# Characters of an excerpt, and how many of them come before the first word that was found.
EXCERPT, LEAD = 260, 70
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "code",
        "del",
        "em",
        "i",
        "img",
        "kbd",
        "mark",
        "picture",
        "s",
        "source",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
    )
)


# What stands for words that a reader uncovers (``||…||``).
COVER = "▒▒▒"


class Stretch(NamedTuple):
    """A part of an excerpt: found, or around what was found."""

    text: str
    found: bool


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.inside: list[bool] = []

    def handle_data(self, data: str) -> None:
        if not any(self.inside):
            self.said.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            # An emoji of the community, by its name.
            self.handle_data(dict(attrs).get("alt") or "")
        elif tag == "span":
            # Hidden words stay so where a message is shown in short.
            hidden = ("class", "spoiler") in attrs
            self.inside.append(hidden)
            if hidden:
                self.said.append(COVER)
        if tag not in _INLINE:
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self.inside:
            self.inside.pop()
        if tag not in _INLINE:
            self.said.append(" ")


def plain(html: str) -> str:
    """Return the text of ``html`` (rendered and sanitised) on one line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join(unicodedata.normalize("NFC", "".join(reader.said)).split())


def excerpt(text: str, terms: Collection[str]) -> list[Stretch]:
    """Return a part of ``text`` (plain) around the first word of ``terms``, those words told from the rest."""
    hits = [(word.start, word.end) for word in words_of(text) if word.term in terms]
    start, end = _window(text, hits[0][0] if hits else 0)
    parts: list[Stretch] = [Stretch("…", False)] if start else []
    at = start
    for first, last in hits:
        if first < at or last > end:
            continue
        if first > at:
            parts.append(Stretch(text[at:first], False))
        parts.append(Stretch(text[first:last], True))
        at = last
    rest = text[at:end] + ("…" if end < len(text) else "")
    return [*parts, Stretch(rest, False)] if rest else parts


def shortened(text: str, longest: int) -> str:
    """Return the beginning of ``text``, cut at a word."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + "…"


def _window(text: str, first: int) -> tuple[int, int]:
    start = 0 if first <= LEAD else text.rfind(" ", 0, first - LEAD // 2) + 1
    if len(text) - start <= EXCERPT:
        start = 0 if len(text) <= EXCERPT else max(0, min(start, first))
        return start, min(len(text), start + EXCERPT)
    end = text.rfind(" ", start, start + EXCERPT)
    return start, end if end > first else start + EXCERPT
