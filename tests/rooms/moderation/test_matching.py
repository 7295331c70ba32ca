"""What the word filter finds, and that no text takes it long."""

import pytest

from chatcore.foundation.errors import Problem
from rooms.moderation.matching import Entry, Matcher, key_of


def found(text: str, *patterns: str) -> str | None:
    match = Matcher([Entry(key_of(one), "refuse", "") for one in patterns]).found_in(text)
    return None if match is None else match.entry.key


@pytest.mark.parametrize(
    ("text", "pattern", "there"),
    [
        ("Quel idiot", "idiot", True),
        ("QUEL IDIOT !", "idiot", True),
        ("L’idiotie", "idiot", False),
        ("L’idiotie", "idiot*", True),
        ("Un péquenaud", "pequenaud", True),
        ("Un pequenaud", "péquenaud", True),
        ("anticonstitutionnel", "*consti*", True),
        ("la xénophobie, la grossophobe", "*phobe", True),
        ("phobes", "*phobe", False),
        ("va  te\nfaire voir", "va te faire", True),
        ("va-t’en te faire", "va te faire", False),
        ("argent facile et rapide", "argent facil*", True),
        ("c’est du **id**iot", "idiot", True),
        ("id\u200biot", "idiot", True),
        ("ＩＤＩＯＴ", "idiot", True),
        ("aujourd’hui", "aujourd'hui", True),
        ("Rien à redire", "idiot", False),
        ("", "idiot", False),
    ],
)
def test_words_are_found_as_people_write_them(text: str, pattern: str, there: bool) -> None:
    assert (found(text, pattern) is not None) is there


@pytest.mark.parametrize("pattern", ["", "  ", "*", "**", "a*b*c", "ab*", "!!!", "x" * 81, "mot |"])
def test_what_would_catch_everything_or_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(Problem):
        key_of(pattern)


def test_the_stronger_of_two_words_counts() -> None:
    entries = [Entry("doux", "review", ""), Entry("dur", "refuse", "")]
    match = Matcher(entries).found_in("Un mot doux, puis un mot dur")
    assert match is not None and match.entry.key == "dur"


def test_the_longest_texts_against_the_fullest_list_look_at_each_word_once() -> None:
    class Counting(str):
        """A word that counts how often it is compared."""

        looked = 0

        def startswith(self, *given: object) -> bool:  # type: ignore[override]
            Counting.looked += 1
            return str.startswith(self, *given)  # type: ignore[arg-type]

    patterns = [f"{a}{b}{c}mot*" for a in "abcdefgh" for b in "abcdefgh" for c in "abcdefg"]
    matcher = Matcher([Entry(key_of(one), "refuse", "") for one in patterns[:448]])
    # Nothing begins as they do: none of the five hundred is compared with any of two thousand words.
    assert matcher.found_in("zut " * 2000) is None
    assert list(matcher._perhaps(Counting("zut"))) == [] and Counting.looked == 0
