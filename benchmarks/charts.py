"""Charts as SVG: bars lying, lines standing; legible on light and dark, with every value written beside its mark."""

from collections.abc import Iterator
from html import escape

from benchmarks.figures import Chart, rounded

WIDTH = 760
_LABELS = 290
_VALUES = 120
_ROW = 30
_TOP = 54
_HEIGHT = 300
_LEFT = 70
_COLOURS = ("#1f6f8b", "#c8553d", "#6a994e", "#8d6ab8", "#b8860b")

_STYLE = """
  .ground { fill: #ffffff } .text { fill: #1b1f24; font: 14px system-ui, sans-serif }
  .title { fill: #1b1f24; font: 600 16px system-ui, sans-serif }
  .small { fill: #57606a; font: 12px system-ui, sans-serif }
  .ours { fill: #1f6f8b } .theirs { fill: #a9b4bd } .rule { stroke: #d0d7de }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } .text, .title { fill: #e6edf3 } .small { fill: #9aa4af }
    .ours { fill: #58a6c7 } .theirs { fill: #565f69 } .rule { stroke: #30363d }
  }
"""


def as_svg(chart: Chart) -> str:
    """Return ``chart`` as an SVG document that says in words, too, what it shows."""
    height = _TOP + (_ROW * len(chart.bars) if chart.bars else _HEIGHT + _ROW * 2) + 16
    marks = _bars(chart) if chart.bars else _lines(chart)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="{escape(in_words(chart))}">\n<style>{_STYLE}</style>\n'
        f'<rect class="ground" width="{WIDTH}" height="{height}" rx="8"/>\n'
        f'<text class="title" x="16" y="28">{escape(chart.title)}</text>\n'
        f'<text class="small" x="{WIDTH - 16}" y="28" text-anchor="end">{escape(chart.unit)}</text>\n'
        + "\n".join(marks)
        + "\n</svg>\n"
    )


def in_words(chart: Chart) -> str:
    """Return what ``chart`` shows, as a sentence for who does not see it."""
    said = [f"{bar.label} {rounded(bar.value)}" for bar in chart.bars]
    for line in chart.lines:
        values = zip(chart.axis, line.values, strict=True)
        said.append(f"{line.label} " + ", ".join(f"{at} {rounded(value)}" for at, value in values))
    return f"{chart.title}, {chart.unit}: {'; '.join(said)}"


def _bars(chart: Chart) -> Iterator[str]:
    most = max(bar.value for bar in chart.bars) or 1.0
    for row, bar in enumerate(chart.bars):
        y = _TOP + _ROW * row
        length = max(2.0, (WIDTH - _LABELS - _VALUES) * bar.value / most)
        kind = "ours" if bar.ours else "theirs"
        yield (
            f'<text class="text" x="{_LABELS - 10}" y="{y + 15}" text-anchor="end">{escape(bar.label)}</text>'
            f'<rect class="{kind}" x="{_LABELS}" y="{y}" width="{length:.1f}" height="20" rx="3"/>'
            f'<text class="text" x="{_LABELS + length + 8:.1f}" y="{y + 15}">{rounded(bar.value)}</text>'
        )


def _lines(chart: Chart) -> Iterator[str]:
    most = max((value for line in chart.lines for value in line.values), default=0.0) or 1.0
    step = (WIDTH - _LEFT - 60) / max(1, len(chart.axis) - 1)
    floor = _TOP + _HEIGHT

    def place(index: int, value: float) -> tuple[float, float]:
        return _LEFT + step * index, floor - (_HEIGHT - 20) * value / most

    for share in (0.0, 0.5, 1.0):
        _, y = place(0, share * most)
        yield f'<line class="rule" x1="{_LEFT}" x2="{WIDTH - 40}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="small" x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{rounded(share * most)}</text>'
    for index, at in enumerate(chart.axis):
        x, _ = place(index, 0)
        yield f'<text class="small" x="{x:.1f}" y="{floor + 20}" text-anchor="middle">{escape(at)}</text>'
    for number, line in enumerate(chart.lines):
        colour = _COLOURS[number % len(_COLOURS)]
        places = [place(index, value) for index, value in enumerate(line.values)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        x = _LEFT + number * (WIDTH - _LEFT) / max(2, len(chart.lines))
        yield f'<rect x="{x:.1f}" y="{floor + 40}" width="14" height="14" rx="3" fill="{colour}"/>'
        yield f'<text class="text" x="{x + 22:.1f}" y="{floor + 52}">{escape(line.label)}</text>'
