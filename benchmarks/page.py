"""docs/performance.md, written from what was measured, and the same on the terminal."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import COLUMNS, Section, Table
from benchmarks.machine import Machine

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"

_HEAD = """# Performance

Written by `make bench` (`python -m benchmarks`); do not edit. A slow figure is published as it is. Times depend on the
machine and on who shares it: the ratio beside a figure, to a reference of the same run, is what compares.
"""


def write_page(sections: Sequence[Section], machine: Machine, seconds: float) -> None:
    """Write the page for one whole run."""
    parts = [_HEAD, _about(machine, seconds)]
    parts += [f"## {one.title}\n\n{one.how}\n\n{as_markdown(one)}" for one in sections]
    PAGE.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


def as_markdown(section: Section) -> str:
    """Return the tables of ``section``."""
    tables = [_table(Table(COLUMNS, [figure.cells() for figure in section.figures]))]
    tables += [f"{caption}\n\n{_table(table)}" for caption, table in section.tables]
    return "\n".join(tables)


def as_text(section: Section) -> str:
    """Return ``section`` for a terminal."""
    rows = [COLUMNS, *(figure.cells() for figure in section.figures)]
    text = f"\n{section.title}\n{_columns(rows)}"
    for caption, table in section.tables:
        text += f"\n\n{caption}\n{_columns([table.head, *table.rows])}"
    return text


def _about(machine: Machine, seconds: float) -> str:
    rows = [[name, value] for name, value in machine.facts()]
    return _table(Table(["", ""], [*rows, ["the whole run", f"{seconds:.0f} s"]]))


def _table(table: Table) -> str:
    lines = [table.head, ["---"] * len(table.head), *table.rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
