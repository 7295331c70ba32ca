"""Reading a formula: its words from left to right, arguments as they were written, delimiters."""

import re

from chatcore.rendering.maths import symbols

# A command, an escaped sign, a number with its decimals, space, or a single character.
_WORD = re.compile(r"\\[A-Za-z]+\*?|\\.|\d+(?:[.,]\d+)?|\s+|.", re.DOTALL)


class NotMaths(Exception):
    """The formula is not in the subset, or more than a formula may be."""


def words_of(source: str) -> list[str]:
    return _WORD.findall(source)


class Reading:
    """Where one is in the words of a formula."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.at = 0

    def peek(self) -> str:
        while self.at < len(self.words) and self.words[self.at].isspace():
            self.at += 1
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self) -> str:
        word = self.peek()
        if not word:
            raise NotMaths
        self.at += 1
        return word

    def expect(self, wanted: str) -> None:
        if self.take() != wanted:
            raise NotMaths

    def raw_group(self) -> str:
        """Return the text of an argument as it was written: letters, figures, marks, spaces."""
        if self.peek() != "{":
            word = self.take()
            if word.startswith("\\"):
                raise NotMaths
            return word
        self.take()
        words = []
        while self.words[self.at] != "}":
            word = self.words[self.at]
            if word == "{" or (
                word.startswith("\\") and word[1:] not in ("{", "}", "%", "&", "_", " ")
            ):
                raise NotMaths
            words.append(word.removeprefix("\\"))
            self.at += 1
        self.at += 1
        return "".join(words)

    def delimiter(self) -> str:
        word = self.take()
        if word not in symbols.DELIMITERS:
            raise NotMaths
        return symbols.DELIMITERS[word]
