"""Moments in a text: one instant, said with its zone to those who read without a script."""

import pytest

from chatcore.rendering.message import render
from chatcore.rendering.moments import Clock

PARIS = Clock("Europe/Paris", "fr")


@pytest.mark.parametrize(
    ("text", "instant", "words"),
    [
        ("<time:2026-12-01T14:00>", "2026-12-01T13:00:00Z", "mardi 1 décembre 2026 à 14&nbsp;h"),
        ("<time:2026-07-01T14:05>", "2026-07-01T12:05:00Z", "à 14&nbsp;h&nbsp;05"),
        ("<time:2026-12-01T14:00:00+05:30>", "2026-12-01T08:30:00Z", "à 9&nbsp;h&nbsp;30"),
        ("<TIME:2026-12-01T14:00z>", "2026-12-01T14:00:00Z", "à 15&nbsp;h"),
    ],
)
def test_a_moment_is_an_instant_and_its_authors_clocks_say_it(
    text: str, instant: str, words: str
) -> None:
    html = render(f"Départ **{text}**, à quai", clock=PARIS).html
    assert f'<strong><time datetime="{instant}">' in html
    assert words in html and "(Europe/Paris)</time></strong>, à quai" in html


def test_it_is_said_in_the_language_of_its_author() -> None:
    html = render("<time:2026-12-01T14:00>", clock=Clock("America/Martinique", "en")).html
    assert html == (
        '<p><time datetime="2026-12-01T18:00:00Z">Tuesday 1 December 2026 at 14:00 '
        "(America/Martinique)</time></p>"
    )


def test_on_a_page_of_no_person_the_clocks_of_the_site_count() -> None:
    html = render("Ouverture : <time:2026-12-01T14:00>").html
    assert '<time datetime="2026-12-01T13:00:00Z">' in html and "(Europe/Paris)" in html


@pytest.mark.parametrize(
    "text",
    [
        "<time:2026-13-01T14:00>",
        "<time:2026-12-01T25:00>",
        "<time:2026-12-01>",
        "<time:demain>",
        "<time:9999-12-31T23:59Z>",
        "<time:0001-01-01T00:00+12:00>",
        '<time:2026-12-01T14:00" onclick="x">',
        "<time datetime='2026-12-01'>",
        "`<time:2026-12-01T14:00>`",
        "\\<time:2026-12-01T14:00>",
    ],
)
def test_what_is_no_moment_stays_as_it_was_typed(text: str) -> None:
    html = render(text, clock=PARIS).html
    assert "<time" not in html and "&lt;time" in html


def test_ten_thousand_letters_of_them_cost_little() -> None:
    html = render("<time:2026-12-01T14:00>" * 340, clock=PARIS).html
    assert len(html) <= 64_000
