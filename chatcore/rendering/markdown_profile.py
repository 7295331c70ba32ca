"""Python-Markdown in the chat profile: what is taken away, what is added, one instance for each thread.

Taken away are raw HTML, references, images and indented code: a chat has no use for them, and most
of Markdown's cost on hostile text lies there (Python-Markdown#798).
"""

import re
import threading
import xml.etree.ElementTree as etree
from html import escape

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from chatcore.rendering import inline
from chatcore.rendering.layout import CODE_MARK, RULE_MARK, TABLE_MARK

REMOVED_PATTERNS = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "image_link",
    "link",
    "html",
    "entity",
    "autolink",
    "automail",
    "linebreak",
)
REMOVED_BLOCKS = ("code", "hashheader", "setextheader", "hr", "reference")
ESCAPED = "@#:~|/<\"'$"

_threads = threading.local()
_CODE = re.compile(re.escape(CODE_MARK).replace("%d", r"(\d{1,4})"))
_TASK = re.compile(r"\[(?P<state>[ xX])\] ")


class ChatMarkdown(markdown.Markdown):
    """Converts one text at a time; ``run`` holds what the text may mention and what it turned out to hold."""

    run: inline.Run

    def __init__(self) -> None:
        super().__init__(extensions=["sane_lists"])
        self.run = inline.Run()
        for name in REMOVED_PATTERNS:
            self.inlinePatterns.deregister(name)
        for name in REMOVED_BLOCKS:
            self.parser.blockprocessors.deregister(name)
        self.preprocessors.deregister("html_block")
        self.treeprocessors.deregister("prettify")
        self.postprocessors.deregister("raw_html")
        self.ESCAPED_CHARS.extend(ESCAPED)
        self.parser.blockprocessors.register(_CodeMark(self.parser), "code_mark", 85)
        self.parser.blockprocessors.register(_Rule(self.parser), "rule", 84)
        self.parser.blockprocessors.register(
            _Table(self.parser, {"use_align_attribute": True}), "table", 75
        )
        self.parser.blockprocessors.register(_Heading(self.parser), "heading", 70)
        self.treeprocessors.register(_Tasks(self), "tasks", 5)
        self.treeprocessors.register(_Spoilers(self), "spoilers", 4)
        self.serializer = serialized
        inline.register(self)


def markdown_of_this_thread() -> ChatMarkdown:
    """Python-Markdown keeps state while it converts, and takes long to make: one for each thread."""
    instance: ChatMarkdown | None = getattr(_threads, "markdown", None)
    if instance is None:
        instance = _threads.markdown = ChatMarkdown()
    return instance


def forget_markdown() -> None:
    """Drop this thread's instance: one that raised may hold half a document."""
    _threads.markdown = None


def serialized(root: etree.Element) -> str:
    """Return the tree as HTML, all of its text escaped.

    Python-Markdown's own serialiser lets entities through: what one types as ``&lt;`` is to be seen as typed.
    """
    out: list[str] = []
    pending: list[etree.Element | str] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            out.append(node)
            continue
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.items())
        out.append(f"<{node.tag}{attributes}>{escape(node.text or '', quote=False)}")
        if node.tail:
            pending.append(escape(node.tail, quote=False))
        if node.tag not in ("hr", "img", "source"):
            pending.append(f"</{node.tag}>")
        pending.extend(reversed(node))
    return "".join(out)


class _CodeMark(BlockProcessor):
    """A fenced block: ``<pre>3</pre>``, which the code itself replaces after bleach."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return _CODE.fullmatch(block.strip()) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        match = _CODE.fullmatch(blocks.pop(0).strip())
        if match:
            etree.SubElement(parent, "pre").text = AtomicString(match[1])


class _Rule(BlockProcessor):
    """A line across, where the layout found one."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.strip() == RULE_MARK

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks.pop(0)
        etree.SubElement(parent, "hr")


class _Table(TableProcessor):
    """Python-Markdown's table, only where the layout found one and counted its cells."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.startswith(TABLE_MARK) and super().test(parent, block[1:])

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks[0] = blocks[0][1:]
        super().run(parent, blocks)


class _Heading(BlockProcessor):
    """``# Title``, with its space. A message is inside a page: its headings are h4, h5 and h6."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.startswith("#") and block.lstrip("#").startswith(" ")

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        line, _, rest = blocks.pop(0).partition("\n")
        title = line.lstrip("#")
        level = min(len(line) - len(title) + 3, 6)
        etree.SubElement(parent, f"h{level}").text = title.strip(" #") or title.strip()
        if rest:
            blocks.insert(0, rest)


class _Spoilers(Treeprocessor):
    """``||text||``: words that a reader uncovers; the delimiters of Markdown know names of elements only."""

    def run(self, root: etree.Element) -> None:
        for hidden in root.iter(inline.SPOILER):
            hidden.tag = "span"
            hidden.set("class", "spoiler")


class _Tasks(Treeprocessor):
    """``- [ ]`` and ``- [x]``: ☐ and ☑ as text, so that they are read aloud and copied."""

    def run(self, root: etree.Element) -> None:
        for item in root.iter("li"):
            holder = (
                item[0]
                if not (item.text or "").strip() and len(item) and item[0].tag == "p"
                else item
            )
            match = _TASK.match(holder.text or "")
            if match and holder.text:
                done = match["state"] != " "
                holder.text = ("☑ " if done else "☐ ") + holder.text[match.end() :]
                item.set("class", "task done" if done else "task")
