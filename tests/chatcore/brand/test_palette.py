"""Colours: the numbers are those of the standards, and what is proposed can be read."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatcore.brand.colours import Oklch, contrast, hex_of, oklch_of
from chatcore.brand.look import DEFAULT_COLOUR, Look
from chatcore.brand.palette import (
    SURFACES,
    THEMES,
    Theme,
    checked_colour,
    checks_of,
    dark_of,
    nearest,
    passes,
    tokens_of,
)
from chatcore.brand.stylesheet import stylesheet_of
from chatcore.foundation.errors import Invalid

TOKENS = Path(__file__).parents[3] / "frontend/src/shared/style/tokens.css"
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


def test_oklch_is_that_of_css() -> None:
    lightness, chroma, hue = oklch_of("#ff0000")
    assert (lightness, chroma, hue) == pytest.approx((0.628, 0.2577, 29.23), abs=0.01)
    assert hex_of(Oklch(1, 0, 0)) == "#ffffff"
    assert hex_of(Oklch(0.5, 0.5, 29)).startswith("#")


@given(colours)
def test_a_colour_comes_back_from_oklch(colour: str) -> None:
    assert hex_of(oklch_of(colour)) == colour


@settings(deadline=None)
@given(colours, st.sampled_from(THEMES))
def test_whatever_the_colour_what_is_proposed_can_be_read(colour: str, theme: Theme) -> None:
    proposal = nearest(colour, theme)
    assert passes(proposal, theme)
    assert checked_colour(proposal, theme, path="$.colour") == proposal
    assert passes(dark_of(colour), "dark")
    tokens = tokens_of(proposal, theme)
    assert contrast(tokens.on, tokens.strong) >= 4.5


def test_a_colour_that_passes_is_its_own_proposal() -> None:
    assert nearest("#1f5f7a", "light") == "#1f5f7a"
    assert checked_colour("#1F5F7A", "light", path="$.colour") == "#1f5f7a"


def test_a_yellow_is_refused_with_its_figure_and_the_nearest_that_works() -> None:
    with pytest.raises(Invalid) as refused:
        checked_colour("#ffd400", "light", path="$.colour")
    problem = refused.value
    assert (problem.code, problem.path) == ("contrast", "$.colour")
    assert problem.proposal is not None and passes(problem.proposal, "light")
    assert "1,22" in problem.detail.fr and "4,5" in problem.detail.fr
    assert problem.proposal in problem.detail.fr
    assert "1.22" in problem.detail.en
    before, after = oklch_of("#ffd400"), oklch_of(problem.proposal)
    assert after.hue == pytest.approx(before.hue, abs=3)
    failed = [check.pair for check in checks_of("#ffd400", "light") if not check.passes]
    assert failed == ["links", "parts"]


def test_what_is_no_colour_is_refused_before() -> None:
    for wrong in ("bleu", "#12", "#1234567", "red;}", "#12345g"):
        with pytest.raises(Invalid) as refused:
            checked_colour(wrong, "light", path="$.colour")
        assert refused.value.code == "invalid"


def test_the_surfaces_are_those_of_the_interface() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    for at, theme in enumerate(THEMES):
        for name, colour in SURFACES[theme].items():
            found = re.search(rf"--{name}: light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\)", css)
            assert found, name
            assert tuple(float(part) for part in found[at + 1].split()) == tuple(colour)


def test_the_products_own_colour_is_that_of_the_interface() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    hue = float(re.search(r"--brand-hue: ([\d.]+)", css)[1])  # type: ignore[index]
    chroma = float(re.search(r"--brand-chroma: ([\d.]+)", css)[1])  # type: ignore[index]
    assert hex_of(Oklch(0.47, chroma, hue)) == DEFAULT_COLOUR
    assert "--brand: light-dark(#07657d, #70bed8)" in stylesheet_of(Look())
