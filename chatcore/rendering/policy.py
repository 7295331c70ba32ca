"""The policy: which HTML may leave the server, enforced by bleach and then, last, by nh3.

Bleach carries the policy but rests on a parser that no longer follows browsers (its vendored
html5lib; bleach gets no more fixes), so that the last word belongs to nh3 (html5ever). No element
whose content browsers parse differently is on the list: no svg, math, style, template, noscript,
textarea, title, select, iframe, form.

What the serialiser wrote is within the policy already, and one linear look proves it
(``is_within``): bleach, half of the time that a message took, then has nothing left to change.
"""

import re
import threading
from collections.abc import Callable
from html import unescape

import bleach
import nh3

REL = "noopener noreferrer nofollow ugc"

_ID = r"[0-9A-Za-z_-]{1,64}"
_HTTP_URL = r"https?://[^\s<>\"]{1,2100}"
_SHORTCODE = r":[a-z0-9_]{2,32}:"
_MAIL_URL = r"mailto:[^\s<>\"?&]{1,320}"

ATTRIBUTES: dict[str, dict[str, re.Pattern[str]]] = {
    tag: {
        name: re.compile(pattern, re.IGNORECASE if name == "href" else 0)
        for name, pattern in attributes.items()
    }
    for tag, attributes in {
        "a": {
            "href": f"{_HTTP_URL}|{_MAIL_URL}|/salons/{_ID}",
            "rel": REL,
            "target": "_blank",
            "class": "room-link",
            "data-room": _ID,
        },
        "blockquote": {},
        "br": {},
        "code": {},
        "del": {},
        "em": {},
        "h4": {},
        "h5": {},
        "h6": {},
        "hr": {},
        "img": {
            "class": "emoji",
            "src": r"/media/emoji/[0-9a-f]{64}(?:-moving)?\.webp",
            "alt": _SHORTCODE,
            "title": _SHORTCODE,
        },
        "li": {"class": "task|task done"},
        "ol": {"start": r"\d{1,9}"},
        "p": {},
        "picture": {},
        "pre": {"class": "code", "data-language": r"[a-z0-9#+.-]{1,30}"},
        # Of an emoji that moves, its first picture for those who asked for less motion.
        "source": {
            "srcset": r"/media/emoji/[0-9a-f]{64}\.webp",
            "media": r"\(prefers-reduced-motion: reduce\)",
        },
        "span": {"class": r"mention|spoiler|[a-z]{1,2}[a-z0-9]?|hll", "data-person": _ID},
        "strong": {},
        "table": {},
        "tbody": {},
        "td": {"align": "left|center|right"},
        "th": {"align": "left|center|right"},
        "thead": {},
        "time": {"datetime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:00Z"},
        "tr": {},
        "ul": {},
    }.items()
}
"""Elements that may leave; of each, the attributes, and the pattern that the whole value must match."""

_TAGS = set(ATTRIBUTES)
_NAMES = {tag: set(attributes) for tag, attributes in ATTRIBUTES.items() if attributes}
_SCHEMES = {"http", "https", "mailto"}
_VOID = {"br", "hr", "img", "source"}
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]{0,9})((?: [a-z-]{1,20}="[^"<>]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
# Outside tags: what is not text as the serialiser escapes it.
_NOT_TEXT = re.compile(r"[<>\0\r]|&(?!(?:amp|lt|gt|quot|#x27);)")
_threads = threading.local()


def allows(tag: str, attribute: str, value: str) -> bool:
    """Return whether ``<tag attribute="value">`` may leave the server."""
    pattern = ATTRIBUTES.get(tag, {}).get(attribute)
    return pattern is not None and pattern.fullmatch(value) is not None


def sanitize(html: str, *, after_bleach: Callable[[str], str] | None = None) -> str:
    """Return ``html`` with only what the policy allows; what is not allowed is shown as text or dropped.

    ``after_bleach`` may add markup that this server wrote itself (line breaks, highlighted code),
    which bleach would read at some 40 µs an element; nh3 checks that too.
    """
    cleaned = html if is_within(html) else _cleaner().clean(html)
    if after_bleach is not None:
        cleaned = after_bleach(cleaned)
    return last_word(cleaned)


def is_within(html: str) -> bool:
    """Return whether ``html`` holds nothing that the policy would change; linear in its length.

    True only for tags and attributes of the policy, in their plainest spelling, each opened and closed in order,
    around escaped text. What is spelled in any other way may be harmless too: bleach decides.
    """
    opened: list[str] = []
    for closing, tag, attributes in _TAG.findall(html):
        if closing:
            if attributes or not opened or opened.pop() != tag:
                return False
        elif tag not in ATTRIBUTES or not _allows_all(tag, attributes):
            return False
        elif tag not in _VOID:
            opened.append(tag)
    return not opened and _NOT_TEXT.search(_TAG.sub("", html)) is None


def _allows_all(tag: str, attributes: str) -> bool:
    return all(allows(tag, name, unescape(value)) for name, value in _ATTRIBUTE.findall(attributes))


def last_word(html: str) -> str:
    """Return ``html`` as nh3 writes it under the policy: always the last step."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_NAMES,
        attribute_filter=_filtered,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    return value if allows(tag, attribute, value) else None


def _cleaner() -> bleach.Cleaner:
    """Bleach's cleaner is not safe to share between threads, and slow to make."""
    cleaner: bleach.Cleaner | None = getattr(_threads, "cleaner", None)
    if cleaner is None:
        cleaner = bleach.Cleaner(
            tags=_TAGS, attributes=allows, protocols=_SCHEMES, strip=False, strip_comments=True
        )
        _threads.cleaner = cleaner
    return cleaner
