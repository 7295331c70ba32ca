"""Formulas: what people write in LaTeX becomes MathML, and whatever they write is bounded and escaped."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from chatcore.rendering.maths import mathml, source_html
from chatcore.rendering.maths.converter import MAX_CELLS, MAX_DEPTH, MAX_TOKENS
from chatcore.rendering.message import MAX_FORMULAS, MAX_HTML, render

ELEMENTS = {
    "math": {"display"}, "mrow": set(), "mi": {"mathvariant"}, "mn": set(), "mo": {"stretchy", "movablelimits"},
    "mtext": set(), "mspace": {"width"}, "mfrac": {"linethickness"}, "msqrt": set(), "mroot": set(), "msub": set(),
    "msup": set(), "msubsup": set(), "munder": set(), "mover": {"accent"}, "munderover": set(),
    "mtable": {"class"}, "mtr": set(), "mtd": set(),
}  # fmt: skip


class Reader(HTMLParser):
    """Collects what MathML of ours never has, and whether every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.forbidden: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = ELEMENTS.get(tag)
        if allowed is None or {name for name, _ in attrs} - allowed:
            self.forbidden.append(f"{tag} {attrs}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.forbidden.append(f"</{tag}>")


def assert_well_made(html: str) -> None:
    reader = Reader()
    reader.feed(html)
    assert reader.forbidden == [] and reader.open == []
    assert "<script" not in html and "javascript" not in html.replace(" ", "")


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        (r"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        (r"\sqrt[3]{2}", "<mroot><mn>2</mn><mn>3</mn></mroot>"),
        (r"\alpha", "<mi>α</mi>"),
        (r"\Omega", '<mi mathvariant="normal">Ω</mi>'),
        (r"\mathbb{R}", "<mi>ℝ</mi>"),
        (r"\mathcal{F}", "<mi>ℱ</mi>"),
        ("3,14", "<mn>3,14</mn>"),
        ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
        ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
        (r"\vec{u}", '<mover accent="true"><mi>u</mi><mo>→</mo></mover>'),
        (r"\text{à quai}", "<mtext>à&nbsp;quai</mtext>"),
        (
            r"\sum_{i}^n i",
            '<mrow><munderover><mo movablelimits="true">∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi></mrow>',
        ),
        (
            r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
            '<mrow><mo stretchy="true">(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>'
            "<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable>"
            '<mo stretchy="true">)</mo></mrow>',
        ),
        (
            r"\begin{aligned}a&=b\end{aligned}",
            '<mrow><mtable class="aligned"><mtr><mtd><mi>a</mi></mtd><mtd><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr>'
            "</mtable></mrow>",
        ),
        (r"\sin^2 x", "<mrow><msup><mi>sin</mi><mn>2</mn></msup><mo>&#8289;</mo><mi>x</mi></mrow>"),
    ],
)
def test_a_formula_is_drawn_as_it_is_written_in_books(typed: str, made: str) -> None:
    assert mathml(typed, display=False) == f"<math>{made}</math>"
    assert mathml(typed, display=True) == f'<math display="block">{made}</math>'


@pytest.mark.parametrize(
    "typed",
    ["{", "}", "x^", "^2", "a_1_2", r"\inconnu", r"\left(", r"\right)", r"\begin{pmatrix}1", r"\end{x}",
     r"\begin{x}\end{x}",
     r"\frac{1}", r"\sqrt[", r"\text{\input{x}}", r"\href{javascript:alert(1)}{x}", r"\def\a{b}", "%", "#", r"\not x",
     "{" * MAX_DEPTH + "x" + "}" * MAX_DEPTH, "x" * (MAX_TOKENS + 1),
     r"\begin{matrix}" + "&" * (MAX_CELLS + 1) + r"\end{matrix}"],
)  # fmt: skip
def test_what_is_not_in_the_subset_is_shown_as_typed(typed: str) -> None:
    assert mathml(typed, display=False) is None
    shown = source_html(typed, display=False)
    assert "<math" not in shown and shown.startswith("<code>$")


def test_markup_in_a_formula_is_text() -> None:
    for typed in (
        "<b>",
        "a<img src=x onerror=alert(1)>b",
        r"\text{<script>alert(1)</script>}",
        "a&lt;b",
    ):
        html = render(f"${typed}$").html
        assert "<b>" not in html and "<img" not in html and "<script" not in html


def test_dollars_that_are_money_stay_so() -> None:
    for typed in ("5$ et 10$", "$5 and $10", "5 $ ou 6 $", "\\$x\\$", "US$5-US$6", "le $ et le $"):
        assert "<math" not in render(typed).html
    assert render("\\$x\\$").html == "<p>$x$</p>"


def test_formulas_stand_in_lines_lists_quotes_tables_and_not_in_code_or_addresses() -> None:
    html = render("- $a_b$\n- **$c$**\n\n> $d$\n\n| e |\n|---|\n| $f$ |").html
    assert html.count("<math>") == 4 and "<strong><math>" in html
    kept = render(
        "`$x$`\n```tex\n$x$ $$y$$\n```\nhttps://a.example/$y$ [l](https://b.example/$q$)"
    ).html
    assert "<math" not in kept and 'href="https://a.example/$y$"' in kept
    assert 'href="https://b.example/$q$"' in kept


def test_a_formula_of_several_lines_is_no_list_and_no_table() -> None:
    html = render(
        "Soit\n$$\n\\begin{aligned}\n- a &= b \\\\\n+ c &= d\n\\end{aligned}\n$$\nalors"
    ).html
    assert html.startswith('<p>Soit</p><p><math display="block">')
    assert html.endswith("</math></p><p>alors</p>") and html.count("<mtr>") == 2
    # What is not closed is not taken for one.
    assert "<math" not in render("$$\nx").html


def test_the_mark_of_a_formula_cannot_be_typed() -> None:
    html = render("\ue0030\ue003 $x$ \ue003\ue0037\ue003").html
    assert html.count("<math>") == 1 and "\ue003" not in html


def test_a_message_full_of_formulas_has_a_bound() -> None:
    many = render(" ".join(["$x$"] * (MAX_FORMULAS + 5))).html
    assert many.count("<math>") == MAX_FORMULAS and many.count("<code>$x$</code>") == 5
    heavy = r"$\mathbb{ABCDEFGHIJKLMNOPQRSTUVWXYZ}$ " * 200
    assert len(render(heavy[:8000]).html) <= 2 * MAX_HTML


LATEX = some.lists(
    some.sampled_from(
        ["{", "}", "^", "_", "x", "12", " ", "&", "\\\\", "\\frac", "\\sqrt", "[", "]", "\\left", "\\right", "(", ")",
         "\\begin{matrix}", "\\end{matrix}", "\\text{<b>}", "\\sum", "\\hat", "\\mathbb", "<", ">", '"', "'", "\\int",
         "\\operatorname", "é", "\\not", "=", "\\underbrace", "\\binom", "\\big", "|", "\u202e", "~", "\\lim"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(some.one_of(LATEX, some.text(max_size=120)))
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_is_well_made_or_refused(source: str) -> None:
    for display in (True, False):
        html = mathml(source, display=display)
        if html is not None:
            assert_well_made(html)
            assert re.fullmatch(r"[^<]*", re.sub(r"<[^<>]*>", "", html))


@given(LATEX)
@settings(max_examples=200, deadline=None)
def test_a_message_with_any_formula_has_nothing_else_in_it(source: str) -> None:
    html = render(f"Avant ${source}$ après $${source}$$").html
    rest = re.sub(r"<math.*?</math>", "", html, flags=re.DOTALL)
    for part in re.findall(r"<math.*?</math>", html, flags=re.DOTALL):
        assert_well_made(part)
    assert "\ue003" not in html and "<math" not in rest and "</m" not in rest


# Words that a reader uncovers


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("La fin, ||c’est **Ada**||.", '<p>La fin, <span class="spoiler">c’est <strong>Ada</strong></span>.</p>'),
        ("if (a||b) || (c||d)", "<p>if (a||b) || (c||d)</p>"),
        ("`||code||`", "<p><code>||code||</code></p>"),
        ("\\||non||", "<p>||non||</p>"),
    ],
)  # fmt: skip
def test_hidden_words(typed: str, shown: str) -> None:
    assert render(typed).html == shown
