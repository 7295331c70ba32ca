"""What every file of the repository keeps to: short, well named, finished, and bound to no machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = 300
CODE = {".py", ".ts", ".svelte", ".css", ".mjs"}
SAY_NOTHING = {
    "utils", "util", "helpers", "common", "core", "misc", "service", "services", "manager", "managers",
}  # fmt: skip
GENERATED = re.compile(
    r"\.lock$|package-lock\.json$|src/api/|docs/api/|/migrations/|live/journeys/"
)
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
SKIPPED = re.compile(
    r"pytest\.(mark\.)?(skip|xfail)|unittest\.skip|\b(it|test|describe)\.(skip|only|todo)\b"
)
OF_ONE_MACHINE = re.compile(r"(?<![\w./-])/(work|root|home/\w+|Users/\w+)/[\w.]")
REGISTRY = re.compile(r'"resolved":|^(-i|--(extra-)?index-url|--find-links)\b', re.MULTILINE)


def tracked() -> list[Path]:
    """Return the files under version control that are here."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def texts(*suffixes: str, generated: bool = False) -> list[tuple[str, str]]:
    """Return (path, text) of the tracked files with one of the suffixes, or of all."""
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if (suffixes and path.suffix not in suffixes) or (not generated and GENERATED.search(name)):
            continue
        try:
            found.append((name, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or a font
    return found


def test_no_file_is_longer_than_one_can_read() -> None:
    long = {name: size for name, text in texts(*CODE) if (size := text.count("\n")) > LINES}
    assert not long


def test_file_names_say_what_is_inside() -> None:
    vague = [name for name, _ in texts(*CODE) if Path(name).name.split(".")[0] in SAY_NOTHING]
    assert not vague


def test_nothing_is_left_for_later_and_no_test_is_skipped() -> None:
    found = [
        f"{name}: {match.group()}"
        for name, text in texts(*CODE)
        for pattern in (UNFINISHED, SKIPPED)
        if (match := pattern.search(text)) and name != Path(__file__).relative_to(ROOT).as_posix()
    ]
    assert not found


@pytest.mark.parametrize("pattern", [OF_ONE_MACHINE, REGISTRY], ids=["path", "registry"])
def test_nothing_is_bound_to_one_machine(pattern: re.Pattern[str]) -> None:
    own = Path(__file__).relative_to(ROOT).as_posix()
    found = [
        f"{name}: {match.group()}"
        for name, text in texts(generated=True)
        if name != own and (match := pattern.search(text))
    ]
    assert not found
