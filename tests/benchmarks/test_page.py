"""What a benchmark found is kept, and shown as it is."""

from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from benchmarks import kept, page
from benchmarks.charts import as_svg, in_words
from benchmarks.figures import Bar, Chart, Figure, Line, Reference, Section, Table
from benchmarks.kept import Result
from benchmarks.machine import Machine

BARS = Chart(
    name="gate", title="Gate <1>", unit="ms", bars=[Bar("ours", 3.0), Bar("node ws", 4.5, ours=False)]
)  # fmt: skip
LINES = Chart(
    name="tide", title="Tide", unit="s", axis=["10", "100"], lines=[Line("x", [0.0, 2.0])]
)
MACHINE = Machine(
    date="2026-11-24 04:46 UTC", processor="a processor", cores=2, memory="8 GB", system="Linux", load="0, 0, 0",
    python="3.11", packages="django 5.2", database="15",
)  # fmt: skip


def a_result(name: str, value: float) -> Result:
    section = Section(
        name=name, title=f"On {name}", how="So | so.",
        figures=[
            Figure(what="speed", value=value, unit="ms", at_most=10, reference=Reference("bare", 2.0)),
            Figure(what="without a target", value=1, unit="s"),
        ],
        tables=[("Beside:", Table(["a"], [["b|c"]]))],
        charts=[BARS, LINES],
    )  # fmt: skip
    return Result(section=section, machine=MACHINE, seconds=3.2)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "results")
    monkeypatch.setattr(kept, "NOTES", tmp_path)
    monkeypatch.setattr(page, "PAGE", tmp_path / "performance.md")
    monkeypatch.setattr(page, "PICTURES", tmp_path / "pictures" / "performance")
    return tmp_path


def test_a_partial_run_refreshes_only_its_own_section(elsewhere: Path) -> None:
    kept.keep(a_result("gate", 12.0))
    kept.keep(a_result("tide", 5.0))
    kept.keep(a_result("gate", 8.0))
    assert kept.kept(["gate", "absent", "tide"]) == [a_result("gate", 8.0), a_result("tide", 5.0)]


def test_the_page_says_which_targets_are_missed_and_what_people_noted(elsewhere: Path) -> None:
    (elsewhere / "gate.md").write_text("It waits for the sea.", encoding="utf-8")
    page.write_page([a_result("gate", 12.0), a_result("tide", 5.0)])
    text = (elsewhere / "performance.md").read_text(encoding="utf-8")
    assert "1 of 2 targets are met. Not met:" in text
    assert "| On gate | speed | 12 ms | ≤ 10 ms |" in text
    assert "| speed | 5 ms | ≤ 10 ms | yes | bare: 2 ms | 2.5 × |" in text
    assert "It waits for the sea." in text
    assert "b\\|c" in text
    assert "](pictures/performance/tide.svg)" in text


def test_a_result_of_another_shape_says_what_to_do(elsewhere: Path) -> None:
    (elsewhere / "results").mkdir()
    old = msgspec.json.encode({"section": {}})
    (elsewhere / "results" / "gate.json").write_bytes(old)
    with pytest.raises(SystemExit, match="python -m benchmarks gate"):
        kept.kept(["gate"])


@pytest.mark.parametrize("chart", [BARS, LINES], ids=["bars", "lines"])
def test_a_chart_is_a_picture_that_also_says_in_words_what_it_shows(chart: Chart) -> None:
    root = ElementTree.fromstring(as_svg(chart))
    assert root.attrib["aria-label"] == in_words(chart)
    shown = " ".join(text for text in root.itertext())
    assert chart.title in shown
    for value in ("4.5", "node ws") if chart is BARS else ("10", "100", "x"):
        assert value in shown
