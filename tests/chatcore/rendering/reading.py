"""Reading HTML in tests with a parser that had no part in writing it."""

from html.parser import HTMLParser

from chatcore.rendering.policy import ATTRIBUTES, allows

VOID = {"br", "hr", "img"}


class Reader(HTMLParser):
    """Collects what the policy forbids, and whether every element is closed in its turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forbidden: list[str] = []
        self.open: list[str] = []
        self.balanced = True
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ATTRIBUTES:
            self.forbidden.append(tag)
        for name, value in attrs:
            if not allows(tag, name, value or ""):
                self.forbidden.append(f"{tag} {name}={value}")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.balanced = False

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.forbidden.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.forbidden.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.forbidden.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.forbidden.append(f"<![{data}]>")


def read(html: str) -> Reader:
    """Return what a reader of ``html`` meets."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        reader.balanced = False
    return reader


def seen(html: str) -> str:
    """Return the text that ``html`` shows."""
    return "".join(read(html).words)
