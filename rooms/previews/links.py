"""The links of a rendered message that have a preview, and the words that a page says of itself."""

import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings

from chatcore.foundation.fetching import FetchedPage
from chatcore.foundation.lines import has_visible
from chatcore.rendering.text import without_controls

# A message shows so many pages at the most.
MOST = 3
_LINK = re.compile(r'<a [^>]*target="_blank" href="(https?://[^"]{1,2000})"')
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)


class Said(NamedTuple):
    """What a page says of itself, in plain text: its title, what it is about, the name of its site."""

    title: str
    description: str
    site: str


def links_of(html: str) -> list[str]:
    """Return the first addresses that ``html`` (a rendered message) leads to outside of this site, each once."""
    return [url for url in _addresses(html) if not _is_own(url)][:MOST]


def own_links_of(html: str) -> list[tuple[str, str]]:
    """Return the first addresses that ``html`` leads to inside of this site, each with its path, once."""
    return [(url, unquote(urlsplit(url).path)) for url in _addresses(html) if _is_own(url)][:MOST]


def _addresses(html: str) -> dict[str, None]:
    found = (unescape(url).partition("#")[0] for url in _LINK.findall(_CODE.sub("", html)))
    return dict.fromkeys(found)


def _is_own(url: str) -> bool:
    own: str = urlsplit(settings.PUBLIC_URL).netloc
    return urlsplit(url).netloc == own


def digest_of(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()


def said_by(page: FetchedPage) -> Said | None:
    """Return what ``page`` says of itself; None when it has no title."""
    reader = _Head()
    try:
        reader.feed(_decoded(page))
    except AssertionError:
        # What html.parser says of a few declarations that are none.
        return None
    told = reader.told
    title = _clean(told.get("og:title") or reader.title, 200)
    if not has_visible(title):
        return None
    description = told.get("og:description") or told.get("description", "")
    site = _clean(told.get("og:site_name", ""), 80) or _clean(urlsplit(page.url).hostname or "", 80)
    return Said(title, _clean(description, 400), site)


def _decoded(page: FetchedPage) -> str:
    named = page.charset or _charset_in(page.body)
    try:
        return page.body.decode(named or "utf-8", "replace")
    except LookupError:
        return page.body.decode("utf-8", "replace")


def _charset_in(body: bytes) -> str:
    found = re.search(
        rb"<meta[^>]{1,200}charset=[\"']?([A-Za-z0-9_-]{1,30})", body[:2048], re.IGNORECASE
    )
    return found[1].decode() if found else ""


def _clean(text: str, most: int) -> str:
    words = " ".join(without_controls(text.encode("utf-8", "replace").decode()).split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


class _Head(HTMLParser):
    """Collects the title and what the ``meta`` elements say, up to the body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.told: dict[str, str] = {}
        self.title = ""
        self.in_title = False
        self.over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.over = True
        elif tag == "title" and not self.title:
            self.in_title = True
        elif tag == "meta" and not self.over:
            named = dict(attrs)
            name = (named.get("property") or named.get("name") or "").lower()
            if name and len(self.told) < 100:
                self.told.setdefault(name, (named.get("content") or "")[:2000])

    def handle_endtag(self, tag: str) -> None:
        self.in_title = self.in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self.in_title and not self.over and len(self.title) < 1000:
            self.title += data[:1000]
