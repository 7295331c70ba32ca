"""What stands inside a line: mentions, links, emoji names, struck text. Every pattern is bounded."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor, InlineProcessor
from markdown.util import AtomicString

from chatcore.rendering.emoji import EMOJI
from chatcore.rendering.layout import FORMULA_MARK
from chatcore.rendering.moments import NO_CLOCK, TIME, Clock, moment_of, said
from chatcore.rendering.references import MENTION, NOBODY, Reference, Target, Targets, readings

if TYPE_CHECKING:
    from chatcore.rendering.markdown_profile import ChatMarkdown

MAX_MENTIONS = 50
"""People and rooms that one message can mention; further ones stay text, so that nobody calls a whole town."""

LINK = (
    r"(?<!!)\[(?P<label>[^\[\]\n]{1,300})\]"
    r"\((?P<url>(?:https?://|mailto:)[^\s()<>\"]{1,2000}"
    r"(?:\([^\s()<>\"]{0,200}\)[^\s()<>\"]{0,200})?)\)"
)
URL = r"(?<![\w@.-])(?P<open><?)(?P<url>(?:https?://|www\.(?=\w))[^\s<>\"]{1,2000})(?P<close>>?)"
MAIL = (
    r"(?<![\w.+/@-])(?:mailto:)?"
    r"(?P<mail>[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})(?![\w@])"
)
# A dollar is money as often as it opens a formula: this one touches what it encloses, on one line.
FORMULA = (
    r"(?<![\w$\\])(?P<dollars>\$\$?)(?P<formula>(?![\s$])(?:[^$\\\n]|\\.){1,1000}(?<!\s))"
    r"(?P=dollars)(?![\d$])"
)
SPOILER = "spoiler"
SHORTCODE = r"(?<![\w:]):(?P<name>[^\W\d][\w-]{0,39}|[+-]1):(?![\w:])"

_TRAILING = ".,;:!?'\"*_~»”’\u00a0\u202f"
_LOOKS_LIKE_A_HOST = re.compile(
    r"(?:https?://|www\.)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})(?:[/:?#]\S*)?", re.IGNORECASE
)


_IN_ADDRESS = re.compile(r"(?:://|www\.|\]\()\S{0,2000}$")


class Formula(NamedTuple):
    """What stood between dollars; ``display``: on a line of its own."""

    source: str
    display: bool


@dataclass
class Run:
    """One conversion: whom the text may mention, and what it was found to hold."""

    targets: Targets = NOBODY
    mentions: dict[Reference, Target] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    formulas: list[Formula] = field(default_factory=list)
    # Names of a community’s own emoji, and where their pictures are.
    pictures: Mapping[str, str] = field(default_factory=dict)
    clock: Clock = NO_CLOCK


class _ChatPattern(InlineProcessor):
    md: "ChatMarkdown"

    def __init__(self, pattern: str, md: "ChatMarkdown") -> None:
        super().__init__(pattern, md)
        self.compiled_re = re.compile(pattern, re.IGNORECASE)


type_of_match = tuple[etree.Element | str | None, int | None, int | None]


class CodePattern(BacktickInlineProcessor):
    """Inline code, left unescaped: the serialiser escapes everything, once."""

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        node, start, end = super().handleMatch(m, data)
        if isinstance(node, etree.Element) and node.text:
            node.text = AtomicString(
                node.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            )
        return node, start, end


class FormulaPattern(_ChatPattern):
    """``$x^2$``: a mark in the text, which the formula replaces after both sanitisers (``message``)."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        if _IN_ADDRESS.search(data, max(0, m.start() - 2000), m.start()):
            return None, None, None
        formulas = self.md.run.formulas
        formulas.append(Formula(m["formula"], len(m["dollars"]) == 2))
        return AtomicString(FORMULA_MARK % (len(formulas) - 1)), m.start(), m.end()


class MentionPattern(_ChatPattern):
    """A name that resolves becomes a mention; one that does not stays what its author typed."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        run = self.md.run
        for reference, end in readings(m):
            target = run.targets.find(reference)
            if target is not None and (
                len(run.mentions) < MAX_MENTIONS or _known(run, reference, target)
            ):
                run.mentions[reference] = target
                return mention_element(reference, target), m.start(), end
        if m["named"] is not None:
            return AtomicString(m["mark"] + m["named"].strip()), m.start(), m.end()
        return None, None, None


class LinkPattern(_ChatPattern):
    """``[label](https://…)``; a label that names another site than the link leads to gives way to the address."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        url = m["url"]
        host = _host(url)
        if host is None:
            return None, None, None
        element = _link(url, self.md.run)
        seen = _LOOKS_LIKE_A_HOST.fullmatch(m["label"].strip())
        honest = not seen or _without_www(seen[1]) == _without_www(host)
        element.text = m["label"].strip() if honest else AtomicString(url)
        return element, m.start(), m.end()


class UrlPattern(_ChatPattern):
    """An address as it is typed or pasted, without the punctuation of the sentence around it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        shown = m["url"]
        wrapped = bool(m["open"] and m["close"])
        if not wrapped:
            shown = trimmed(shown)
        url = shown if "://" in shown[:8] else f"https://{shown}"
        if not _host(url):
            return None, None, None
        element = _link(url, self.md.run)
        element.text = AtomicString(shown)
        if wrapped:
            return element, m.start(), m.end()
        return element, m.start("url"), m.start("url") + len(shown)


class MailPattern(_ChatPattern):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        element = _link(f"mailto:{m['mail']}", self.md.run)
        element.text = AtomicString(m["mail"])
        return element, m.start(), m.end()


class TimePattern(_ChatPattern):
    """``<time:2026-12-01T14:00>``: an instant, and for who reads without a script what its author's clocks say."""

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        clock = self.md.run.clock
        moment = moment_of(m, clock)
        if moment is None:
            return None, None, None
        element = etree.Element("time", {"datetime": f"{moment:%Y-%m-%dT%H:%M:00Z}"})
        element.text = AtomicString(said(moment, clock))
        return element, m.start(), m.end()


class ShortcodePattern(_ChatPattern):
    """``:sourire:`` or ``:smile:``, or one of the community’s own; a name that nothing has stays text."""

    def handleMatch(self, m: re.Match[str], data: str) -> type_of_match:  # type: ignore[override]
        emoji = EMOJI.get(m["name"].lower().replace("-", "_") if len(m["name"]) > 2 else m["name"])
        if emoji is None and (address := self.md.run.pictures.get(m["name"])):
            shown = f":{m['name']}:"
            look = {"class": "emoji", "src": address, "alt": shown, "title": shown}
            return _picture(look), m.start(), m.end()
        if emoji is None:
            return None, None, None
        return AtomicString(emoji), m.start(), m.end()


def _picture(look: dict[str, str]) -> etree.Element:
    """Return an image; of one that moves with its first picture, for those who asked their system for less motion."""
    still = look["src"].replace("-moving.", ".")
    if still == look["src"]:
        return etree.Element("img", look)
    both = etree.Element("picture")
    etree.SubElement(both, "source", {"media": "(prefers-reduced-motion: reduce)", "srcset": still})
    etree.SubElement(both, "img", look)
    return both


def register(md: "ChatMarkdown") -> None:
    """Add the patterns to ``md``, after code and escapes (190, 180) and before emphasis (60)."""
    md.inlinePatterns.register(CodePattern(BACKTICK_RE), "backtick", 190)
    md.inlinePatterns.register(FormulaPattern(FORMULA, md), "formula", 185)
    md.inlinePatterns.register(TimePattern(TIME, md), "time", 165)
    md.inlinePatterns.register(LinkPattern(LINK, md), "chat_link", 160)
    md.inlinePatterns.register(UrlPattern(URL, md), "chat_url", 150)
    md.inlinePatterns.register(MailPattern(MAIL, md), "chat_mail", 140)
    md.inlinePatterns.register(MentionPattern(MENTION, md), "mention", 130)
    md.inlinePatterns.register(ShortcodePattern(SHORTCODE, md), "shortcode", 120)
    if md.delimiters is not None:
        md.delimiters.add("~", "del", double=True)
        md.delimiters.add("|", SPOILER, smart=True, double=True)


def mention_element(reference: Reference, target: Target) -> etree.Element:
    if reference.kind == "person":
        whom = {} if target.crowd else {"data-person": target.id}
        element = etree.Element("span", {"class": "mention", **whom})
        element.text = AtomicString(f"@{target.name}")
    else:
        element = etree.Element(
            "a", {"class": "room-link", "data-room": target.id, "href": f"/salons/{target.id}"}
        )
        element.text = AtomicString(f"#{target.name}")
    return element


def trimmed(url: str) -> str:
    """Return ``url`` without the punctuation that ends a sentence, and without a bracket that it did not open."""
    end = len(url)
    opened = {")": url.count("(") - url.count(")"), "]": url.count("[") - url.count("]")}
    while end:
        last = url[end - 1]
        if last in _TRAILING:
            end -= 1
        elif opened.get(last, 0) < 0:
            opened[last] += 1
            end -= 1
        else:
            break
    return url[:end]


def _host(url: str) -> str | None:
    """Return the host (or mail address) that ``url`` leads to; None if it has none or hides it (user@host)."""
    if url[:7].lower() == "mailto:":
        return url[7:] if re.fullmatch(r"[^\s@?&]+@[^\s@?&]+", url[7:]) else None
    try:
        parts = urlsplit(url)
        if parts.username is not None or not parts.hostname or "\\" in parts.netloc:
            return None
        return parts.hostname if parts.port != 0 else None
    except ValueError:
        return None


def _without_www(host: str) -> str:
    return host.lower().removeprefix("www.")


def _link(url: str, run: Run) -> etree.Element:
    if url[:7].lower() != "mailto:":
        run.links[url] = None
    return etree.Element("a", {"href": url})


def _known(run: Run, reference: Reference, target: Target) -> bool:
    return reference in run.mentions or target in run.mentions.values()
