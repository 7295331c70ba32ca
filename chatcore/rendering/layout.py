"""The layout of a message: one pass over its lines that sets out the blocks as Python-Markdown wants them.

People in a chat do not leave the blank lines that Markdown asks for around lists and quotes, indent
sub-lists as they like, and end a quote by ending the line. This pass writes what they mean, takes
fenced code out, and holds every bound that keeps Markdown's cost in proportion: the number of
blocks, the depth of quotes and lists, the size of tables, runs of spaces.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

MAX_BLOCKS = 150
"""Blocks (paragraphs, items, headings, quotes, fences, rows) that are set out; what follows is lines of text."""
MAX_QUOTES = 3
MAX_LIST_DEPTH = 5
MAX_CELLS = 240
MAX_COLUMNS = 20
MAX_SPACES = 80
MAX_FORMULA_LINES = 40

_SPACES = re.compile(rf" {{{MAX_SPACES + 1},}}")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>[^`~]*)")
_LANGUAGE = re.compile(r"[A-Za-z0-9#+.-]{1,30}")
_QUOTE = re.compile(r">[ ]?")
_ITEM = re.compile(r"(?P<marker>[-*+]|(?P<number>\d{1,9})[.)])(?: +(?P<rest>.*))?$")
_HEADING = re.compile(r"#{1,6} +\S")
_SEPARATOR_CHARACTERS = frozenset("|:- ")
# What would begin a block inside an item: `- - - …` nests as deep as the line is long.
_NESTING = re.compile(r"[-*+>](?=[ >]|$)|\d{1,9}(?=[.)](?: |$))|#(?=#{0,5} )")

EMPTY = "\u200b"
"""Text of an item or line that has none, without which Markdown would see no item."""

CODE_MARK = "\ue000code:%d\ue000"
TABLE_MARK = "\ue001"
RULE_MARK = "\ue002"
FORMULA_MARK = "\ue003%d\ue003"
"""Stand for a fenced block, before a table, for a rule, for a formula: what this pass has not marked is none. Private
use; what the author typed of them is removed first."""

_OURS = re.compile("[\ue000-\ue003]")


class Fence(NamedTuple):
    code: str
    language: str


@dataclass
class Layout:
    """``text`` for Python-Markdown, the fenced ``blocks`` taken out of it, and the bounds in use."""

    lines: list[str] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    blocks: int = 0
    cells: int = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def may_begin(self) -> bool:
        self.blocks += 1
        return self.blocks <= MAX_BLOCKS


def lay_out(text: str) -> Layout:
    """Return ``text`` set out for Python-Markdown. Takes time in proportion to its length."""
    layout = Layout()
    source = _OURS.sub("", text).expandtabs(4).split("\n")
    layout.lines = _Container(layout, depth=0).set_out(source)
    return layout


class _Container:
    """The message itself, or one quote in it."""

    def __init__(self, layout: Layout, depth: int) -> None:
        self.layout = layout
        self.depth = depth
        self.out: list[str] = []
        self.indents: list[int] = []  # of the open lists, outermost first
        self.kinds: list[str] = []  # of their last items: "-" or "1"
        self.in_text = False

    def set_out(self, lines: list[str]) -> list[str]:
        at = 0
        while at < len(lines):
            line = lines[at].strip(" ")
            indent = len(lines[at]) - len(lines[at].lstrip(" "))
            if not line:
                self._blank()
                at += 1
            elif fence := self._fence(line):
                at = self._code(lines, at, fence, indent)
            elif formula := self._formula(lines, at):
                at += formula
            elif line.startswith(">"):
                at = self._quote(lines, at)
            elif self._begins_table(lines, at):
                at = self._table(lines, at)
            else:
                self._line(line, indent)
                at += 1
        return self.out

    def _blank(self) -> None:
        if self.out and self.out[-1] and self.layout.may_begin():
            self.out.append("")
            self.in_text = False

    def _apart(self, *lines: str) -> None:
        """Write ``lines`` as a block of their own."""
        if self.out and self.out[-1]:
            self.out.append("")
        self.out += [*lines, ""]
        self.in_text = False

    def _line(self, line: str, indent: int) -> None:
        item = _ITEM.match(line)
        if _is_rule(line) and self.layout.may_begin():
            self.indents.clear()
            self._apart(RULE_MARK)
        elif _HEADING.match(line) and self.layout.may_begin():
            self.indents.clear()
            self._apart(_calm(line))
        elif item and self._may_be_item(item) and self.layout.may_begin():
            self._item(item, indent)
        else:
            self._text(_calm(line), indent)

    def _may_be_item(self, item: re.Match[str]) -> bool:
        """A number in the middle of a paragraph begins a list only if it is 1: « né en\\n1998. Puis »."""
        if item["rest"] is None:
            return bool(self.indents)
        return not self.in_text or bool(self.indents) or item["number"] in (None, "1")

    def _item(self, item: re.Match[str], indent: int) -> None:
        while len(self.indents) > 1 and indent < self.indents[-1]:
            self.indents.pop()
        if not self.indents or (
            indent > self.indents[-1] + 1 and len(self.indents) < MAX_LIST_DEPTH
        ):
            self.indents.append(indent)
        kind = "1" if item["number"] else "-"
        level = len(self.indents) - 1
        changed = not level and kind != "".join(self.kinds[:1])
        if self.out and self.out[-1] and (self.in_text or changed):
            self.out.append("")
        self.kinds[level:] = [kind]
        self.in_text = False
        marker = f"{item['number']}." if item["number"] else "-"
        rest = _guarded(item["rest"] or EMPTY)
        self.out.append(f"{'    ' * level}{marker} {_calm(rest)}")

    def _text(self, line: str, indent: int) -> None:
        after_blank = not self.out or not self.out[-1]
        if self.indents and indent >= 2:
            depth = sum(1 for at in self.indents if indent > at)
            self.out.append("    " * depth + _guarded(line) if after_blank else _guarded(line))
            return
        if self.indents:
            self.indents.clear()
            if not after_blank:
                self.out.append("")
            after_blank = True
        self.in_text = True
        self.out.append(_guarded(line) if after_blank else line)

    def _fence(self, line: str) -> re.Match[str] | None:
        match = _FENCE.fullmatch(line) if line[0] in "`~" else None
        return match if match and self.layout.may_begin() else None

    def _code(self, lines: list[str], at: int, fence: re.Match[str], indent: int) -> int:
        """Take the code from the fence at line ``at`` to its end (or the end of all); return the line after."""
        closing = fence["fence"]
        end = at + 1
        while end < len(lines) and not _closes(lines[end].strip(" "), closing):
            end += 1
        code = [
            line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines[at + 1 : end]
        ]
        language = _LANGUAGE.match(fence["info"].strip(" "))
        self.layout.fences.append(Fence("\n".join(code), language[0] if language else ""))
        level = sum(1 for outer in self.indents if indent > outer) if indent >= 2 else 0
        if not level:
            self.indents.clear()
        self._apart("    " * level + CODE_MARK % (len(self.layout.fences) - 1))
        return end + 1

    def _formula(self, lines: list[str], at: int) -> int:
        """Take ``$$`` … ``$$``, on one line or several; return how many lines it was (0: none)."""
        first = lines[at].strip(" ")
        if not first.startswith("$$"):
            return 0
        end = next(
            (
                place
                for place in range(at, min(at + MAX_FORMULA_LINES, len(lines)))
                if lines[place].rstrip(" ").endswith("$$") and (place > at or len(first) > 4)
            ),
            None,
        )
        if end is None:
            return 0
        source = "\n".join(lines[at : end + 1]).strip(" ")[2:-2].strip()
        if not source or "$$" in source or not self.layout.may_begin():
            return 0
        self.layout.formulas.append(source)
        self.indents.clear()
        self._apart(FORMULA_MARK % (len(self.layout.formulas) - 1))
        return end - at + 1

    def _quote(self, lines: list[str], at: int) -> int:
        end = at
        while end < len(lines) and lines[end].lstrip(" ").startswith(">"):
            end += 1
        inner = [_QUOTE.sub("", line.lstrip(" "), count=1) for line in lines[at:end]]
        if not self.layout.may_begin() or self.depth >= MAX_QUOTES:
            for line in inner:
                self._text(_calm(line.lstrip("> ")) or EMPTY, 0)
            return end
        self.indents.clear()
        quoted = _Container(self.layout, self.depth + 1).set_out(inner)
        self._apart(*(f"> {line}" if line else ">" for line in quoted))
        return end

    def _begins_table(self, lines: list[str], at: int) -> bool:
        if "|" not in lines[at] or at + 1 >= len(lines):
            return False
        separator = lines[at + 1].strip(" ")
        if not _is_separator(separator):
            return False
        return lines[at].count("|") <= MAX_COLUMNS + 1 and separator.count("|") <= MAX_COLUMNS + 1

    def _table(self, lines: list[str], at: int) -> int:
        columns = lines[at + 1].count("|") + 1
        end = at + 2
        while (
            end < len(lines)
            and "|" in lines[end]
            and columns * (end - at) + self.layout.cells < MAX_CELLS
        ):
            end += 1
        self.layout.cells += columns * (end - at)
        self.indents.clear()
        rows = [_calm(line.strip(" ")) for line in lines[at:end]]
        if self.layout.cells > MAX_CELLS or not self.layout.may_begin():
            for row in rows:
                self._text(row, 0)
        else:
            self._apart(TABLE_MARK + rows[0], *rows[1:])
        return end


def _closes(line: str, opening: str) -> bool:
    return len(line) >= len(opening) and line[:1] == opening[0] and not line.strip(opening[0])


def _is_rule(line: str) -> bool:
    marks = line.replace(" ", "")
    return len(marks) >= 3 and marks[0] in "-*_" and not marks.strip(marks[0])


def _is_separator(line: str) -> bool:
    return "-" in line and "|" in line and _SEPARATOR_CHARACTERS.issuperset(line)


def _calm(line: str) -> str:
    """Return ``line`` with runs of spaces cut to ``MAX_SPACES``: Markdown's patterns scan them again and again."""
    return _SPACES.sub(" " * MAX_SPACES, line) if "  " in line else line


def _guarded(line: str) -> str:
    """Return a line of text so that Markdown does not take it for the beginning of a block."""
    match = _NESTING.match(line)
    return _escaped(match[0]) + line[match.end() :] if match else line


def _escaped(beginning: str) -> str:
    """Return what begins a block with a backslash before the mark: before the dot, for a number."""
    return f"{beginning}\\" if beginning.isdigit() else f"\\{beginning}"
