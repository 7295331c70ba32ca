"""Lines that people give: names of files, rooms and people, questions, statuses."""

import pytest

from chatcore.foundation.errors import Invalid
from chatcore.foundation.lines import checked_line, checked_text


def test_a_name_says_what_it_is_whatever_reverses_its_letters() -> None:
    spoofed = "photo\u202egpj.exe"
    assert checked_line(spoofed, longest=100, path="$.name") == "photogpj.exe"
    assert checked_text(f"a\u2066b\n{spoofed}", longest=100, path="$.text") == "ab\nphotogpj.exe"


def test_what_joins_letters_and_marks_their_direction_stays() -> None:
    family = "👨\u200d👩\u200d👧 \u05d0\u200f1"
    assert checked_line(family, longest=100, path="$.name") == family


def test_a_name_of_reversing_signs_alone_is_none() -> None:
    with pytest.raises(Invalid):
        checked_line("\u202e\u2066", longest=100, path="$.name", required=True)
