"""Whatever is typed, only what the policy allows leaves, and the work that it makes has a bound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatcore.rendering.code import LANGUAGES
from chatcore.rendering.layout import MAX_BLOCKS, MAX_CELLS, MAX_LIST_DEPTH, MAX_QUOTES, lay_out
from chatcore.rendering.markdown_profile import ChatMarkdown
from chatcore.rendering.message import MAX_HTML, MAX_MARKS, render, weight
from chatcore.rendering.policy import last_word, sanitize
from chatcore.rendering.references import KnownTargets, Target, find_mentions
from tests.chatcore.rendering.hostile import ATTACKS, COSTLY, LANGUAGE_BAIT, filled
from tests.chatcore.rendering.reading import read

EVERYONE = KnownTargets(
    people=[Target("p1", "Ada Lovelace"), Target("p2", "<script>alert(1)</script>")],
    rooms=[Target("r1", "b"), Target("r2", '"><img src=x onerror=alert(1)>')],
)


def assert_clean(html: str) -> None:
    reader = read(html)
    assert reader.forbidden == []
    assert reader.balanced
    assert last_word(html) == html
    assert len(html) <= MAX_HTML


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_leaves_nothing_but_what_the_policy_allows(attack: str) -> None:
    assert_clean(render(attack, targets=EVERYONE).html)


@pytest.mark.parametrize(
    "frame",
    ["{}", "> {}", "- {}", "**{}**", "a\n\n{}", "[{}](https://a.example)", "| {} |\n|---|\n"],
)
def test_an_attack_inside_markdown_leaves_nothing_either(frame: str) -> None:
    for attack in ATTACKS:
        assert_clean(render(frame.format(attack), targets=EVERYONE).html)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_sanitiser_alone_would_hold_if_markdown_let_html_through(attack: str) -> None:
    html = sanitize(attack)
    assert read(html).forbidden == []
    assert last_word(html) == html


def test_no_link_leads_anywhere_but_to_the_web_to_mail_and_to_rooms() -> None:
    for attack in ATTACKS:
        for tag, attributes in read(render(attack, targets=EVERYONE).html).elements:
            if tag == "a":
                assert (
                    attributes["href"]
                    .lower()
                    .startswith(("https://", "http://", "mailto:", "/salons/"))
                )


def test_a_name_that_is_markup_is_shown_as_a_name() -> None:
    html = render("@**x|p2** #**y|r2**", targets=EVERYONE).html
    assert_clean(html)
    assert "@<script>alert(1)</script>" in "".join(read(html).words)


@pytest.mark.parametrize("name", COSTLY)
def test_a_costly_text_is_clean_and_its_work_is_bounded(name: str) -> None:
    text = COSTLY[name]
    rendered = render(text, targets=EVERYONE)
    assert_clean(rendered.html)
    find_mentions(text)

    elements = [tag for tag, _ in read(rendered.html).elements if tag not in ("br", "p", "span")]
    assert len(elements) <= 2 * MAX_BLOCKS + MAX_CELLS + MAX_MARKS
    layout = lay_out(text)
    assert len(layout.fences) <= MAX_BLOCKS
    assert layout.text.count("\n\n") <= 3 * MAX_BLOCKS
    assert "<strong>" not in rendered.html or weight(layout.text) <= MAX_MARKS


def test_quotes_and_lists_nest_only_so_deep() -> None:
    quotes = render("> " * 200 + "a").html
    assert quotes.count("<blockquote>") == MAX_QUOTES
    lists = render("\n".join("  " * depth + "- a" for depth in range(60))).html
    depth = deepest = 0
    for part in lists.split("<"):
        depth += part.startswith("ul>") - part.startswith("/ul>")
        deepest = max(deepest, depth)
    assert deepest == MAX_LIST_DEPTH


def test_what_is_quadratic_in_markdown_is_not_there() -> None:
    md = ChatMarkdown()
    for name in (
        "reference",
        "image_reference",
        "short_reference",
        "short_image_ref",
        "image_link",
        "link",
        "html",
        "entity",
    ):
        assert name not in md.inlinePatterns
    assert "html_block" not in md.preprocessors
    assert "fenced_code_block" not in md.preprocessors
    assert "reference" not in md.parser.blockprocessors
    assert "code" not in md.parser.blockprocessors


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_hostile_code_in_every_language_is_clean(language: str) -> None:
    for bait in LANGUAGE_BAIT:
        assert_clean(render(f"```{language}\n{filled(bait)[:300]}\n```").html)


MARKUP = st.text(
    st.sampled_from("*_~`[]()<>@#|:\\/-+.!&\"'\n\t ab1é\u200b\u202e\ue000\x00\x02\x03\ud800"),
    max_size=200,
)


@given(
    st.one_of(
        MARKUP, st.text(max_size=300), st.lists(st.sampled_from(ATTACKS), max_size=4).map("\n".join)
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_at_all_is_rendered_clean(text: str) -> None:
    assert_clean(render(text, targets=EVERYONE).html)


@given(
    st.lists(
        st.sampled_from(
            ["> ", "- ", "1. ", "  ", "```", "~~~", "a", "|", "---", "# ", "\n", "\n\n", "[ ] "]
        ),
        max_size=80,
    )
)
@settings(max_examples=300, deadline=None)
def test_blocks_in_any_order_are_rendered_clean(pieces: list[str]) -> None:
    html = render("".join(pieces)).html
    assert_clean(html)
    assert "\ue000" not in html and "\x02" not in html and "\x03" not in html


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_rendering_twice_gives_the_same(text: str) -> None:
    assert render(text, targets=EVERYONE) == render(text, targets=EVERYONE)
