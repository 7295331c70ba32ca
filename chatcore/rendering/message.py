"""Rendering a message: its HTML, whom and which rooms it mentions, and where it links to."""

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from chatcore.rendering.code import MAX_HIGHLIGHTED, code_html
from chatcore.rendering.inline import Formula, Run
from chatcore.rendering.layout import Fence, Layout, lay_out
from chatcore.rendering.markdown_profile import forget_markdown, markdown_of_this_thread
from chatcore.rendering.maths import mathml, source_html
from chatcore.rendering.moments import Clock, clock_of_the_site
from chatcore.rendering.policy import REL, sanitize
from chatcore.rendering.references import NAMED, NOBODY, Kind, Targets
from chatcore.rendering.text import MAX_TEXT, is_visible, without_controls

MAX_MARKS = 600
"""Weight of what has a meaning inside lines, code blocks apart. A text with more is shown as it was typed:
nothing that people write has so much, and each costs Markdown and the sanitisers some 50 µs (a link or
a mention some 200 µs, hence ``_LINKING_WEIGHT``; benchmarks/rendering.py)."""

_LINKING_WEIGHT = 4
# The stars of ``@**Ada Lovelace|id**`` are taken with it: a mention written so weighs as much as one by its name alone.
_STARS = 4

MAX_FORMULAS = 60
"""Formulas of one message that are drawn."""

MAX_HTML = 64_000
"""Characters of HTML that leave. What is longer is rendered again without colours, then as typed."""

# One search says whether Markdown has anything to do. "-", "+", digits and "=" matter at the start of a line only.
_SPECIAL = re.compile(
    "[*_~`\\[\\\\<>@#|\ud800-\udfff\ue000\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)
_LINE_START = re.compile(r"(?:^|\n)[^\S\n]*(?:[-+]|\d{1,9}[.)])(?:\s|$|-)")
_MARKS = re.compile(r"[*_~`\[<\\$]|:\w|\|\|")
_LINKING = re.compile(r"[@#]|://|www\.|mailto:", re.IGNORECASE)
# Links to elsewhere begin with their address; links to rooms do not.
_LINK_OUT = f'<a rel="{REL}" target="_blank" href="'
_STANDS_FOR_FORMULA = re.compile("<[^>]*>|\ue003(\\d{1,4})\ue003")
_STANDS_FOR_CODE = re.compile(r"<pre>(\d{1,4})</pre>")
_SHOWS = re.compile("<(?:hr|img)\\b")
_TAGS = re.compile(r"<[^>]*>")


NO_PICTURES: Mapping[str, str] = {}


class MentionRef(NamedTuple):
    """Someone, a crowd or some room that a message names."""

    kind: Kind
    id: str
    crowd: bool = False


class Rendered(NamedTuple):
    """``html`` is clean; ``mentions`` and ``links`` (http and https) come in order, each once."""

    html: str
    mentions: tuple[MentionRef, ...] = ()
    links: tuple[str, ...] = ()


def render(
    text: str,
    *,
    targets: Targets = NOBODY,
    pictures: Mapping[str, str] = NO_PICTURES,
    clock: Clock | None = None,
) -> Rendered:
    """Return ``text`` (as ``clean_text`` leaves it) as HTML that may be shown to anyone.

    ``targets`` resolves the names of people and rooms, ``pictures`` those of a community’s own emoji;
    ``clock`` is its author's (else the site's), for moments that are written in it. Never raises
    for any text: what is too long or too intricate to be rendered at a bounded cost is shown as it was typed.
    Plain text skips Markdown and both sanitisers (target S9: less than 15 µs).
    """
    if (html := plain_html(text)) is not None:
        return Rendered(html)
    text = without_controls(text.encode("utf-8", "replace").decode()).replace("\r", "\n")
    if len(text) > MAX_TEXT:
        return Rendered(_as_typed(text))
    layout = lay_out(text)
    if weight(layout.text) > MAX_MARKS:
        return Rendered(_as_typed(text))
    return _rich(text, layout, Run(targets, pictures=pictures, clock=clock or clock_of_the_site()))


def plain_html(text: str) -> str | None:
    """Return the HTML of a text in which Markdown has nothing to do and nobody is named; else None."""
    return _as_typed(text) if len(text) <= MAX_TEXT and _is_plain(text) else None


def weight(text: str) -> int:
    """Return how much Markdown may find to do in ``text``: compare with ``MAX_MARKS``."""
    stars = _STARS * len(NAMED.findall(text)) if "**" in text else 0
    return len(_MARKS.findall(text)) + _LINKING_WEIGHT * len(_LINKING.findall(text)) - stars


def _is_plain(text: str) -> bool:
    return (
        _SPECIAL.search(text) is None
        and not (":" in text and (_MARKS.search(text) or _LINKING.search(text)))
        and not ("." in text and "www." in text.lower())
        and not ("$" in text and text.count("$") > 1)
        and _LINE_START.search(text) is None
    )


def _rich(text: str, layout: Layout, run: Run) -> Rendered:
    run.formulas += [Formula(source, True) for source in layout.formulas]
    html = _converted(layout.text, run)
    for coloured in (True, False):
        clean = sanitize(html, after_bleach=_finisher(layout.fences, coloured))
        if len(clean) <= MAX_HTML:
            break
    shows = _SHOWS.search(clean) or is_visible(_TAGS.sub("", clean).replace("&nbsp;", ""))
    if len(clean) > MAX_HTML or not shows:
        return Rendered(_as_typed(text))
    mentions = {
        MentionRef(reference.kind, target.id, target.crowd): None
        for reference, target in run.mentions.items()
    }
    return Rendered(_with_formulas(clean, run.formulas), tuple(mentions), tuple(run.links))


def _with_formulas(html: str, formulas: Sequence[Formula]) -> str:
    """Return ``html``, which both sanitisers have left, with its formulas: made here, element by element.

    They go into text only, never into a tag. Where all of them together are too much, they are shown as typed.
    """
    if not formulas:
        return html
    drawn = [
        mathml(source, display=display) or source_html(source, display=display)
        for source, display in formulas[:MAX_FORMULAS]
    ]
    if len(html) + sum(map(len, drawn)) > MAX_HTML:
        drawn = []
    typed = [source_html(source, display=display) for source, display in formulas]
    shown = drawn + typed[len(drawn) :]
    return _STANDS_FOR_FORMULA.sub(lambda m: shown[int(m[1])] if m[1] else m[0], html)


def _converted(text: str, run: Run) -> str:
    md = markdown_of_this_thread()
    md.reset()
    md.run = run
    try:
        return md.convert(text)
    except BaseException:
        forget_markdown()
        raise


def _finisher(fences: list[Fence], coloured: bool) -> Callable[[str], str]:
    """Return what writes line breaks and code into HTML that bleach has cleaned."""

    coloured = coloured and sum(len(fence.code) for fence in fences) <= MAX_HIGHLIGHTED

    def finish(html: str) -> str:
        html = html.replace("\n", "<br>").replace('<a href="', _LINK_OUT)
        return _STANDS_FOR_CODE.sub(code_of, html) if fences else html

    def code_of(match: re.Match[str]) -> str:
        fence = fences[int(match[1])]
        return code_html(fence.code, fence.language, coloured=coloured)

    return finish


def _as_typed(text: str) -> str:
    """Return ``text`` escaped, in paragraphs, byte for byte as nh3 would leave it."""
    html = escape(text.strip("\n"), quote=False).replace("\xa0", "&nbsp;")
    if "\n" not in html:
        return f"<p>{html}</p>"
    paragraphs = re.split(r"\n{2,}", html)
    return "".join(f"<p>{paragraph.replace(chr(10), '<br>')}</p>" for paragraph in paragraphs)
