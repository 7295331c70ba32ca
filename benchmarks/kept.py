"""The last result of each benchmark, as JSON under ``benchmarks/results``: a run refreshes only what it measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.figures import Section
from benchmarks.machine import Machine

FOLDER = Path(__file__).with_name("results")
NOTES = Path(__file__).with_name("notes")


@dataclass(frozen=True, kw_only=True)
class Result:
    """A section, the machine as it was when it was measured, and how long that took."""

    section: Section
    machine: Machine
    seconds: float


def keep(result: Result) -> None:
    """Put ``result`` in the place of the last one of its name."""
    FOLDER.mkdir(exist_ok=True)
    written = msgspec.json.format(msgspec.json.encode(result), indent=1)
    (FOLDER / f"{result.section.name}.json").write_bytes(written + b"\n")


def kept(names: Sequence[str]) -> list[Result]:
    """Return the last results of ``names``, in their order; those never measured are left out.

    Raises:
        SystemExit: a file there is not a result any more.
    """
    paths = [FOLDER / f"{name}.json" for name in names]
    return [_read(path) for path in paths if path.is_file()]


def note_on(name: str) -> str:
    """Return what people wrote about the figures of ``name`` (benchmarks/notes/<name>.md), or nothing."""
    path = NOTES / f"{name}.md"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _read(path: Path) -> Result:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Result)
    except msgspec.DecodeError as error:
        again = f"measure it again: python -m benchmarks {path.stem}"
        raise SystemExit(f"{path.name} is not a result any more ({error}); {again}") from None
