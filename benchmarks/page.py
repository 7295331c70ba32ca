"""docs/performance.md, written from the last result of each benchmark, and the same on the terminal."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.charts import as_svg, in_words
from benchmarks.figures import COLUMNS, Section, Table
from benchmarks.kept import Result, note_on

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
PICTURES = PAGE.parent / "pictures" / "performance"

_HEAD = """# Performance

Written by `make bench`, `make bench-large` and `make bench-peers` (`python -m benchmarks`) from `benchmarks/results`;
do not edit. A slow figure is published as it is. Times depend on the machine and on who shares it: the ratio beside a
figure, to a reference of the same run, is what compares.
"""


def write_page(results: Sequence[Result]) -> None:
    """Write the page, and the pictures in it, from ``results`` in their order."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    latest = max(results, key=lambda result: result.machine.date)
    parts = [_HEAD, _about(latest), _targets(results)]
    parts += [_chapter(result) for result in results]
    PAGE.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


def as_text(section: Section) -> str:
    """Return ``section`` for a terminal."""
    rows = [COLUMNS, *(figure.cells() for figure in section.figures)]
    text = f"\n{section.title}\n{_columns(rows)}"
    for caption, table in section.tables:
        text += f"\n\n{caption}\n{_columns([table.head, *table.rows])}"
    return text


def _about(latest: Result) -> str:
    return _table(Table(["", ""], latest.machine.facts()))


def _targets(results: Sequence[Result]) -> str:
    """Return how many targets are met, and which are not."""
    aimed = [(one, figure) for one in results for figure in one.section.figures if figure.met]
    missed = [(one, figure) for one, figure in aimed if figure.met == "no"]
    text = f"{len(aimed) - len(missed)} of {len(aimed)} targets are met."
    if not missed:
        return f"{text}\n"
    rows = [[one.section.title, *figure.cells()[:3]] for one, figure in missed]
    return f"{text} Not met:\n\n{_table(Table(['', *COLUMNS[:3]], rows))}"


def _chapter(result: Result) -> str:
    section, machine = result.section, result.machine
    parts = [f"## {section.title}\n", f"{section.how}\n"]
    parts.append(
        f"Measured {machine.date}, {machine.cores} cores of {machine.processor}, load before {machine.load}, "
        f"in {result.seconds:.0f} s.\n"
    )
    for chart in section.charts:
        (PICTURES / f"{chart.name}.svg").write_text(as_svg(chart), encoding="utf-8")
        parts.append(f"![{in_words(chart)}](pictures/performance/{chart.name}.svg)\n")
    if section.figures:
        parts.append(_table(Table(COLUMNS, [figure.cells() for figure in section.figures])))
    parts += [f"{caption}\n\n{_table(table)}" for caption, table in section.tables]
    if note := note_on(section.name):
        parts.append(f"{note}\n")
    return "\n".join(parts)


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
