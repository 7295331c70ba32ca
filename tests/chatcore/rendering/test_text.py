"""What is cleaned, refused, and counted as visible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatcore.foundation.errors import Invalid, TooLarge
from chatcore.rendering.text import MAX_TEXT, clean_text, is_visible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a  \nb\t\n\n", "a\nb"),
        ("\n\n  a", "  a"),
        ("a\x00b\x07c\x1b[0m\x7f\x9b", "abc[0m"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("e\u0301te\u0301", "été"),
        ("👩\u200d🔧 \u200e", "👩\u200d🔧 \u200e"),
        ("a\tb", "a\tb"),
    ],
)
def test_a_text_is_cleaned_silently(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\n\t ",
        "\u00a0\u202f",
        "\u200b\u200c\u200d\u2060\ufeff",
        "\u202e\u2066",
        "\u00ad\u034f",
        "\u3164\u2800\u115f\uffa0",
        "\x00\x1f",
        "\ufe0f",
        "\U000e0041",
        "\u0301",
    ],
)
def test_a_text_without_anything_to_see_is_refused(typed: str) -> None:
    assert not is_visible(typed)
    with pytest.raises(Invalid) as refused:
        clean_text(typed)
    assert refused.value.path == "$.text"


@pytest.mark.parametrize("typed", ["a", ".", "👍", "é", "\u200b!", "中", "ﷺ", "❤\ufe0f", "_"])
def test_one_visible_character_is_enough(typed: str) -> None:
    assert clean_text(typed)


@pytest.mark.parametrize("typed", ["\ud800", "a\udfffb"])
def test_half_a_character_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        clean_text(typed)


def test_eight_thousand_characters_pass_and_one_more_is_too_large() -> None:
    assert len(clean_text("𝕏" * MAX_TEXT)) == MAX_TEXT
    with pytest.raises(TooLarge) as refused:
        clean_text("𝕏" * (MAX_TEXT + 1))
    assert refused.value.code == "too_large"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    try:
        once = clean_text(typed)
    except Invalid:
        return
    assert clean_text(once) == once
