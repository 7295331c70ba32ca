"""What a benchmark found: figures with their target and their reference, in sections."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Reference(NamedTuple):
    """Something known, measured in the same run and in the same unit."""

    what: str
    value: float


class Table(NamedTuple):
    """Further figures that have no target: ``head`` names the columns, the first of them the rows."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured value. ``at_most`` or ``at_least`` is the target that it is compared with."""

    what: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    reference: Reference | None = None

    @property
    def target(self) -> str:
        if self.at_most is not None:
            return f"≤ {rounded(self.at_most)} {self.unit}"
        return "" if self.at_least is None else f"≥ {rounded(self.at_least)} {self.unit}"

    @property
    def met(self) -> str:
        """ "yes", "no", or nothing where there is no target."""
        if self.at_most is not None:
            return "yes" if self.value <= self.at_most else "no"
        return "" if self.at_least is None else "yes" if self.value >= self.at_least else "no"

    @property
    def ratio(self) -> str:
        if self.reference is None or not self.reference.value:
            return ""
        return f"{rounded(self.value / self.reference.value)} ×"

    def cells(self) -> list[str]:
        """Return the figure as a row of a table: what, value, target, met, reference, ratio."""
        beside = ""
        if self.reference is not None:
            beside = f"{self.reference.what}: {rounded(self.reference.value)} {self.unit}"
        value = f"{rounded(self.value)} {self.unit}"
        return [self.what, value, self.target, self.met, beside, self.ratio]


COLUMNS = ["what", "figure", "target", "met", "reference in the same run", "ratio"]


class Bar(NamedTuple):
    """One bar of a chart; ``ours`` sets the product apart from what it is compared with."""

    label: str
    value: float
    ours: bool = True


class Line(NamedTuple):
    """One line of a chart: a value at each place of the chart's axis."""

    label: str
    values: Sequence[float]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Bars, or lines over the places of ``axis``; ``name`` is that of its file."""

    name: str
    title: str
    unit: str
    bars: list[Bar] = field(default_factory=list)
    axis: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Section:
    """The figures of one benchmark, how they were measured, and what else it saw."""

    name: str
    title: str
    how: str
    figures: list[Figure] = field(default_factory=list)
    tables: list[tuple[str, Table]] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)


def rounded(value: float) -> str:
    """Return ``value`` with three significant digits, thousands apart."""
    if value == 0 or abs(value) >= 100:
        return f"{round(value):,}"
    return f"{value:.3g}"
