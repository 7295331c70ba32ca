"""Emoji by name, in French and English: ``:sourire:`` and ``:smile:`` are 😄."""

from pathlib import Path


def _read() -> dict[str, str]:
    """Return name → emoji from ``emoji.txt``: a line holds an emoji, then its names."""
    names: dict[str, str] = {}
    for line in Path(__file__).with_name("emoji.txt").read_text(encoding="utf-8").splitlines():
        emoji, *words = line.split()
        for word in words:
            names.setdefault(word, emoji)
    return names


EMOJI = _read()
"""Every name known, in lower case with underscores."""
