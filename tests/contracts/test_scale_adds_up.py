"""The page about scale is worked out from the inputs that it names."""

import pytest

from benchmarks.scale import PAGE, inputs_of, load_of, worked_out

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_is_what_its_inputs_give() -> None:
    assert worked_out(TEXT) == TEXT, "run: python -m benchmarks.scale"


def test_another_input_gives_another_table() -> None:
    other = TEXT.replace("| `sockets_process` | 5,000 |", "| `sockets_process` | 2,500 |")
    assert load_of(100_000, inputs_of(other))["processes"] == 13
    assert worked_out(other) != other


@pytest.mark.parametrize(
    ("input_", "value", "result", "expected"),
    [
        ("posts_hour", 3600, "posts", 250),
        ("listeners", 5, "deliveries", 250 * 10 / 3600 * 1.6 * 5 * 1.3),
        # Nobody is heard by more people than there are.
        ("listeners", 1_000_000, "deliveries", 250 * 10 / 3600 * 1.6 * 250 * 1.3),
        ("deliveries_core", 10, "processes", 15),
        ("posts_year", 10, "messages", 1_000 * 10 * 650),
    ],
)
def test_each_input_counts(input_: str, value: float, result: str, expected: float) -> None:
    given = {**inputs_of(TEXT), "event_bytes": 780, "message_bytes": 650, input_: value}
    assert load_of(1_000, given)[result] == pytest.approx(expected)
